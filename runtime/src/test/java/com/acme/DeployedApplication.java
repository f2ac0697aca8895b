package com.acme;

import dev.parallel.AsyncResult;
import dev.parallel.Pools;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** An application that a server deploys: uses its declarative pool in all ways, and closes it when it is undeployed. */
public final class DeployedApplication implements Callable<String> {

    @Override
    public String call() {
        Pools.configure(
                "com.acme.Demo",
                pool -> pool.workers(2)
                        .heap("32m")
                        .idleTimeout(Duration.ofSeconds(30))
                        .output(dev.parallel.WorkerOutput.toLines(line -> System.out.println("line=" + line))));
        Pools.limitProcesses(2);
        boolean one = ParallelDemo.isPrime(7).apply();
        List<Boolean> all = ParallelDemo.isPrime.map(List.of(1, 2, 3, 4));
        AsyncResult<Boolean> later = ParallelDemo.isPrime.applyAsync(11, ok -> use(ok), error -> use(error));
        AsyncResult<List<Boolean>> mapped = ParallelDemo.isPrime.mapAsync(List.of(5, 6));
        String said = one + " " + all + " " + later.join() + " " + mapped.join();
        Pools.closeAll();
        return said;
    }

    private static void use(Object value) {
        assert value != null;
    }
}
