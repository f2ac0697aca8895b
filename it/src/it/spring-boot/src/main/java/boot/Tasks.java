package boot;

import dev.parallel.Parallel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the application has workers do. */
public final class Tasks {

    private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);

    private Tasks() {}

    /** A type of the application's own, so that its codec is found inside the jar, too. */
    public record Square(int number, long square) {}

    /** Logs by a library that lies in a jar inside the jar. */
    @Parallel(workers = 2, timeout = "60s")
    public static Square square(int number) {
        LOG.info("squares {}", number);
        return new Square(number, (long) number * number);
    }

    /** Takes its worker down at 13. */
    @Parallel
    public static int unluckyAtThirteen(int number) {
        if (number == 13) {
            Runtime.getRuntime().halt(13);
        }
        return -number;
    }

    @Parallel
    public static long pid() {
        return ProcessHandle.current().pid();
    }

    /** What loads by its thread's class loader: a class of a library, as services and drivers are looked for. */
    @Parallel
    public static String loadedByTheThread(String name) throws ClassNotFoundException {
        return Thread.currentThread().getContextClassLoader().loadClass(name).getName();
    }

    @Parallel
    public static String fails(String why) throws UnluckyException {
        throw new UnluckyException(why);
    }

    /** Declared by its task, so the caller gets this very type. */
    public static final class UnluckyException extends Exception {

        private static final long serialVersionUID = 1L;

        public UnluckyException(String message) {
            super(message);
        }
    }
}
