package dev.parallel.processor.read;

import dev.parallel.processor.model.Definition;
import dev.parallel.processor.model.TaskModel;
import dev.parallel.processor.report.Problem;
import java.util.List;
import java.util.Set;

/**
 * What reading a method gave.
 *
 * @param model the task, perhaps without all codecs; null if not even its members can be declared
 * @param definitions the types with generated codecs that it needs, at any depth
 * @param problems what is wrong
 * @param unresolved types that do not exist, or not yet
 */
record MethodReading(TaskModel model, Set<Definition> definitions, List<Problem> problems, Set<String> unresolved) {

    boolean travels() {
        return model != null && problems.isEmpty() && unresolved.isEmpty();
    }
}
