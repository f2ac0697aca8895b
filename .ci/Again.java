import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs the tests of a module again and again in one JVM, in which what a test leaves behind meets the next ones. */
final class Again {

    private static final int FRAMES = 40;

    /**
     * Ends with 0 if all passed each time, else with 1 after the first time that some did not.
     *
     * @param arguments what to call it, how many times, the folder of the compiled tests, and patterns of simple class names
     */
    public static void main(String[] arguments) {
        String label = arguments[0];
        int times = Integer.parseInt(arguments[1]);
        LauncherDiscoveryRequest tests = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClasspathRoots(Set.of(Path.of(arguments[2]))))
                .filters(includeClassNamePatterns(Arrays.stream(arguments)
                        .skip(3)
                        .map(glob -> "(.*\\.)?" + glob.replace("*", ".*"))
                        .toArray(String[]::new)))
                .build();
        PrintWriter out = new PrintWriter(System.out, true);
        for (int run = 1; run <= times; run++) {
            Instant began = Instant.now();
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            LauncherFactory.create().execute(tests, listener);
            TestExecutionSummary summary = listener.getSummary();
            boolean passed = summary.getTotalFailureCount() == 0 && summary.getTestsSucceededCount() > 0;
            out.printf(
                    "%s, run %d of %d: %d tests passed, %d failed, in %d s%n",
                    label,
                    run,
                    times,
                    summary.getTestsSucceededCount(),
                    summary.getTotalFailureCount(),
                    Duration.between(began, Instant.now()).toSeconds());
            if (!passed) {
                summary.printFailuresTo(out, FRAMES);
                System.exit(1);
            }
        }
        // Explicitly: a thread that a test has left may not keep a failed run going, nor a good one.
        System.exit(0);
    }
}
