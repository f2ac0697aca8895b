package dev.parallel.maven;

import dev.parallel.maven.ModulesAsked.Answer;
import dev.parallel.maven.launch.DriverException;
import dev.parallel.maven.launch.JobRefusedException;
import dev.parallel.maven.protocol.Event;
import dev.parallel.maven.protocol.JobConfig;
import dev.parallel.maven.protocol.JobConfig.Channel;
import dev.parallel.maven.protocol.JobConfig.Goal;
import dev.parallel.maven.protocol.JobConfig.Output;
import dev.parallel.maven.protocol.JobConfig.Overrides;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.toolchain.ToolchainManager;

/** Compiles the project and lists its tasks, each with its signature and what its annotation declares. */
@Mojo(name = "list", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class ListMojo extends AbstractDriverMojo {

    private static final String HOW = "annotate a static method with @Parallel, and " + NAME_THE_PROCESSOR;

    /**
     * Makes the goal.
     *
     * @param toolchains finds the project's JDK
     */
    @Inject
    public ListMojo(ToolchainManager toolchains) {
        super(toolchains);
    }

    @Override
    void drive() throws JobRefusedException, DriverException, InterruptedException, MojoExecutionException {
        List<Event.TaskInfo> tasks = driver().list(this::config);
        if (tasks.isEmpty()) {
            getLog().info("The project has no task: " + HOW);
        }
        for (Event.TaskInfo task : tasks) {
            getLog().info(task.name());
            getLog().info("    " + task.signature());
            getLog().info("    " + task.policy());
        }
        answer(tasks.isEmpty() ? Answer.LACKS_IT : Answer.HAS_IT);
    }

    @Override
    void answer(Answer answer) throws MojoExecutionException {
        if (isOneOfMany() && noneHasIt("", answer)) {
            getLog().info("No module of this build has a task: add a dependency on dev.parallel:parallel-runtime, "
                    + HOW);
        }
    }

    private JobConfig config(Channel channel) {
        return new JobConfig(Goal.LIST, channel, classFolders(), "", false, "", Output.NONE, Overrides.NONE, 1);
    }
}
