package dev.parallel.internal.process.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.internal.process.TestJvm;
import dev.parallel.internal.process.TestJvm.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the manifest of an application that {@code java -jar} starts opens to it. */
@Timeout(180)
class ExecutableJarTest {

    @TempDir
    private Path folder;

    private Path jar(Map<String, String> attributes) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
        Path file = folder.resolve("my application.jar");
        new JarOutputStream(Files.newOutputStream(file), manifest).close();
        return file;
    }

    private static List<String> arguments(Path classPath, String command) {
        return ExecutableJar.arguments(new HostJvm(
                Map.of("java.class.path", classPath.toString(), "sun.java.command", command),
                List.of(),
                false,
                Optional.empty(),
                ""));
    }

    @Test
    void itsPackagesAreOpenInWorkersToo() throws Exception {
        Path jar = jar(Map.of(
                "Main-Class",
                LaunchesWorker.class.getName(),
                "Class-Path",
                TestJvm.CLASSES.toUri() + " " + TestJvm.TEST_CLASSES.toUri(),
                "Add-Opens",
                "java.base/java.lang java.base/java.util",
                "Add-Exports",
                "java.base/sun.nio.ch"));
        Result worker = TestJvm.run(TestJvm.command("-jar", jar.toString(), folder.toString()));
        assertThat(worker.code()).as(worker.err()).isZero();
        assertThat(worker.value("arguments"))
                .contains(
                        "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--add-opens=java.base/java.util=ALL-UNNAMED");
    }

    @Test
    void aJarOnTheClassPathOpensNothing() throws Exception {
        Path jar = jar(Map.of("Add-Opens", "java.base/java.lang"));
        assertThat(arguments(jar, jar + " --some argument"))
                .containsExactly("--add-opens=java.base/java.lang=ALL-UNNAMED");
        assertThat(arguments(jar, "com.acme.Main " + jar)).isEmpty();
        assertThat(arguments(jar, jar + "2")).isEmpty();
    }

    @Test
    void whatDoesNotExistIsPassedOverAsTheLauncherDoes() throws Exception {
        Path jar = jar(
                Map.of(
                        "Add-Opens",
                        "java.base/java.lang,java.base/java.util java.base no.module/a.b java.base/no.package java.base/java.io"));
        assertThat(arguments(jar, jar.toString())).containsExactly("--add-opens=java.base/java.io=ALL-UNNAMED");
    }

    @Test
    void nativeAccessIsAllowedWhereTheLauncherDoes() throws Exception {
        Path jar = jar(Map.of("Enable-Native-Access", "ALL-UNNAMED"));
        assertThat(arguments(jar, jar.toString()))
                .isEqualTo(
                        Runtime.version().feature() >= 22 ? List.of("--enable-native-access=ALL-UNNAMED") : List.of());
    }
}
