package dev.parallel.processor.read;

import dev.parallel.processor.codec.Verdict;
import dev.parallel.processor.model.Definition;
import dev.parallel.processor.model.TaskModel;
import dev.parallel.processor.report.Problem;
import dev.parallel.processor.report.Tag;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;

/** What reading a method gives, filled while it is read. */
final class MethodReading {

    /** What is wrong. */
    final List<Problem> problems = new ArrayList<>();

    /** Types that do not exist, or not yet. */
    final Set<String> unresolved = new LinkedHashSet<>();

    /** The types with generated codecs that the task needs, at any depth. */
    final Set<Definition> definitions = new LinkedHashSet<>();

    /** Whether another processor may still change a refused type. */
    boolean premature;

    /** Whether less may be lost of an exception once another processor has been at it, which takes a round. */
    boolean unfinished;

    /** The task, perhaps without all codecs; null if not even its members can be declared. */
    TaskModel model;

    /** Adds what was found in a parameter or the result. */
    void add(Verdict verdict, Element place, String what) {
        unresolved.addAll(verdict.unresolved());
        definitions.addAll(verdict.definitions());
        premature |= verdict.premature();
        for (String sentence : verdict.sentences()) {
            problems.add(Problem.of(Tag.TYPE, place, what + ": " + sentence));
        }
        for (String note : verdict.notes()) {
            problems.add(Problem.note(Tag.FIELDS, place, note));
        }
    }

    boolean isTask() {
        return model != null && problems.stream().noneMatch(Problem::isError) && unresolved.isEmpty();
    }
}
