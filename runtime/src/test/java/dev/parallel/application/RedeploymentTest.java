package dev.parallel.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.internal.process.TestJvm;
import dev.parallel.testing.LeavesNothingBehind;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Applications that come and go in one JVM, each with a class loader of its own, as in a server. */
@Timeout(180)
@ExtendWith(LeavesNothingBehind.class)
class RedeploymentTest {

    @TempDir
    private Path folder;

    /** Copies the classes of a package whose names begin so. */
    private static void copy(Path target, String classes) throws IOException {
        Path source = TestJvm.TEST_CLASSES.resolve(classes).getParent();
        String prefix = Path.of(classes).getFileName().toString();
        Path to = Files.createDirectories(target.resolve(classes).getParent());
        try (Stream<Path> files = Files.list(source)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith(prefix)) {
                    Files.copy(file, to.resolve(file.getFileName()));
                }
            }
        }
    }

    @Test
    void nothingRefersToAnApplicationAfterItsPoolsWereClosed() throws Exception {
        Path server = folder.resolve("server");
        Path application = folder.resolve("application");
        copy(server, "dev/parallel/application/Redeployment");
        copy(application, "com/acme/ParallelDemo");
        copy(application, "com/acme/DeployedApplication");
        copy(application, "com/acme/ConfiguringApplication");

        TestJvm.Result result = TestJvm.run(TestJvm.command(List.of(
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                TestJvm.CLASSES + File.pathSeparator + server,
                Redeployment.class.getName(),
                application.toString())));

        assertThat(result.code()).as(result.err()).isZero();
        for (int i = 1; i <= 2; i++) {
            assertThat(result.value("said" + i)).isEqualTo("true [false, true, true, false] true [true, false]");
            assertThat(result.value("cleared" + i)).isEqualTo("true");
        }
        assertThat(result.value("configured")).isEqualTo("true 1, true 1");
        assertThat(result.value("both")).isEqualTo("true false");
        assertThat(result.value("workers")).isEqualTo("2");
        assertThat(result.value("child")).isEqualTo("true");
        assertThat(result.value("left")).isEqualTo("1 true");
    }
}
