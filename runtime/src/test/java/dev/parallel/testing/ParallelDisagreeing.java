package dev.parallel.testing;

import dev.parallel.Task;
import dev.parallel.spi.Abi;
import dev.parallel.spi.ScalarCodecs;
import dev.parallel.spi.Stubs;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.TaskPolicy;
import java.util.List;

/** A stub whose task says of the pool of {@link ParallelPooled#setting} something else. */
@SuppressWarnings("checkstyle:ConstantName") // the constants bear the methods' names, as in generated stubs
public final class ParallelDisagreeing {

    private static final TaskMethod<String, String> SETTING_TASK = new StubMethod<>(
            ParallelDisagreeing.class,
            new TaskPolicy(3, 0, 0, 0, "48m", List.of("-Dcolour=another"), "settings"),
            "setting",
            ScalarCodecs.STRING,
            ScalarCodecs.STRING,
            Tasks::setting);

    public static final Task<String, String> setting = Task.of(SETTING_TASK);

    static {
        Stubs.register(Abi.VERSION, ParallelDisagreeing.class, SETTING_TASK);
    }

    private ParallelDisagreeing() {}
}
