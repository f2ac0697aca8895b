package dev.parallel.internal.process.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CommandLineTest {

    @Test
    void optionsEndAtWhatIsRun() {
        assertThat(CommandLine.options(List.of("-Da=1", "-jar", "app.jar", "-Db=2")))
                .containsExactly("-Da=1");
        assertThat(CommandLine.options(List.of("-Da=1", "com.acme.Main", "-Db=2")))
                .containsExactly("-Da=1");
        assertThat(CommandLine.options(List.of("-Da=1", "-m", "com.acme/com.acme.Main", "-Db=2")))
                .containsExactly("-Da=1");
    }

    @Test
    void pathsAndFilesOfArgumentsAreLeftOutAndValuesJoined() {
        assertThat(CommandLine.options(List.of(
                        "@args", "-cp", "a.jar", "-p", "mods", "--add-opens", "java.base/java.lang=x", "-ea", "Main")))
                .containsExactly("--add-opens=java.base/java.lang=x", "-ea");
        assertThat(CommandLine.options(List.of())).isEmpty();
    }

    @Test
    void theWordsOfThisVeryProcessAreThoseOfItsStart() {
        assertThat(CommandLine.words(NativeCharset.get())).isNotEmpty().noneMatch(word -> word.contains("\0"));
    }
}
