package dev.parallel.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.lang.reflect.Constructor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What classes hold beside what their constructors take. */
@Timeout(60)
class ClassStateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Account | p.Tasks.Account cannot travel: it has fields that its constructor does not take, and whose values"
                        + " would be lost: owner, limit. Way out: take them in the constructor, make final what never"
                        + " changes, mark as transient what is a cache, make it a record, or name a codec for it",
                "Empty | would be lost: id, notes. Way out: take them in the constructor, mark as transient what is a cache,"
                        + " make it a record, or name a codec for it",
                "Request | would be lost: notes, isOpen, text. Way out",
                "Circle | would be lost: kind. Way out",
                "Point | would be lost: x, y. Way out",
                "java.util.List<Account> | would be lost: owner, limit. Way out",
                "dev.parallel.processor.foreign.Counter | would be lost: count. Way out",
                "Job | would be lost: active. Way out",
                "Sub | would be lost: count. Way out",
                "Mask | it inherits from java.util.BitSet, which hides its state: nothing says that the constructor takes it. Way"
                        + " out: hold a BitSet instead of being one, or name a codec for it",
                "Hits | it inherits from java.util.concurrent.atomic.LongAdder, which hides its state",
            })
    void fieldsThatOthersSetAreRefusedIfTheConstructorDoesNotTakeThem(String type, String message) {
        Diagnosed.of(1, """
                        package p;
                        import dev.parallel.Parallel;
                        import java.util.*;
                        public class Tasks {
                            static class Account {
                                private final int id;
                                private String owner;
                                protected int limit;
                                private int hash;
                                Account(int id) { this.id = id; }
                                int getId() { return id; }
                                void setOwner(CharSequence owner) { this.owner = owner.toString(); }
                            }
                            static class Empty {
                                private final int id = 3;
                                private List<String> notes;
                            }
                            static class Base<T extends Base<T>> {
                                private List<String> notes;
                                private boolean isOpen;
                                private String text;
                                T notes(ArrayList<String> notes) { this.notes = notes; return self(); }
                                void setOpen(Boolean open) { isOpen = open; }
                                Base<T> withText(String text) { this.text = text; return this; }
                                @SuppressWarnings("unchecked") private T self() { return (T) this; }
                            }
                            static final class Request extends Base<Request> {
                                final int id;
                                Request(int id) { this.id = id; }
                            }
                            static abstract class Shape {
                                protected String kind;
                                Shape(String kind) { this.kind = kind; }
                            }
                            static final class Circle extends Shape {
                                final double radius;
                                Circle(double radius) { super("circle"); this.radius = radius; }
                            }
                            @SuppressWarnings("serial")
                            static final class Point extends java.awt.Point {
                                final String name;
                                Point(String name) { this.name = name; }
                            }
                            static final class Job {
                                final String name;
                                private boolean active;
                                Job(String name) { this.name = name; }
                                boolean setActive(boolean active) { boolean changed = active != this.active; this.active = active; return changed; }
                            }
                            static class Counted {
                                private int count;
                                void setCount(int count) { this.count = count; }
                            }
                            static final class Sub extends Counted {
                                private final int count;
                                Sub(int count) { this.count = count; }
                                int count() { return count; }
                            }
                            @SuppressWarnings("serial")
                            static final class Mask extends BitSet {
                                Mask(int size) { super(size); }
                            }
                            @SuppressWarnings("serial")
                            static final class Hits extends java.util.concurrent.atomic.LongAdder {
                                final String page;
                                Hits(String page) { this.page = page; }
                            }
                            @Parallel static void wrong(
                                %s marked) {}
                        }
                        """.formatted(type)).at("marked", message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@lombok.Setter static | private int n;",
                "@lombok.Data static | private int n;",
                "@lombok.Data static | @lombok.Setter(lombok.AccessLevel.PUBLIC) private int n;",
                "static | @lombok.Setter private int n;",
            })
    void aSetterThatAnotherProcessorAddsIsOne(String type, String field) {
        Diagnosed.of(1, lombok(type, field)).at("marked", "would be lost: n. Way out");
    }

    @Test
    void aSetterThatNobodyElseMayCallIsNone() {
        assertThat(Built.compile(
                                lombok("@lombok.Data static", "@lombok.Setter(lombok.AccessLevel.NONE) private int n;"))
                        .status())
                .isEqualTo(Compilation.Status.SUCCESS);
    }

    private static String[] lombok(String type, String field) {
        return new String[] {
            """
            package p;
            import dev.parallel.Parallel;
            public class Tasks {
                %s class Bean {
                    final String text;
                    %s
                    Bean(String text) { this.text = text; }
                }
                @Parallel static void one(
                    Bean marked) {}
            }
            """.formatted(type, field),
            "package lombok;\npublic @interface Data {}",
            "package lombok;\npublic @interface Setter { AccessLevel value() default AccessLevel.PUBLIC; }",
            "package lombok;\npublic enum AccessLevel { PUBLIC, PRIVATE, NONE }"
        };
    }

    @Test
    void whatOnlyTheClassItselfSetsIsToldOnce() {
        Compilation compilation = Built.compile(
                List.of("-Xlint:all,-try,-processing", "-Werror"),
                """
                package p;
                import dev.parallel.Parallel;
                public class Tasks {
                    static class Base { private int read; int read() { return read++; } }
                    static final class Name extends Base {
                        final String text; private int hash; private transient int length;
                        Name(String text) { this.text = text; }
                        @Override @lombok.Generated public int hashCode() { return hash == 0 ? hash = text.hashCode() : hash; }
                        int length() { return length == 0 ? length = text.length() : length; }
                    }
                    @Parallel static void one(
                        java.util.List<Name> marked) {}
                    @Parallel static Name two(Name other) { return other; }
                    @Parallel static void three(dev.parallel.processor.foreign.Tally tally) {}
                }
                """,
                "package lombok;\npublic @interface Generated {}");
        assertThat(compilation.status()).isEqualTo(Compilation.Status.SUCCESS);
        assertThat(compilation.notes()).singleElement().satisfies(note -> {
            assertThat(note.getLineNumber()).isEqualTo(12);
            assertThat(note.getMessage(null))
                    .isEqualTo("[parallel:fields] p.Tasks.Name arrives with what its constructor sets in these fields,"
                            + " whatever was set later: hash, read. A cache is better marked as transient, and what never"
                            + " changes made final");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "Derived", "Cached", "Renamed", "Name", "Words", "Money", "Range", "Tags", "Circle", "Two", "Rate", "Bean",
        "Named", "Failing", "Figure", "Entry", "Key"
    })
    void classesThatHoldNothingBesideTravel(String type) throws Throwable {
        Built built = Built.of("""
                package p;
                import dev.parallel.Parallel;
                import java.util.*;
                public class Tasks {
                    static final class Derived {
                        private final String text; private final int length;
                        Derived(String text) { this.text = text; length = text.length(); }
                        String text() { return text; }
                        @Override public String toString() { return text + length; }
                    }
                    static final class Cached {
                        static int made;
                        private final String text; private transient int length;
                        Cached(String text) { this.text = text; }
                        String text() { return text; }
                        @Override public String toString() { length = text.length(); return text + length; }
                    }
                    static final class Renamed {
                        private String mText; private List<Integer> more;
                        Renamed(String text, Collection<Integer> all) { mText = text; more = List.copyOf(all); }
                        String text() { return mText; }
                        List<Integer> all() { return more; }
                        @Override public String toString() { return mText + more.get(0); }
                    }
                    static final class Name {
                        private final String text; private int hash;
                        Name(String text) { this.text = text; }
                        String text() { return text; }
                        @Override public int hashCode() { return hash == 0 ? hash = text.hashCode() : hash; }
                        @Override public String toString() { return text + hashCode(); }
                    }
                    static final class Words {
                        private final String line; private List<String> words;
                        Words(String line) { this.line = line; }
                        String line() { return line; }
                        List<String> words() { return words == null ? words = List.of(line.split("b")) : words; }
                        @Override public String toString() { return words().toString(); }
                    }
                    static final class Money {
                        private java.math.BigDecimal value;
                        Money(String amount) { value = new java.math.BigDecimal(amount); }
                        String amount() { return value.toString(); }
                        static Money value(java.math.BigDecimal value) { return new Money(value.toString()); }
                        private void setValue(java.math.BigDecimal value) { this.value = value; }
                        void setValue(boolean negative) { setValue(value.negate()); }
                        boolean value(Number other) { return value.equals(other); }
                        @Override public String toString() { return value.toString(); }
                    }
                    static final class Range {
                        private int from, to;
                        Range(String text) { from = text.indexOf('a'); to = text.indexOf('c'); }
                        String text() { return "abc".substring(from, to + 1); }
                        @Override public String toString() { return from + "-" + to; }
                    }
                    static final class Tags {
                        private String[] all;
                        Tags(List<String> tags) { all = tags.toArray(new String[0]); }
                        List<String> tags() { return List.of(all); }
                        @Override public String toString() { return String.join(",", all); }
                    }
                    static abstract class Shape {
                        private String kind; protected final int edges;
                        Shape(String kind, int edges) { this.kind = kind; this.edges = edges; }
                        String kind() { return kind; }
                    }
                    static final class Circle extends Shape {
                        private final String radius;
                        Circle(String radius) { super("circle", 0); this.radius = radius; }
                        String radius() { return radius; }
                        @Override public String toString() { return kind() + edges + radius; }
                    }
                    static final class Two {
                        private Integer mCount; private String mName;
                        Two(String name, Integer count) { mCount = count; mName = name; }
                        String name() { return mName; }
                        Integer count() { return mCount; }
                        @Override public String toString() { return mName + mCount; }
                    }
                    static class Sum {
                        private Integer mTotal;
                        Sum(Integer total) { mTotal = total; }
                        Integer total() { return mTotal; }
                    }
                    static final class Rate extends Sum {
                        private Double mRate;
                        Rate(Integer total, Double rate) { super(total); mRate = rate; }
                        Double rate() { return mRate; }
                        @Override public String toString() { return total() + "x" + mRate; }
                    }
                    static final class Bean {
                        private boolean isOpen; private String getText;
                        Bean(boolean open, String text) { isOpen = open; getText = text; }
                        boolean isOpen() { return isOpen; }
                        String getText() { return getText; }
                        @Override public String toString() { return isOpen + getText; }
                    }
                    static class Holder<T> {
                        private T held;
                        Holder(T held) { this.held = held; }
                        T getValue() { return held; }
                    }
                    static final class Named extends Holder<String> {
                        Named(String value) { super(value); }
                        @Override public String toString() { return getValue() + "3"; }
                    }
                    static final class Failing {
                        private String text;
                        Failing(String text) throws java.io.IOException, Error { this.text = text; }
                        String text() { return text; }
                        @Override public String toString() { return text + "3"; }
                    }
                    @SuppressWarnings("serial")
                    static final class Figure extends Number {
                        private final String text;
                        Figure(String text) { this.text = text; }
                        String text() { return text; }
                        @Override public int intValue() { return 3; }
                        @Override public long longValue() { return 3; }
                        @Override public float floatValue() { return 3; }
                        @Override public double doubleValue() { return 3; }
                        @Override public String toString() { return text + 3; }
                    }
                    static final class Entry implements Map.Entry<String, Integer> {
                        private final String key;
                        Entry(String key) { this.key = key; }
                        @Override public String getKey() { return key; }
                        @Override public Integer getValue() { return 3; }
                        @Override public Integer setValue(Integer value) { throw new UnsupportedOperationException(); }
                        @Override public String toString() { return key + 3; }
                    }
                    static final class Key {
                        private final String text; final String toString; final int hashCode;
                        Key(String text, String toString, int hashCode) {
                            this.text = text; this.toString = toString; this.hashCode = hashCode;
                        }
                        String text() { return text; }
                        @Override public String toString() { return text + hashCode; }
                    }
                    @Parallel static %s same(%s value) { return value; }
                }
                """.formatted(type, type));
        Constructor<?> constructor = built.type("p.Tasks$" + type).getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        Object value = switch (type) {
            case "Renamed" -> constructor.newInstance("abc", List.of(3));
            case "Money" -> constructor.newInstance("3.50");
            case "Tags" -> constructor.newInstance(List.of("abc", "d"));
            case "Two" -> constructor.newInstance("abc", 3);
            case "Rate" -> constructor.newInstance(3, 0.5);
            case "Key" -> constructor.newInstance("abc", "abc3", 3);
            case "Bean" -> constructor.newInstance(true, "abc");
            default -> constructor.newInstance("abc");
        };
        assertThat(built.run("p.ParallelTasks", "same", value))
                .isNotSameAs(value)
                .hasToString(value.toString());
    }
}
