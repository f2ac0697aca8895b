package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.AsyncResult;
import dev.parallel.Pools;
import dev.parallel.error.PoolStartException;
import dev.parallel.error.TaskTimeoutException;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.LongerLimits;
import dev.parallel.testing.ParallelPooled;
import dev.parallel.testing.Workers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What annotations, configurations and system properties make of declarative pools. */
@Timeout(120)
@ExtendWith(LeavesNothingBehind.class)
class DeclarativePoolTest {

    @TempDir
    private Path folder;

    private Properties before;

    @BeforeEach
    void keepProperties() {
        before = (Properties) System.getProperties().clone();
    }

    @AfterEach
    void closeAll() {
        System.setProperties(before);
        Pools.closeAll();
    }

    @Test
    void aPoolThatGetsOneCallStartsOneWorker() throws Exception {
        Gate gate = Gate.in(folder);
        AsyncResult<Long> result = ParallelPooled.red.applyAsync(gate.path());
        gate.awaitArrivals(1);
        assertThat(Workers.count()).isEqualTo(1);
        gate.open();
        assertThat(result.join()).isPositive();
    }

    @Test
    void aPoolStartsAWorkerForEachCallUpToItsNumber() throws Exception {
        Gate gate = Gate.in(folder);
        List<AsyncResult<Long>> results = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            results.add(ParallelPooled.green.applyAsync(gate.path()));
        }
        assertThat(new HashSet<>(gate.awaitArrivals(2))).hasSize(2);
        assertThat(Workers.count()).isEqualTo(2);
        gate.open();
        results.forEach(AsyncResult::join);
        Workers.awaitCount(2);
    }

    @Test
    void aMappingUsesAllWorkersOfItsPool() throws Exception {
        Gate gate = Gate.in(folder);
        AsyncResult<List<Long>> results =
                ParallelPooled.green.mapAsync(List.of(gate.path(), gate.path(), gate.path(), gate.path()));
        assertThat(new HashSet<>(gate.awaitArrivals(2))).hasSize(2);
        gate.open();
        assertThat(results.join()).hasSize(4);
    }

    @Test
    void tasksOfOneClassSayTogetherWhatTheirPoolIs() {
        assertThat(ParallelPooled.setting.apply("colour")).isEqualTo("of the annotation");
        assertThat(ParallelPooled.setting.apply("parallel.worker.name")).startsWith("settings-worker-");
    }

    @Test
    void aConfigurationCountsOverTheAnnotation() {
        Pools.configure("settings", pool -> pool.jvmArgs("-Dcolour=of the configuration"));
        Pools.configure("settings", pool -> pool.environment("SHAPE", "round").name("ignored"));

        assertThat(ParallelPooled.setting.apply("colour")).isEqualTo("of the configuration");
        assertThat(ParallelPooled.setting.apply("$SHAPE")).isEqualTo("round");
        assertThat(ParallelPooled.setting.apply("parallel.worker.name")).startsWith("settings-worker-");
    }

    @Test
    void aSystemPropertyCountsOverTheConfiguration() throws Exception {
        LongerLimits.untilInTime(limit -> {
            Pools.closeAll();
            return hasSystemPropertiesAndLimit(limit);
        });
    }

    /** False if the machine was too slow for the limit, which counts for all calls. */
    private static boolean hasSystemPropertiesAndLimit(Duration limit) {
        Pools.configure(
                "settings",
                pool -> pool.jvmArgs("-Dcolour=of the configuration").timeout(Duration.ofHours(1)));
        System.setProperty("parallel.pool.settings.jvmArgs", "-Dcolour=red -Dshape=round");
        System.setProperty("parallel.pool.settings.timeout", limit.toMillis() + "ms");
        System.setProperty("parallel.pool.settings.workers", "1");
        System.setProperty("parallel.pool.settings.of.another.workers", "none of this pool's");

        try {
            assertThat(ParallelPooled.setting.apply("colour")).isEqualTo("red");
            assertThat(ParallelPooled.setting.apply("shape")).isEqualTo("round");
        } catch (TaskTimeoutException e) {
            return false;
        }
        assertThatThrownBy(() -> ParallelPooled.sleep.apply(100_000)).isInstanceOf(TaskTimeoutException.class);
        return true;
    }

    @Test
    void aPropertyThatCannotBeReadIsNamed() {
        assertRefused("workers", "many", "it is a whole number");
        assertRefused("workers", "0", "workers is at least 1, not 0");
        assertRefused("timeout", "soon", "a number and one of ns, us, ms");
        assertRefused("heap", "much", "write a whole number and k, m, g or t");
        assertRefused("retries", "-1", "at least 0");
    }

    private static void assertRefused(String setting, String value, String why) {
        String property = "parallel.pool.settings." + setting;
        System.setProperty(property, value);
        assertThatThrownBy(() -> ParallelPooled.setting.apply("colour"))
                .isInstanceOf(PoolStartException.class)
                .hasMessageContaining("the system property " + property + " = \"" + value + "\"")
                .hasMessageContaining(why);
        System.clearProperty(property);
    }

    @Test
    void aPropertyThatIsNoSettingIsNamed() {
        System.setProperty("parallel.pool.settings.worker", "4");
        assertThatThrownBy(() -> ParallelPooled.setting.apply("colour"))
                .isInstanceOf(PoolStartException.class)
                .hasMessageContaining("parallel.pool.settings.worker sets nothing")
                .hasMessageContaining("maxTasksPerWorker");
    }

    @Test
    void aPoolIsConfiguredBeforeItsFirstUseOrAfterAllWereClosed() {
        assertThat(ParallelPooled.setting.apply("colour")).isEqualTo("of the annotation");
        assertThatThrownBy(() -> Pools.configure("settings", pool -> pool.workers(2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("\"settings\" has been opened already");

        Pools.closeAll();
        Workers.awaitCount(0);

        Pools.configure("settings", pool -> pool.jvmArgs("-Dcolour=new"));
        assertThat(ParallelPooled.setting.apply("colour")).isEqualTo("new");

        Pools.closeAll();

        assertThat(ParallelPooled.setting.apply("colour")).isEqualTo("of the annotation");
    }

    @Test
    void aPoolWhoseWorkersCouldNotStartIsOpenedAnew() {
        System.setProperty("parallel.pool.settings.jvmArgs", "-XX:NoSuchFlag=1");
        assertThatThrownBy(() -> ParallelPooled.setting.apply("colour"))
                .isInstanceOf(PoolStartException.class)
                .hasMessageContaining("NoSuchFlag");
        System.clearProperty("parallel.pool.settings.jvmArgs");

        assertThat(ParallelPooled.setting.apply("colour")).isEqualTo("of the annotation");
    }

    @Test
    void idleWorkersEnd() {
        System.setProperty("parallel.pool.settings.idleTimeout", "200ms");
        assertThat(ParallelPooled.setting.apply("colour")).isEqualTo("of the annotation");
        Workers.awaitCount(0);
        assertThat(ParallelPooled.setting.apply("colour")).isEqualTo("of the annotation");
    }
}
