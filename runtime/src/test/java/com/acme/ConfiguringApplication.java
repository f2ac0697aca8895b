package com.acme;

import dev.parallel.Pools;
import java.util.concurrent.Callable;

/** One of several applications in a server, which says what its own declarative pool is. Gives a result, and how often it was asked. */
public final class ConfiguringApplication implements Callable<String> {

    private int asked;

    @Override
    public String call() {
        Pools.configure("com.acme.Demo", pool -> {
            asked++;
            pool.workers(1).heap("32m");
        });
        return ParallelDemo.isPrime.apply(7) + " " + asked;
    }
}
