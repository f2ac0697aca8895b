package dev.parallel.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program of a JVM that does nothing. */
final class IdleJvm {

    private IdleJvm() {}

    /**
     * Reads standard input to its end, so that nothing is left when the measuring JVM is gone.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws IOException {
        while (System.in.read() >= 0) {
            // Nothing is ever written there.
        }
    }

    static Process start(String... flags) throws IOException {
        return builder(flags).start();
    }

    static Process endsAtOnce() throws IOException {
        return builder("-XX:+UseSerialGC")
                .redirectInput(new java.io.File("/dev/null"))
                .start();
    }

    private static ProcessBuilder builder(String... flags) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), IdleJvm.class.getName()));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
