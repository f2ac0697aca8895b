package dev.parallel.application;

import dev.parallel.Task;
import dev.parallel.testing.ParallelDisagreeing;
import dev.parallel.testing.ParallelPooled;

/** Two classes whose tasks name one pool and say different things of it. */
public final class Disagreement {

    private Disagreement() {}

    public static void main(String[] arguments) {
        System.out.println("first=" + ParallelPooled.setting.apply("colour"));
        Task<String, String> other = ParallelDisagreeing.setting;
        System.out.println("other=" + other.apply("colour") + " " + other.apply("colour"));
        System.out.println("again=" + ParallelPooled.setting.apply("colour"));
    }
}
