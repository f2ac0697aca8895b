package dev.parallel.bench;

import org.openjdk.jcstress.Main;

/** Explores the link's protocol with jcstress: the tests stand beside the classes that they explore, in their packages. */
public final class Explore {

    private Explore() {}

    /**
     * Runs the tests whose names match.
     *
     * @param arguments a regular expression; none: all tests
     * @throws Exception if the tests cannot be run
     */
    public static void main(String[] arguments) throws Exception {
        String tests = arguments.length == 0 ? ".*" : arguments[0];
        // 32 states at a time: each has a link of its own, see Loopback.
        Main.main(new String[] {
            "-t", tests,
            "-r", "jcstress",
            "-strideSize", "8",
            "-strideCount", "4",
            "-sc", "false",
            "-f", "1",
            "-af", "GLOBAL",
            "-iters", "1",
            "-time", "300",
            "-hs", "192",
        });
    }
}
