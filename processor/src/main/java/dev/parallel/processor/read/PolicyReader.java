package dev.parallel.processor.read;

import dev.parallel.processor.model.TaskModel;
import dev.parallel.processor.report.Problem;
import dev.parallel.processor.report.Tag;
import dev.parallel.spi.DurationText;
import dev.parallel.spi.MemoryText;
import java.time.Duration;
import java.util.List;

/** Reads and checks what an annotation says of the pool and the calls. */
final class PolicyReader {

    private final TaskAnnotation annotation;
    private final List<Problem> problems;

    PolicyReader(TaskAnnotation annotation, List<Problem> problems) {
        this.annotation = annotation;
        this.problems = problems;
    }

    /** The policy; where a value cannot be used, its default, and a problem. */
    TaskModel.Policy read(String defaultPool) {
        String pool = annotation.text("pool");
        return new TaskModel.Policy(
                count("workers", "0 means one for each processor"),
                timeout(),
                count("retries", "0 means that a call runs at most once"),
                count("maxTasksPerWorker", "0 means that workers are never replaced"),
                heap(),
                jvmArgs(),
                pool.isEmpty() ? defaultPool : pool(pool));
    }

    private int count(String name, String zero) {
        int value = annotation.number(name);
        if (value < 0) {
            refuse(name, name + " = " + value + " is negative: it is at least 0, and " + zero);
            return 0;
        }
        return value;
    }

    private long timeout() {
        String text = annotation.text("timeout");
        if (text.isEmpty()) {
            return 0;
        }
        try {
            Duration limit = DurationText.parse(text);
            if (limit.compareTo(Duration.ZERO) > 0) {
                return limit.toNanos();
            }
            refuse(
                    "timeout",
                    "timeout = \"" + text
                            + "\" is not more than zero: no call could end within it; leave the timeout out for"
                            + " no limit");
            return 0;
        } catch (IllegalArgumentException e) {
            refuse("timeout", "timeout = \"" + text + "\" " + e.getMessage());
            return 0;
        }
    }

    private String heap() {
        String text = annotation.text("heap");
        if (text.isEmpty()) {
            return text;
        }
        try {
            return MemoryText.heap(text);
        } catch (IllegalArgumentException e) {
            refuse("heap", "heap = \"" + text + "\" " + e.getMessage());
            return "";
        }
    }

    private List<String> jvmArgs() {
        List<String> all = annotation.texts("jvmArgs");
        if (all.stream().anyMatch(String::isBlank)) {
            refuse(
                    "jvmArgs",
                    "jvmArgs has a blank argument, which a JVM takes for the name of its main class: leave it out");
            return List.of();
        }
        return all;
    }

    private String pool(String name) {
        if (name.isBlank()) {
            refuse("pool", "pool = \"" + name + "\" is blank: name the pool, or leave it out for the class's own pool");
        }
        return name;
    }

    private void refuse(String name, String text) {
        problems.add(annotation.problem(Tag.POLICY, name, text));
    }
}
