package dev.parallel.testing;

import static org.awaitility.Awaitility.await;

import dev.parallel.internal.process.Reaper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a class whose tests leave anything of this library behind: processes, folders and files, threads, descriptors.
 * The last threads of a pool idle out, so there is a bounded wait.
 */
public final class LeavesNothingBehind implements BeforeAllCallback, AfterAllCallback {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final Pattern POOL_THREAD =
            Pattern.compile(".*-(collector|timekeeper|clock|logs|keeper-\\d+|callback-\\d+|worker-\\d+-std(out|err))"
                    + "|Process-.*-(watch|std(out|err))");

    private Set<Path> filesBefore;
    private Descriptors before;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        if (isNested(context)) {
            return;
        }
        Descriptors.warmUp();
        filesBefore = files();
        before = Descriptors.now();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (isNested(context)) {
            return;
        }
        // Other applications of this machine make and remove such folders, too: only those that are here now can be
        // ours.
        Set<Path> files = files();
        files.removeAll(filesBefore);
        try {
            await().atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> left(files).isEmpty());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    context.getDisplayName() + " left behind:\n  " + String.join("\n  ", left(files)), e);
        }
    }

    /** The pool of an outer class is still open then. */
    private static boolean isNested(ExtensionContext context) {
        return context.getRequiredTestClass().getEnclosingClass() != null;
    }

    private List<String> left(Set<Path> files) {
        List<String> left = new ArrayList<>();
        long reaper = Reaper.get().pid();
        try (Stream<ProcessHandle> descendants = ProcessHandle.current().descendants()) {
            descendants
                    .filter(process -> process.pid() != reaper)
                    .forEach(process -> left.add("process " + process.pid() + ": "
                            + process.info().commandLine().orElse("ended, but not waited for")));
        }
        files.stream().filter(Files::exists).forEach(file -> left.add("file " + file));
        Thread.getAllStackTraces().forEach((thread, frames) -> {
            if (POOL_THREAD.matcher(thread.getName()).matches()) {
                left.add("thread " + thread.getName() + " at " + List.of(frames));
            }
        });
        left.addAll(Descriptors.now().moreThan(before));
        return left;
    }

    private static Set<Path> files() {
        Set<Path> found = new TreeSet<>();
        for (Path place :
                List.of(Path.of("/dev/shm"), Path.of("/tmp"), Path.of(System.getProperty("java.io.tmpdir")))) {
            if (Files.isDirectory(place)) {
                try (Stream<Path> files = Files.list(place)) {
                    files.filter(file -> file.getFileName().toString().startsWith("parallel-"))
                            .forEach(found::add);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return found;
    }
}
