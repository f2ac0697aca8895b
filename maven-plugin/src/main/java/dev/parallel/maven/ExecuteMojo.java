package dev.parallel.maven;

import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Runs a task over all items of an input, as parallel:run does, in the build that is going on: bound to a phase after
 * process-classes, and configured in the pom.
 */
@Mojo(
        name = "execute",
        defaultPhase = LifecyclePhase.PREPARE_PACKAGE,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class ExecuteMojo extends AbstractRunMojo {

    /**
     * Makes the goal.
     *
     * @param toolchains finds the project's JDK
     */
    @Inject
    public ExecuteMojo(ToolchainManager toolchains) {
        super(toolchains);
    }
}
