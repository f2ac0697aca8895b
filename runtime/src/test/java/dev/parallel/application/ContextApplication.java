package dev.parallel.application;

import dev.parallel.Call;
import dev.parallel.Inputs;
import dev.parallel.Outcome;
import dev.parallel.Pool;
import dev.parallel.Results;
import dev.parallel.error.ParallelException;
import dev.parallel.testing.ParallelContexts;
import dev.parallel.testing.TenantContext;
import dev.parallel.testing.TraceContext;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Gives calls with and without a context and prints what they saw. Its class path has the services. */
public final class ContextApplication {

    private static final List<Integer> NUMBERS = IntStream.range(0, 500).boxed().toList();

    private ContextApplication() {}

    public static void main(String[] arguments) throws Exception {
        try (Pool pool = Pool.builder().workers(2).heap("32m").retries(0).open()) {
            calls(pool, arguments[0]);
            mappings(pool);
            failures(pool);
        }
        try (Pool pool = Pool.builder().workers(1).heap("32m").open()) {
            cleared(pool);
        }
    }

    private static void print(String key, Object value) {
        System.out.println(key + "=" + value);
    }

    private static Call<String> observe() {
        return ParallelContexts.observe.with(0);
    }

    private static void calls(Pool pool, String fileToBe) {
        print("none", pool.apply(observe()));
        TraceContext.set("t1");
        print("one", pool.apply(observe()));
        TenantContext.set(Map.of("id", "acme"));
        print("both", pool.apply(observe()));
        Map<String, String> withNull = new HashMap<>();
        withNull.put("none", null);
        TenantContext.set(withNull);
        var later = pool.applyAsync(observe());
        TraceContext.set("t2");
        TenantContext.set(Map.of());
        print("async", later.join());
        print(
                "retried",
                pool.apply(ParallelContexts.observeAfterDeath.with(fileToBe).retries(1)));
    }

    private static void mappings(Pool pool) {
        TraceContext.set("t3");
        int before = TraceContext.CAPTURES.get();
        print("map", new HashSet<>(pool.map(ParallelContexts.observe, NUMBERS)));
        print("captures", TraceContext.CAPTURES.get() - before);
        print("starmap", new HashSet<>(pool.starmap(Collections.nCopies(9, ParallelContexts.observe.with(1)))));
        var later = pool.mapAsync(ParallelContexts.observe, NUMBERS);
        try (Results<String> results = pool.imap(ParallelContexts.observe, NUMBERS, 1)) {
            TraceContext.set("t4");
            print("imap", new HashSet<>(results.stream().toList()));
        }
        print("mapAsync", new HashSet<>(later.join()));
    }

    private static void failures(Pool pool) {
        TraceContext.set(TraceContext.FAILS_TO_CAPTURE);
        print("captureFails", told(() -> pool.apply(observe())));
        print("captureFailsInMap", told(() -> pool.map(ParallelContexts.observe, NUMBERS)));
        print("captureFailsInOutcomes", told(() -> pool.mapOutcomes(ParallelContexts.observe, NUMBERS)));
        AtomicInteger closed = new AtomicInteger();
        Stream<Integer> stream = NUMBERS.stream().onClose(closed::incrementAndGet);
        print("captureFailsInImap", told(() -> pool.imap(ParallelContexts.observe, Inputs.of(stream))));
        print("closedByImap", closed);
        print("captureFailsLater", told(() -> pool.applyAsync(observe())));
        TraceContext.set(TraceContext.FAILS_TO_RESTORE);
        print("restoreFails", told(() -> pool.apply(observe())));
        TraceContext.set(TraceContext.HAS_NO_SCOPE);
        print("noScope", told(() -> pool.apply(observe())));
        TraceContext.set(TraceContext.FAILS_TO_CLOSE);
        print("closeFails", told(() -> pool.apply(observe())));
        print("closeFailsToo", told(() -> pool.apply(ParallelContexts.observeAndThrow.with(0))));
        TraceContext.set("t5");
        TenantContext.set(Map.of("small", "s", "long", "x".repeat(1900)));
        print("much", pool.apply(observe()).length());
        TenantContext.set(Map.of("small", "s", "long", "x".repeat(2100)));
        print("tooMuch", told(() -> pool.apply(observe())));
        TenantContext.set(Collections.singletonMap(null, "v"));
        print("nullKey", told(() -> pool.apply(observe())));
        TenantContext.set(Map.of());
        print("afterFailures", pool.apply(observe()));
    }

    private static void cleared(Pool pool) {
        TraceContext.set("t6");
        print("throwing", told(() -> pool.apply(ParallelContexts.observeAndThrow.with(0))));
        TraceContext.set(null);
        print("afterThrowing", pool.apply(observe()));
        TraceContext.set("t7");
        List<Outcome<String>> outcomes = pool.mapOutcomes(ParallelContexts.observeAndThrow, List.of(1, 2));
        print("throwingItems", outcomes.size());
        TraceContext.set(null);
        print("afterItems", pool.map(ParallelContexts.observe, List.of(1, 2)));
    }

    private static String told(Supplier<?> call) {
        try {
            return "no failure but " + call.get();
        } catch (ParallelException e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }
}
