package dev.parallel.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * A stub.
 *
 * @param element the declaring class
 * @param name the stub's name
 * @param visible whether the stub is public
 * @param tasks its tasks, in order of declaration
 * @param refused methods that were refused, but whose members can be declared
 * @param nested definitions that are coded inside the stub
 */
public record StubModel(
        TypeElement element,
        ClassName name,
        boolean visible,
        List<TaskModel> tasks,
        List<TaskModel> refused,
        List<Definition> nested) {
    public StubModel {
        tasks = List.copyOf(tasks);
        refused = List.copyOf(refused);
        nested = List.copyOf(nested);
    }
}
