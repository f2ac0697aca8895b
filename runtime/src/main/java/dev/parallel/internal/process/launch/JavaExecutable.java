package dev.parallel.internal.process.launch;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The {@code java} command of the JVM that runs this application. */
final class JavaExecutable {

    private JavaExecutable() {}

    /**
     * Its path.
     *
     * @throws LaunchException if the run-time image has none, with the way out for images of jlink and jpackage
     */
    static Path of(HostJvm host) {
        Path bin = Path.of(host.property("java.home"), "bin");
        for (String name : File.separatorChar == '\\' ? List.of("java.exe") : List.of("java")) {
            if (Files.isExecutable(bin.resolve(name))) {
                return bin.resolve(name);
            }
        }
        String what =
                "Workers need the command java, and the run-time image of this application has none in " + bin + ". ";
        if (!host.property(HostJvm.JPACKAGE).isEmpty()) {
            throw new LaunchException(what + "jpackage leaves it out unless told otherwise: pass it --jlink-options"
                    + " \"--strip-debug --no-man-pages --no-header-files\", which is its default without"
                    + " --strip-native-commands.");
        }
        throw new LaunchException(
                what + "If it was made by jlink, make it without --strip-native-commands. If not, the JDK or JRE at"
                        + " java.home is incomplete.");
    }
}
