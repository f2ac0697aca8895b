package dev.parallel.internal.process.launch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A fast-jar of Quarkus: its jars lie unpacked beside {@code quarkus-run.jar}, so a plain class path does.
 *
 * @param application the folder of {@code quarkus-run.jar}
 * @param logManager the class that the runner has made the log manager, before anything logs; "" if it has not. Without it, what a
 *     worker logs by Quarkus's libraries is lost, and the JDK's own records complain of that
 */
record QuarkusPackaging(Path application, String logManager) implements Packaging {

    static final String ENTRY_POINT = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

    private static final String LOG_MANAGER = "java.util.logging.manager";

    /** In the order in which the runner's loader looks into them. */
    private static final List<String> FOLDERS = List.of("app", "lib/main", "lib/boot", "quarkus");

    /** Of the path of {@code quarkus-run.jar}, in that application's JVM. */
    static QuarkusPackaging of(String runner, HostJvm host) {
        Path folder = Path.of(runner).toAbsolutePath().getParent();
        if (folder == null) {
            throw new LaunchException("The Quarkus application " + runner
                    + " lies in no folder, so its jars are not found. Start it as java -jar quarkus-run.jar.");
        }
        return new QuarkusPackaging(folder, host.property(LOG_MANAGER));
    }

    @Override
    public List<String> pathAndMain(String mainClass) {
        List<Path> jars = new ArrayList<>();
        for (String folder : FOLDERS) {
            jars.addAll(jarsIn(application.resolve(folder)));
        }
        if (jars.isEmpty()) {
            throw new LaunchException("No jar was found in the folders " + FOLDERS + " of the Quarkus application "
                    + application + ". It must be a complete fast-jar: copy the whole folder quarkus-app.");
        }
        List<String> arguments = new ArrayList<>();
        if (!logManager.isEmpty()) {
            arguments.add("-D" + LOG_MANAGER + "=" + logManager);
        }
        arguments.addAll(ClassPathPackaging.of(jars).pathAndMain(mainClass));
        return arguments;
    }

    private static List<Path> jarsIn(Path folder) {
        List<Path> jars = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return jars;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
            found.forEach(jars::add);
        } catch (IOException e) {
            throw new LaunchException("The folder " + folder + " of the Quarkus application cannot be read: " + e, e);
        }
        Collections.sort(jars);
        return jars;
    }
}
