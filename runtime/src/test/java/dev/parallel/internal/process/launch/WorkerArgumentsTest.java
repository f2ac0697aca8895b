package dev.parallel.internal.process.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.spi.SelectorProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WorkerArgumentsTest {

    private static final Packaging PACKAGING = main -> List.of("-cp", "/app.jar", main);

    @Test
    void laterWinsSoTheOrderIsInheritedDefaultsUserAlwaysMain() {
        assertThat(arguments(List.of("-Dinherited"), List.of("-Duser"), ""))
                .containsExactly(
                        "-Dinherited",
                        "-XX:+UseSerialGC",
                        "-Xmx77",
                        "-XX:LoopStripMiningIter=1000",
                        "-Duser",
                        "-XX:-UsePerfData",
                        "-XX:+UseCountedLoopSafepoints",
                        "-XX:+ErrorFileToStderr",
                        "-Dsun.stdout.encoding=UTF-8",
                        "-Dsun.stderr.encoding=UTF-8",
                        "-Dstdout.encoding=UTF-8",
                        "-Dstderr.encoding=UTF-8",
                        "-cp",
                        "/app.jar",
                        "Main");
    }

    @Test
    void aCollectorOfThePoolReplacesTheDefaultAndTheApplications() {
        assertThat(arguments(List.of("-XX:+UseG1GC"), List.of("-XX:+UseParallelGC"), ""))
                .contains("-XX:+UseParallelGC")
                .doesNotContain("-XX:+UseSerialGC", "-XX:+UseG1GC");
    }

    @Test
    void theHeapIsThePoolsOrElseAShare() {
        assertThat(arguments(List.of(), List.of(), "512m")).contains("-Xmx512m").doesNotContain("-Xmx77");
        assertThat(arguments(List.of(), List.of("-XX:MaxRAMPercentage=5"), ""))
                .noneMatch(each -> each.startsWith("-Xmx"));
        assertThat(arguments(List.of("-XX:MaxRAMPercentage=5"), List.of(), "")).contains("-Xmx77");
    }

    @Test
    void aJvmWithoutTheOptimisingCompilerIsNotGivenItsFlags() {
        HostJvm host =
                new HostJvm(Map.of("java.vm.name", "OpenJDK 64-Bit Zero VM"), List.of(), false, Optional.empty(), "");
        assertThat(WorkerArguments.of(host, spec(List.of(), ""), PACKAGING, () -> 77))
                .noneMatch(each -> each.contains("Loop"));
    }

    @Test
    void theJdksProviderOfChannelsIsNamedSoThatNoFileOfTheClassPathIsSearchedForOne() {
        String named = "-Djava.nio.channels.spi.SelectorProvider=jdk.Provider";
        String users = "-Djava.nio.channels.spi.SelectorProvider=user.Provider";
        assertThat(withProvider("jdk.Provider", Map.of(), List.of(users))).containsSubsequence(named, users);
        assertThat(withProvider("", Map.of(), List.of())).doesNotContain(named);
        assertThat(withProvider(
                        "jdk.Provider",
                        Map.of("java.nio.channels.spi.SelectorProvider", "inherited.Provider"),
                        List.of()))
                .doesNotContain(named);
        assertThat(HostJvm.current().channelProvider())
                .isEqualTo(SelectorProvider.provider().getClass().getName());
    }

    private static List<String> withProvider(String provider, Map<String, String> properties, List<String> user) {
        HostJvm host = new HostJvm(properties, List.of(), false, Optional.empty(), provider);
        return WorkerArguments.of(host, spec(user, ""), PACKAGING, () -> 77);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "Main", "@file", "-cp", "-jar", "--class-path=/x", "-p", "--module=a/b", "--add-opens"})
    void whatWouldRunSomethingElseIsRefusedByName(String argument) {
        assertThatThrownBy(() -> arguments(List.of(), List.of("-Dx", argument), ""))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining(argument);
    }

    @Test
    void anOptionMayHaveItsValueInTheNextWord() {
        assertThat(arguments(List.of(), List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED", "-ea"), ""))
                .containsSequence("--add-opens", "java.base/java.lang=ALL-UNNAMED", "-ea");
    }

    private static List<String> arguments(List<String> inherited, List<String> user, String heap) {
        HostJvm host =
                new HostJvm(Map.of("java.vm.name", "OpenJDK 64-Bit Server VM"), inherited, false, Optional.empty(), "");
        return WorkerArguments.of(host, spec(user, heap), PACKAGING, () -> 77);
    }

    private static WorkerSpec spec(List<String> user, String heap) {
        return new WorkerSpec("Main", user, heap, 2, Map.of());
    }
}
