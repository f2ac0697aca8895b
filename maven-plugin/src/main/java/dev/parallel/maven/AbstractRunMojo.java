package dev.parallel.maven;

import dev.parallel.maven.ModulesAsked.Answer;
import dev.parallel.maven.launch.DriverException;
import dev.parallel.maven.launch.JobRefusedException;
import dev.parallel.maven.launch.JobResult;
import dev.parallel.maven.protocol.JobConfig;
import dev.parallel.maven.protocol.JobConfig.Channel;
import dev.parallel.maven.protocol.JobConfig.Goal;
import dev.parallel.maven.protocol.JobConfig.Output;
import dev.parallel.maven.protocol.JobConfig.Overrides;
import java.io.File;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/** What {@code run} and {@code execute} have in common: everything but the fork. */
abstract class AbstractRunMojo extends AbstractDriverMojo {

    /** The task: describe, Pictures.describe or com.acme.Pictures.describe. One of a dependency is named in full. */
    @Parameter(property = "parallel.task")
    private String task;

    /**
     * What the task is run over: a folder or a glob (for a Path or File parameter), a range such as 1..1000, or a UTF-8 text
     * file with one argument a line. Relative to the project's folder.
     */
    @Parameter(property = "parallel.input")
    private String input;

    /**
     * The file of the results, in JSON Lines. By default target/parallel/Class.task.jsonl, and
     * target/parallel/Class.task-ID.jsonl for an execution that has an id.
     */
    @Parameter(property = "parallel.output")
    private File output;

    /** Where the results go if no file is named. */
    @Parameter(defaultValue = "${project.build.directory}/parallel", readonly = true)
    private File outputFolder;

    /** The number of worker processes. By default as the annotation declares. */
    @Parameter(property = "parallel.workers")
    private Integer workers;

    /** How long an item may take, for example 10s; 0: no limit. By default as the annotation declares. */
    @Parameter(property = "parallel.timeout")
    private String timeout;

    /** How many times an item is run again after its worker was lost. By default as the annotation declares. */
    @Parameter(property = "parallel.retries")
    private Integer retries;

    /** The heap of a worker, for example 512m. By default as the annotation declares. */
    @Parameter(property = "parallel.heap")
    private String heap;

    /** Whether the build fails if an item fails. All others are done in any case. */
    @Parameter(property = "parallel.failOnError", defaultValue = "true")
    private boolean failOnError;

    /**
     * How many items may be given to the workers and not written yet. A larger window keeps workers busy behind an item that
     * takes very long; a smaller one keeps fewer large results in memory.
     */
    @Parameter(property = "parallel.window", defaultValue = "1000")
    private int window;

    AbstractRunMojo(ToolchainManager toolchains) {
        super(toolchains);
    }

    @Override
    final void drive()
            throws JobRefusedException, DriverException, InterruptedException, MojoExecutionException,
                    MojoFailureException {
        Overrides overrides = overrides();
        atLeast(1, window, "parallel.window");
        JobResult result;
        try {
            result = driver().run(channel -> config(channel, overrides));
        } catch (JobRefusedException e) {
            if (!e.isOfUnknownTask() || !isOneOfMany()) {
                throw e;
            }
            getLog().info("Skipped: " + e.getMessage());
            answer(Answer.LACKS_IT);
            return;
        }
        answer(Answer.HAS_IT);
        if (result.failed() > 0 && failOnError) {
            throw new MojoFailureException(result.failed() + " of " + result.items() + " items failed. "
                    + result.firstFailure() + ". The other items are done; the results are in " + result.output()
                    + ". -Dparallel.failOnError=false lets the build go on.");
        }
    }

    @Override
    final void answer(Answer answer) throws MojoExecutionException {
        if (isOneOfMany() && noneHasIt(orEmpty(task), answer)) {
            String wanted = orEmpty(task).isEmpty() ? "any task" : "the task " + orEmpty(task);
            throw new MojoExecutionException("No module of this build has " + wanted
                    + ". Above stands what each module says. A task of a dependency is run in one module that is built alone:"
                    + " choose it with -pl.");
        }
    }

    private JobConfig config(Channel channel, Overrides overrides) {
        return new JobConfig(
                Goal.RUN,
                channel,
                classFolders(),
                orEmpty(task),
                isOneOfMany(),
                orEmpty(input),
                new Output(output == null ? "" : output.getPath(), outputFolder.getPath(), outputSuffix()),
                overrides,
                window);
    }

    private Overrides overrides() throws MojoExecutionException {
        return new Overrides(
                workers == null ? 0 : atLeast(1, workers, "parallel.workers"),
                timeout == null ? -1 : duration("parallel.timeout", timeout).toNanos(),
                retries == null ? -1 : atLeast(0, retries, "parallel.retries"),
                orEmpty(heap));
    }

    private static int atLeast(int least, int value, String name) throws MojoExecutionException {
        if (value < least) {
            throw new MojoExecutionException(name + " is at least " + least + ", not " + value + ".");
        }
        return value;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text.trim();
    }
}
