package dev.parallel.processor.codec;

import dev.parallel.processor.model.Refusal;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Why well-known kinds of types do not travel, and what to do instead. */
final class Refusals {

    static final String NAME_A_CODEC =
            "name a codec for it: @Parallel.Codecs(MyCodecs.class) with a static Codec<%s>, made by Codec.via(...)";

    private static final String PROCESS = "belongs to the process that made it";
    private static final String OPEN = "is an open resource of this process";
    private static final String PASS_CONTENT =
            "pass a Path and open it within the task, or pass the content as byte[] or String";
    private static final String CONCRETE =
            "is one implementation of a collection, and what arrives would not be of this class";

    /** A type, why its kind does not travel, and the way out; the first that fits counts. */
    private record Rule(String superType, String reason, String wayOut) {}

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "java.lang.Class",
                    "is code, and a worker must not load classes by a name that it is sent",
                    "pass a String or an enum and choose the class within the task"),
            new Rule("java.io.InputStream", OPEN, PASS_CONTENT),
            new Rule(
                    "java.io.OutputStream", OPEN, "return the content as byte[] or String, or pass a Path to write to"),
            new Rule("java.io.Reader", OPEN, PASS_CONTENT),
            new Rule("java.io.Writer", OPEN, "return the content as byte[] or String, or pass a Path to write to"),
            new Rule("java.nio.channels.Channel", OPEN, PASS_CONTENT),
            new Rule(
                    "java.util.stream.BaseStream",
                    "is a computation, not its values",
                    "collect it: declare a List or an array"),
            new Rule("java.util.Iterator", "is a position within a collection", "declare a List or an Iterable"),
            new Rule("java.util.Enumeration", "is a position within a collection", "declare a List or an Iterable"),
            new Rule(
                    "java.lang.Thread",
                    PROCESS,
                    "pass the data that the task needs, and start threads within the task"),
            new Rule("java.lang.ThreadGroup", PROCESS, "pass the data that the task needs"),
            new Rule("java.lang.ThreadLocal", PROCESS, "pass its value"),
            new Rule("java.lang.ClassLoader", PROCESS, "pass the data that the task needs"),
            new Rule("java.lang.Process", PROCESS, "start the process within the task"),
            new Rule("java.util.concurrent.Executor", PROCESS, "make it within the task"),
            new Rule(
                    "java.util.concurrent.Future",
                    "is the promise of another computation",
                    "wait for its value and pass that"),
            new Rule(
                    "java.util.concurrent.locks.Lock",
                    PROCESS,
                    "make it within the task; calls that share nothing need none"),
            new Rule(
                    "java.util.concurrent.Semaphore",
                    PROCESS,
                    "take it in the caller, or let the pool's workers be as few as may run at once"),
            new Rule("java.util.concurrent.CyclicBarrier", PROCESS, "wait for the results instead: map does"),
            new Rule(
                    "java.util.concurrent.CountDownLatch",
                    PROCESS,
                    "wait for the results instead: map does, and AsyncResult.await"),
            new Rule(
                    "java.util.concurrent.BlockingQueue",
                    PROCESS,
                    "pass its elements as a List, and return what the task would put there"),
            new Rule("java.util.concurrent.atomic.AtomicInteger", PROCESS, "pass its value, and return the new one"),
            new Rule("java.util.concurrent.atomic.AtomicLong", PROCESS, "pass its value, and return the new one"),
            new Rule("java.util.concurrent.atomic.AtomicBoolean", PROCESS, "pass its value, and return the new one"),
            new Rule("java.util.concurrent.atomic.AtomicReference", PROCESS, "pass its value"),
            new Rule("java.util.NavigableMap", CONCRETE, "declare it as NavigableMap"),
            new Rule("java.util.SortedMap", CONCRETE, "declare it as SortedMap"),
            new Rule("java.util.Map", CONCRETE, "declare it as Map"),
            new Rule("java.util.NavigableSet", CONCRETE, "declare it as NavigableSet"),
            new Rule("java.util.SortedSet", CONCRETE, "declare it as SortedSet"),
            new Rule("java.util.Set", CONCRETE, "declare it as Set"),
            new Rule("java.util.List", CONCRETE, "declare it as List"),
            new Rule("java.util.Deque", CONCRETE, "declare it as Deque"),
            new Rule("java.util.Queue", "may have any order of its own", "declare it as Deque or List"),
            new Rule("java.util.Map.Entry", "is a view of a map", "declare a record, or a Map"),
            new Rule("java.util.Date", "is mutable and out of date", "declare java.time.Instant or LocalDate"),
            new Rule("java.util.Calendar", "is mutable and out of date", "declare java.time.ZonedDateTime"),
            new Rule("java.util.TimeZone", "is mutable and out of date", "declare java.time.ZoneId"),
            new Rule("java.net.URL", "carries a stream handler of this process", "declare java.net.URI"),
            new Rule(
                    "java.lang.Number",
                    "does not say which number it is",
                    "declare Integer, Long, Double, BigDecimal or another of them"),
            new Rule(
                    "java.lang.Throwable",
                    "carries a stack of this process",
                    "throw it: declared exceptions of a task come back; or declare a record with what matters"));

    /** What a user's own class may implement and be a value all the same: its shape says whether it travels. */
    private static final Set<String> KINDS_OF_VALUES = Set.of("java.lang.Number", "java.util.Map.Entry");

    private final TypeSystem system;

    Refusals(TypeSystem system) {
        this.system = system;
    }

    /** The refusal of a type that no rule makes travel, or null if its shape should be looked at. */
    Refusal wellKnown(TypeMirror type, String name) {
        TypeElement element = TypeSystem.element(type);
        String qualified = element.getQualifiedName().toString();
        if (qualified.equals("java.lang.Object")) {
            return new Refusal(
                    name,
                    "says nothing about what it holds",
                    "declare the type that it is; for one of several, a sealed interface with records");
        }
        if (qualified.equals("java.lang.CharSequence")
                || (system.isA(type, "java.lang.Appendable") && system.isA(type, "java.lang.CharSequence"))) {
            return new Refusal(name, "is a text that may change", "declare String");
        }
        if (qualified.equals("java.lang.Enum") || qualified.equals("java.lang.Record")) {
            return new Refusal(
                    name,
                    "does not say which class it is",
                    "declare the " + (qualified.endsWith("Enum") ? "enum" : "record") + " itself");
        }
        for (Rule rule : RULES) {
            if (system.isA(type, rule.superType())
                    && (TypeSystem.isOfJdk(element) || !KINDS_OF_VALUES.contains(rule.superType()))) {
                return new Refusal(name, rule.reason(), rule.wayOut());
            }
        }
        if (system.isA(type, "java.util.Collection")) {
            return new Refusal(name, CONCRETE, "declare it as List, Set or Collection");
        }
        if (isFunctional(element)) {
            return new Refusal(
                    name,
                    "is code, and code does not travel",
                    "pass data (an enum, a String, a record) that says what to do, and do it within the task");
        }
        if (TypeSystem.isOfJdk(element)) {
            return new Refusal(name, "is no type of the JDK that travels", codecHint(element));
        }
        return null;
    }

    static String codecHint(TypeElement element) {
        return "declare a record with what matters, or " + String.format(NAME_A_CODEC, element.getSimpleName());
    }

    private boolean isFunctional(TypeElement element) {
        return element.getAnnotation(FunctionalInterface.class) != null
                || system.packageOf(element).equals("java.util.function");
    }
}
