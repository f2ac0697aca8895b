package dev.parallel.testing;

import dev.parallel.Task;
import dev.parallel.spi.Abi;
import dev.parallel.spi.ScalarCodecs;
import dev.parallel.spi.Stubs;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tasks that log. */
@SuppressWarnings("checkstyle:ConstantName") // as in generated stubs
public final class ParallelLogging {

    /** The name of the logger that they use. */
    public static final String LOGGER = "test.of.worker.logs";

    private static final Logger LOG = Logger.getLogger(LOGGER);

    private static final StubMethod<String, Long> REPORT = new StubMethod<>(
            ParallelLogging.class,
            ParallelLogging.class,
            "report",
            ScalarCodecs.STRING,
            ScalarCodecs.LONG,
            ParallelLogging::report);

    private static final StubMethod<Integer, Long> COUNT = new StubMethod<>(
            ParallelLogging.class,
            ParallelLogging.class,
            "count",
            ScalarCodecs.INTEGER,
            ScalarCodecs.LONG,
            ParallelLogging::count);

    private static final StubMethod<Integer, Long> COUNT_AND_DIE = new StubMethod<>(
            ParallelLogging.class,
            ParallelLogging.class,
            "countAndDie",
            ScalarCodecs.INTEGER,
            ScalarCodecs.LONG,
            number -> {
                count(number);
                Runtime.getRuntime().halt(3);
                return 0L;
            });

    private static final StubMethod<String, Long> COUNT_FOR_EVER = new StubMethod<>(
            ParallelLogging.class,
            ParallelLogging.class,
            "countForEver",
            ScalarCodecs.STRING,
            ScalarCodecs.LONG,
            ParallelLogging::countForEver);

    /** Logs a message at each level, the most severe one with an exception; gives its process. */
    public static final Task<String, Long> report = Task.of(REPORT);
    /** Logs the numbers below one; gives its process. */
    public static final Task<Integer, Long> count = Task.of(COUNT);
    /** Logs the numbers below one, and halts. */
    public static final Task<Integer, Long> countAndDie = Task.of(COUNT_AND_DIE);
    /** Arrives at a gate and logs numbers for ever. */
    public static final Task<String, Long> countForEver = Task.of(COUNT_FOR_EVER);

    static {
        Stubs.register(Abi.VERSION, ParallelLogging.class, REPORT, COUNT, COUNT_AND_DIE, COUNT_FOR_EVER);
    }

    private ParallelLogging() {}

    private static long report(String text) {
        LOG.log(Level.SEVERE, text, new IllegalStateException("outer", new OwnException("inner")));
        LOG.log(Level.INFO, "{0} has {1} characters", new Object[] {text, text.length()});
        LOG.fine(() -> "fine " + text);
        LOG.finer(() -> "finer " + text);
        return ProcessHandle.current().pid();
    }

    private static long count(int number) {
        for (int i = 0; i < number; i++) {
            LOG.info(Integer.toString(i));
        }
        return ProcessHandle.current().pid();
    }

    private static long countForEver(String gate) throws IOException {
        Gate.at(gate).arrive();
        for (int i = 0; true; i++) {
            LOG.info(Integer.toString(i));
        }
    }
}
