package context;

import dev.parallel.Pool;
import dev.parallel.WorkerLogRecord;
import dev.parallel.WorkerLogs;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Gives calls with one trace id, with another, and with none. */
public final class Main {

    private static final Logger FORWARDED = Logger.getLogger("context.work");

    private Main() {}

    public static void main(String[] arguments) {
        FORWARDED.setUseParentHandlers(false);
        FORWARDED.addHandler(new Printer());
        try (Pool pool = Pool.builder()
                .workers(1)
                .name("images")
                .logs(WorkerLogs.toParent(Level.WARNING))
                .open()) {
            MDC.put("trace", "4bf92f35");
            LoggerFactory.getLogger(Main.class).info("gives a call");
            System.out.println(pool.apply(ParallelWork.squared(3)));
            MDC.put("trace", "00f067aa");
            System.out.println(pool.map(ParallelWork.squared, List.of(4, 5)));
            MDC.clear();
            System.out.println(pool.apply(ParallelWork.squared(6)));
            pool.apply(ParallelWork.warn("a warning"));
        }
    }

    private static final class Printer extends Handler {

        @Override
        public void publish(LogRecord record) {
            WorkerLogRecord remote = (WorkerLogRecord) record;
            System.out.println(record.getLevel() + " " + remote.workerName() + ": " + record.getMessage());
        }

        @Override
        public void flush() {
            System.out.flush();
        }

        @Override
        public void close() {
            flush();
        }
    }
}
