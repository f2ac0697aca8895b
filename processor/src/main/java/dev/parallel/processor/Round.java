package dev.parallel.processor;

import com.palantir.javapoet.ClassName;
import dev.parallel.processor.codec.Definitions;
import dev.parallel.processor.codec.TypeResolver;
import dev.parallel.processor.codec.TypeSystem;
import dev.parallel.processor.codec.UserCodecsReader;
import dev.parallel.processor.model.Definition;
import dev.parallel.processor.model.StubModel;
import dev.parallel.processor.read.StubReader;
import dev.parallel.processor.read.StubReading;
import dev.parallel.processor.report.Problem;
import dev.parallel.processor.report.Reporter;
import dev.parallel.processor.report.Tag;
import dev.parallel.processor.write.CodecWriter;
import dev.parallel.processor.write.Sources;
import dev.parallel.processor.write.StubWriter;
import dev.parallel.spi.Abi;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;

/** One round of the compiler: elements of an earlier one are not used again. */
final class Round {

    private final Reporter reporter;
    private final Sources written;
    private final Set<String> sources;
    private final boolean last;
    private final boolean othersFailed;
    private final Definitions definitions;
    private final StubReader reader;

    Round(TypeSystem system, Reporter reporter, Sources written, Set<String> sources, RoundEnvironment environment) {
        this.reporter = reporter;
        this.written = written;
        this.sources = sources;
        this.last = environment.processingOver();
        this.othersFailed = environment.errorRaised();
        UserCodecsReader codecsReader = new UserCodecsReader(system, sources);
        this.definitions = new Definitions(system, sources, codecsReader);
        this.reader = new StubReader(system, new TypeResolver(system, definitions), codecsReader);
    }

    /**
     * Writes what belongs to a class and reports what is wrong with it; false if it has to wait for the next round.
     *
     * @param hasWaited whether another processor has had a round for the class: for what costs no more than a note, one is enough
     */
    boolean process(TypeElement type, boolean hasWaited) {
        List<Problem> problems = new ArrayList<>();
        try {
            StubReading reading = reader.read(type);
            if (!last && (isToCome(reading) || (reading.unfinished() && !hasWaited))) {
                return false;
            }
            if (!othersFailed && !reading.unresolved().isEmpty()) {
                problems.add(Problem.of(Tag.TYPE, type, unresolved(reading.unresolved())));
            }
            problems.addAll(reading.problems());
            write(reading, problems);
        } catch (RuntimeException | IOException e) {
            problems.add(Problem.of(Tag.INTERNAL, type, internal(e)));
        }
        reporter.report(problems);
        return true;
    }

    private static boolean isToCome(StubReading reading) {
        return reading.premature() || !reading.unresolved().isEmpty();
    }

    private void write(StubReading reading, List<Problem> problems) throws IOException {
        StubModel stub = reading.model();
        if (stub == null) {
            return;
        }
        boolean complete = true;
        for (Definition definition : reading.definitions()) {
            complete &= writeCodec(definition, stub, problems);
        }
        if (complete && isFree(stub.name(), "the stub", stub.element(), problems)) {
            written.write(
                    new StubWriter(stub, Abi.VERSION).write(),
                    stub.element().getQualifiedName().toString());
        }
    }

    private boolean writeCodec(Definition definition, StubModel user, List<Problem> problems) throws IOException {
        if (written.contains(
                definition.codec().canonicalName(), definition.type().canonicalName())) {
            return true;
        }
        String what = "the codec of " + definition.type().canonicalName();
        if (!isFree(definition.codec(), what, user.element(), problems)) {
            return false;
        }
        written.write(
                new CodecWriter(definition, Abi.VERSION)
                        .writeFile(definitions.unitOf(definition).nested()),
                definition.type().canonicalName());
        return true;
    }

    /** Whether no class of this compilation bears a name. */
    private boolean isFree(ClassName name, String what, TypeElement place, List<Problem> problems) {
        String taken = name.canonicalName();
        if (!sources.contains(taken) && !written.contains(taken)) {
            return true;
        }
        problems.add(Problem.of(
                Tag.NAME,
                place,
                what + " would be " + taken + ", and there is such a class already: rename that class, or this one"));
        return false;
    }

    private static String unresolved(Set<String> types) {
        return "the stub is incomplete, because these do not exist: " + String.join(", ", new TreeSet<>(types))
                + ". Perhaps an import is missing, or the processor that should write them did not run";
    }

    private static String internal(Exception e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return "the processor failed, which is a defect of parallel-processor; please report it with this trace:\n"
                + trace;
    }
}
