package dev.parallel.maven;

import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Compiles the project and runs a task over all items of an input, in worker processes; writes the results as JSON Lines,
 * in the order of the input.
 */
@Mojo(name = "run", requiresDependencyResolution = ResolutionScope.TEST, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public final class RunMojo extends AbstractRunMojo {

    /**
     * Makes the goal.
     *
     * @param toolchains finds the project's JDK
     */
    @Inject
    public RunMojo(ToolchainManager toolchains) {
        super(toolchains);
    }
}
