package dev.parallel.internal.process.launch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A fast-jar of Quarkus: its jars lie unpacked beside {@code quarkus-run.jar}, so a plain class path does. */
record QuarkusPackaging(Path application) implements Packaging {

    static final String ENTRY_POINT = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

    /** In the order in which the runner's loader looks into them. */
    private static final List<String> FOLDERS = List.of("app", "lib/main", "lib/boot", "quarkus");

    /** Of the path of {@code quarkus-run.jar}. */
    static QuarkusPackaging of(String runner) {
        Path folder = Path.of(runner).toAbsolutePath().getParent();
        if (folder == null) {
            throw new LaunchException("The Quarkus application " + runner
                    + " lies in no folder, so its jars are not found. Start it as java -jar quarkus-run.jar.");
        }
        return new QuarkusPackaging(folder);
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
        return ClassPathPackaging.of(jars).pathAndMain(mainClass);
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
