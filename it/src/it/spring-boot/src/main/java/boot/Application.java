package boot;

import dev.parallel.Outcome;
import dev.parallel.Pool;
import dev.parallel.ProcessPoolExecutor;
import dev.parallel.error.TaskFailedException;
import dev.parallel.error.WorkerLostException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.scheduling.annotation.EnableAsync;

/** Says what its workers did, one line each. */
@SpringBootApplication
@EnableAsync
public class Application {

    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }

    /** Ended with the application. No candidate for whoever wants any executor: it takes calls only. */
    @Bean(defaultCandidate = false)
    ProcessPoolExecutor processes() {
        return new ProcessPoolExecutor(2);
    }

    /** The same for what wants an executor of Spring. */
    @Bean(defaultCandidate = false)
    AsyncTaskExecutor processTaskExecutor(@Qualifier("processes") ProcessPoolExecutor processes) {
        return new TaskExecutorAdapter(processes);
    }

    @Bean
    CommandLineRunner run(@Qualifier("processTaskExecutor") AsyncTaskExecutor processes, Threads threads) {
        return args -> {
            declaredPool();
            ownPool();
            springsExecutor(processes);
            say("@Async runs in this process", threads.pid().get() == ProcessHandle.current().pid());
        };
    }

    private static void declaredPool() {
        say("squares", ParallelTasks.square.map(List.of(1, 2, 3, 4_000_000)));
        try {
            say("a failure", ParallelTasks.fails("no luck").apply());
        } catch (TaskFailedException e) {
            say("a failure", e.getCause());
        }
    }

    private static void ownPool() {
        try (Pool pool = Pool.open(2)) {
            say("siblings", pool.mapOutcomes(ParallelTasks.unluckyAtThirteen, List.of(11, 12, 13, 14, 15)).stream()
                    .map(Application::told)
                    .collect(Collectors.joining(" ")));
            say("after a loss", pool.map(ParallelTasks.unluckyAtThirteen, List.of(1, 2)));
            say("loaded", pool.apply(ParallelTasks.loadedByTheThread("org.springframework.util.StringUtils")));
            say("worker", pool.apply(ParallelTasks.pid()));
        }
    }

    private static String told(Outcome<Integer> outcome) {
        if (outcome instanceof Outcome.Failure<Integer> failure
                && failure.error() instanceof WorkerLostException lost) {
            return "lost:" + lost.reason() + ":" + lost.exitCode().orElseThrow();
        }
        return String.valueOf(outcome.get());
    }

    private static void springsExecutor(AsyncTaskExecutor processes) throws Exception {
        Future<Tasks.Square> square = processes.submit((Callable<Tasks.Square>) ParallelTasks.square(9));
        say("by Spring's executor", square.get());
        say("worker", processes.submit((Callable<Long>) ParallelTasks.pid()).get());
    }

    private static void say(String what, Object answer) {
        System.out.println("> " + what + ": " + answer);
    }
}
