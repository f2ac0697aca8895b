package dev.parallel.maven.driver.task;

import dev.parallel.spi.TaskPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A declared policy in words. */
public final class PolicyText {

    private PolicyText() {}

    /**
     * Says what an annotation declares.
     *
     * @param policy the policy
     * @return for example {@code workers 4, timeout 10s, retries 1, pool com.acme.Primes}
     */
    public static String of(TaskPolicy policy) {
        List<String> parts = new ArrayList<>();
        parts.add("workers " + (policy.workers() == 0 ? "as processors" : policy.workers()));
        parts.add("timeout " + (policy.timeoutNanos() == 0 ? "none" : duration(policy.timeoutNanos())));
        parts.add("retries " + policy.retries());
        if (policy.maxTasksPerWorker() > 0) {
            parts.add("a new worker after " + policy.maxTasksPerWorker() + " tasks");
        }
        if (!policy.heap().isEmpty()) {
            parts.add("heap " + policy.heap());
        }
        if (!policy.jvmArgs().isEmpty()) {
            parts.add("jvmArgs " + String.join(" ", policy.jvmArgs()));
        }
        parts.add("pool " + policy.pool());
        return String.join(", ", parts);
    }

    /** As the annotation takes it: {@code 1m30s}. */
    private static String duration(long nanos) {
        return Duration.ofNanos(nanos).toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }
}
