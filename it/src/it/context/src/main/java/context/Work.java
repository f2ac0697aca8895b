package context;

import dev.parallel.Parallel;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

final class Work {

    private Work() {}

    @Parallel
    static String squared(int n) {
        LoggerFactory.getLogger(Work.class).info("squares {}", n);
        return n * n + " for " + MDC.get("trace");
    }

    @Parallel
    static long warn(String message) {
        Logger.getLogger("context.work").log(Level.WARNING, "{0} of {1}", new Object[] {message, "a worker"});
        return ProcessHandle.current().pid();
    }
}
