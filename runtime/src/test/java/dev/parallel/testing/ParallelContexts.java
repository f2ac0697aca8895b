package dev.parallel.testing;

import dev.parallel.Task;
import dev.parallel.spi.Abi;
import dev.parallel.spi.ScalarCodecs;
import dev.parallel.spi.Stubs;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tasks that tell which context they see. */
@SuppressWarnings("checkstyle:ConstantName") // as in generated stubs
public final class ParallelContexts {

    private static final StubMethod<Integer, String> OBSERVE = new StubMethod<>(
            ParallelContexts.class,
            ParallelContexts.class,
            "observe",
            ScalarCodecs.INTEGER,
            ScalarCodecs.STRING,
            ignored -> observe());

    private static final StubMethod<Integer, String> OBSERVE_AND_THROW = new StubMethod<>(
            ParallelContexts.class,
            ParallelContexts.class,
            "observeAndThrow",
            ScalarCodecs.INTEGER,
            ScalarCodecs.STRING,
            ignored -> {
                throw new IllegalArgumentException(observe());
            });

    private static final StubMethod<String, String> OBSERVE_AFTER_DEATH = new StubMethod<>(
            ParallelContexts.class,
            ParallelContexts.class,
            "observeAfterDeath",
            ScalarCodecs.STRING,
            ScalarCodecs.STRING,
            path -> {
                if (!Files.exists(Path.of(path))) {
                    Files.createFile(Path.of(path));
                    Runtime.getRuntime().halt(3);
                }
                return observe();
            });

    /** Gives the trace id and the tenant that it sees. */
    public static final Task<Integer, String> observe = Task.of(OBSERVE);
    /** Throws it. */
    public static final Task<Integer, String> observeAndThrow = Task.of(OBSERVE_AND_THROW);
    /** Makes a file and kills its process; if the file is there, gives what it sees. */
    public static final Task<String, String> observeAfterDeath = Task.of(OBSERVE_AFTER_DEATH);

    static {
        Stubs.register(Abi.VERSION, ParallelContexts.class, OBSERVE, OBSERVE_AND_THROW, OBSERVE_AFTER_DEATH);
    }

    private ParallelContexts() {}

    private static String observe() {
        return TraceContext.get() + "/" + TenantContext.get();
    }
}
