package dev.parallel.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What build tools rely on. */
@Timeout(60)
class PackagingTest {

    @Test
    void compilersFindTheProcessor() {
        assertThat(ServiceLoader.load(Processor.class).stream().map(ServiceLoader.Provider::type))
                .contains(ParallelProcessor.class);
    }

    @Test
    void gradleKnowsThatItIsolates() throws Exception {
        try (InputStream in =
                ParallelProcessor.class.getResourceAsStream("/META-INF/gradle/incremental.annotation.processors")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip())
                    .isEqualTo(ParallelProcessor.class.getName() + ",isolating");
        }
    }
}
