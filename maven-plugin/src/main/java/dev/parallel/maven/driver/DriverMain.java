package dev.parallel.maven.driver;

import dev.parallel.Pool;
import dev.parallel.Task;
import dev.parallel.maven.driver.input.InputReader;
import dev.parallel.maven.driver.input.Items;
import dev.parallel.maven.driver.input.TextConversion;
import dev.parallel.maven.driver.output.JsonLines;
import dev.parallel.maven.driver.task.PolicyText;
import dev.parallel.maven.driver.task.TaskCatalog;
import dev.parallel.maven.driver.task.TaskChoice;
import dev.parallel.maven.driver.task.UnknownTaskException;
import dev.parallel.maven.protocol.Event;
import dev.parallel.maven.protocol.JobConfig;
import dev.parallel.maven.protocol.JobConfig.Output;
import dev.parallel.spi.TaskDescriptor;
import dev.parallel.spi.TaskMethod;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The driver's entry. Exits with 0 after {@link Event.Finished} or {@link Event.Listed}, with 2 after {@link Event.Refused},
 * with 1 and a stack trace if it is at fault itself, and with 130 if Maven ended before it.
 */
public final class DriverMain {

    private static final int FAILED = 1;
    private static final int REFUSED = 2;

    /** Any class of the runtime that no version is without. */
    private static final String RUNTIME = "dev.parallel.spi.Stubs";

    private DriverMain() {}

    /**
     * Runs what standard input says.
     *
     * @param args none
     * @throws IOException if Maven cannot be reached
     */
    public static void main(String[] args) throws IOException {
        DataInputStream in = new DataInputStream(System.in);
        JobConfig config = JobConfig.readFrom(in);
        ParentWatch.start(in);
        try (EventSender events = EventSender.connect(config.channel())) {
            int code = 0;
            try {
                perform(config, events);
            } catch (IncompatibleClassChangeError | NoClassDefFoundError e) {
                events.send(new Event.Refused(misfit(e), false));
                code = REFUSED;
            } catch (UnknownTaskException e) {
                events.send(new Event.Refused(e.getMessage(), true));
                code = REFUSED;
            } catch (RefusedException e) {
                events.send(new Event.Refused(e.getMessage(), false));
                code = REFUSED;
            } catch (Throwable e) {
                // Maven shows it with the exit code; thrown on, it would leave this JVM to the threads that go on.
                e.printStackTrace();
                code = FAILED;
            }
            // A user's static initialiser may have left threads behind.
            System.exit(code);
        }
    }

    /** Which class is missing, or of another version. */
    private static String misfit(LinkageError error) {
        String what = String.valueOf(error.getMessage());
        if (what.contains("dev.parallel.") || what.contains("dev/parallel/")) {
            return "The project's dev.parallel:parallel-runtime does not fit this plugin (" + error
                    + "). Use the same version of both.";
        }
        return "A class of the project cannot be used (" + error
                + "). It is not on the run-time class path, perhaps since its dependency has the scope \"provided\", or there is"
                + " another version of it.";
    }

    private static void perform(JobConfig config, EventSender events) throws IOException, InterruptedException {
        ClassLoader loader = DriverMain.class.getClassLoader();
        requireRuntime(loader);
        TaskCatalog catalog =
                TaskCatalog.read(config.classFolders().stream().map(Path::of).toList(), loader, config.ownTasksOnly());
        if (config.goal() == JobConfig.Goal.LIST) {
            events.send(new Event.Listed(list(catalog)));
        } else {
            run(config, TaskChoice.choose(catalog, config.task()), loader, events);
        }
    }

    private static void requireRuntime(ClassLoader loader) {
        try {
            Class.forName(RUNTIME, false, loader);
        } catch (ClassNotFoundException e) {
            throw new RefusedException(
                    "The project has no dependency on dev.parallel:parallel-runtime. Add it, in the version of this plugin.",
                    e);
        }
    }

    private static List<Event.TaskInfo> list(TaskCatalog catalog) {
        return catalog.tasks().stream()
                .map(TaskMethod::descriptor)
                .map(task -> new Event.TaskInfo(task.qualifiedName(), task.signature(), PolicyText.of(task.policy())))
                .toList();
    }

    private static void run(JobConfig config, TaskMethod<?, ?> method, ClassLoader loader, EventSender events)
            throws IOException, InterruptedException {
        TaskDescriptor task = method.descriptor();
        if (task.parameters().size() != 1) {
            throw new RefusedException("The task " + task.qualifiedName() + " has "
                    + task.parameters().size()
                    + " parameters: " + task.signature()
                    + ". The plugin runs tasks with exactly one, which takes an item of the"
                    + " input. Write one that takes what it needs of it.");
        }
        TextConversion conversion = TextConversion.to(task.parameters().get(0).type(), loader);
        Items items = new InputReader(Path.of("")).read(config.input(), conversion);
        Path output = file(config.output(), task);
        int workers = PoolOpener.workers(task.policy(), config.overrides());
        events.send(new Event.Started(task.qualifiedName(), items.count(), workers));

        long begin = System.nanoTime();
        try (JsonLines out = create(output);
                JobProgress progress = new JobProgress(events::send)) {
            progress.start();
            long ran;
            long nanos;
            try {
                ran = runIn(config, method, items, out, progress);
                nanos = System.nanoTime() - begin;
                out.commit();
            } catch (IOException e) {
                throw unwritable(output, e);
            }
            events.send(new Event.Finished(
                    ran,
                    progress.failures(),
                    nanos,
                    workers,
                    output.toAbsolutePath().toString()));
        }
    }

    /** How many items it ran; an {@link IOException} is the output's. */
    private static long runIn(
            JobConfig config, TaskMethod<?, ?> method, Items items, JsonLines out, JobProgress progress)
            throws IOException, InterruptedException {
        Pool pool = PoolOpener.open(method.descriptor(), config.overrides());
        boolean whole = false;
        try {
            long ran = new Job(task(method), config.window(), progress).run(pool, items, out);
            whole = true;
            return ran;
        } finally {
            if (!whole) {
                pool.terminate();
            }
            // Also waits for the callbacks, which count.
            pool.close();
        }
    }

    private static Path file(Output output, TaskDescriptor task) {
        return output.file().isEmpty()
                ? Path.of(output.folder(), shortName(task) + output.suffix() + ".jsonl")
                : Path.of(output.file());
    }

    /** {@code Pictures.describe}. */
    private static String shortName(TaskDescriptor task) {
        String type = task.declaringClass();
        return type.substring(type.lastIndexOf('.') + 1).replace('$', '.') + "." + task.name();
    }

    private static JsonLines create(Path output) {
        try {
            return JsonLines.create(output);
        } catch (IOException e) {
            throw unwritable(output, e);
        }
    }

    private static RefusedException unwritable(Path output, IOException why) {
        String what = why.getClass() == IOException.class ? why.getMessage() : why.toString();
        return new RefusedException("The output " + output + " cannot be written: " + what, why);
    }

    /** The input is converted to what the descriptor says that the method takes. */
    @SuppressWarnings("unchecked")
    private static Task<Object, Object> task(TaskMethod<?, ?> method) {
        return Task.of((TaskMethod<Object, Object>) method);
    }
}
