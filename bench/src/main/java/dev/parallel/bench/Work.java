package dev.parallel.bench;

import dev.parallel.Parallel;

/** The tasks that are measured. */
final class Work {

    private Work() {}

    @Parallel
    static int square(int number) {
        return number * number;
    }

    @Parallel
    static byte[] echo(byte[] bytes) {
        return bytes;
    }

    @Parallel
    static long pid(int unused) {
        return ProcessHandle.current().pid();
    }
}
