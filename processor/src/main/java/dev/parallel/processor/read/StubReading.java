package dev.parallel.processor.read;

import dev.parallel.processor.model.Definition;
import dev.parallel.processor.model.StubModel;
import dev.parallel.processor.report.Problem;
import java.util.List;
import java.util.Set;

/**
 * What reading a class gave.
 *
 * @param model the stub; null if the class can have none
 * @param definitions the types that need a codec beside them
 * @param problems what is wrong
 * @param unresolved types that do not exist, or not yet
 * @param premature whether another processor may still change a refused type
 * @param unfinished whether a round of the other processors may lessen what is lost of an exception
 */
public record StubReading(
        StubModel model,
        Set<Definition> definitions,
        List<Problem> problems,
        Set<String> unresolved,
        boolean premature,
        boolean unfinished) {
    public StubReading {
        problems = List.copyOf(problems);
        unresolved = Set.copyOf(unresolved);
    }
}
