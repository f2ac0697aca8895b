package dev.parallel.maven;

import dev.parallel.maven.ModulesAsked.Answer;
import dev.parallel.maven.driver.task.StubScanner;
import dev.parallel.maven.launch.Console;
import dev.parallel.maven.launch.Display;
import dev.parallel.maven.launch.Driver;
import dev.parallel.maven.launch.DriverCommand;
import dev.parallel.maven.launch.DriverException;
import dev.parallel.maven.launch.JobRefusedException;
import dev.parallel.spi.DurationText;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;

/** What the goals have in common: a driver JVM with the project's JDK and class path. */
abstract class AbstractDriverMojo extends AbstractMojo {

    /** The way out where annotated methods have no stubs. */
    static final String NAME_THE_PROCESSOR =
            "name parallel-processor in the <annotationProcessorPaths> of maven-compiler-plugin.";

    private final ToolchainManager toolchains;

    /** The project. */
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** The session. */
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    /** This execution of the goal. */
    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** Whether tasks of the test classes are found too. They must be compiled already. */
    @Parameter(property = "parallel.testClasses", defaultValue = "false")
    private boolean testClasses;

    /** Whether to do nothing. */
    @Parameter(property = "parallel.skip", defaultValue = "false")
    private boolean skip;

    /** Further system properties of the driver and the workers. */
    @Parameter
    private Map<String, String> systemProperties = Map.of();

    /** How often a line tells how far the job is, where there is no terminal: for example 5s. */
    @Parameter(property = "parallel.progressInterval", defaultValue = "5s")
    private String progressInterval;

    AbstractDriverMojo(ToolchainManager toolchains) {
        this.toolchains = toolchains;
    }

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped, as parallel.skip says.");
            answer(Answer.NOT_ASKED);
            return;
        }
        if (!hasClasses(project)) {
            getLog().info("Skipped: a project with the packaging pom has no classes, and so no tasks.");
            answer(Answer.NOT_ASKED);
            return;
        }
        if (isOneOfMany() && found(StubScanner::stubsIn).isEmpty()) {
            passOver();
            answer(Answer.LACKS_IT);
            return;
        }
        try {
            drive();
        } catch (JobRefusedException e) {
            throw new MojoExecutionException(e.getMessage());
        } catch (DriverException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("The job was interrupted.", e);
        }
    }

    /** Does the goal's own work. */
    abstract void drive()
            throws JobRefusedException, DriverException, InterruptedException, MojoExecutionException,
                    MojoFailureException;

    /** Called with what this module says of the task that is asked for, or of any. */
    abstract void answer(Answer answer) throws MojoExecutionException;

    /**
     * Whether the goal runs in this module only because it runs in all: one of the command line does, one that a pom binds is
     * meant for its module. A parent has no classes, and does not make its only module one of many.
     */
    final boolean isOneOfMany() {
        return execution.getSource() == MojoExecution.Source.CLI
                && session.getProjects().stream()
                                .filter(AbstractDriverMojo::hasClasses)
                                .count()
                        > 1;
    }

    private static boolean hasClasses(MavenProject project) {
        return !project.getPackaging().equals("pom");
    }

    /** Tells the build whether this module has a task; true if all have been asked and none has it. */
    final boolean noneHasIt(String task, Answer answer) {
        String question = execution.getGoal() + " " + execution.getExecutionId() + " " + task;
        return new ModulesAsked(session.getRequest(), question)
                .noneHasIt(project.getId(), answer, session.getProjects().size());
    }

    /** By which the results of several executions of one task are told apart; empty for one without an id of its own. */
    final String outputSuffix() {
        String id = execution.getExecutionId();
        // Maven's own: of an <execution> without an id, of the command line, and of a goal that a life cycle binds.
        boolean mavensOwn = Set.of("default", "default-cli", "default-" + execution.getGoal())
                .contains(id);
        return mavensOwn ? "" : "-" + id.replaceAll("[^\\p{L}\\p{N}._-]", "_");
    }

    private void passOver() throws MojoExecutionException {
        List<String> annotated = found(StubScanner::annotatedIn);
        if (annotated.isEmpty()) {
            getLog().info("Skipped: this module has no tasks.");
        } else {
            getLog().warn("Skipped: this module has no tasks, though " + annotated.get(0)
                    + " has methods annotated with @Parallel: " + NAME_THE_PROCESSOR);
        }
    }

    /** What is found in the folders that are searched for tasks. */
    private List<String> found(Function<Path, List<String>> search) throws MojoExecutionException {
        try {
            return classFolders().stream()
                    .flatMap(folder -> search.apply(Path.of(folder)).stream())
                    .toList();
        } catch (UncheckedIOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    /** The folders that are searched for tasks. */
    final List<String> classFolders() {
        String classes = project.getBuild().getOutputDirectory();
        return testClasses ? List.of(classes, project.getBuild().getTestOutputDirectory()) : List.of(classes);
    }

    /** A driver for one job. */
    final Driver driver() throws MojoExecutionException {
        Path java = java();
        getLog().debug("The driver runs with " + java);
        return new Driver(new DriverCommand(java, classPath(), givenProperties(), baseFolder()), display());
    }

    /** Maven makes a null of an element without text. */
    private Map<String, String> givenProperties() {
        Map<String, String> given = new LinkedHashMap<>();
        systemProperties.forEach((name, value) -> given.put(name, value == null ? "" : value));
        return given;
    }

    private Path baseFolder() {
        return project.getBasedir().toPath();
    }

    private List<String> classPath() throws MojoExecutionException {
        try {
            return testClasses ? project.getTestClasspathElements() : project.getRuntimeClasspathElements();
        } catch (DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("The project's dependencies are not resolved.", e);
        }
    }

    /** Of the project's toolchain if it has one, else of the JDK that runs Maven. */
    private Path java() throws MojoExecutionException {
        Toolchain toolchain = toolchains.getToolchainFromBuildContext("jdk", session);
        if (toolchain == null) {
            boolean windows = File.separatorChar == '\\';
            return Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java");
        }
        String java = toolchain.findTool("java");
        if (java == null) {
            throw new MojoExecutionException("The toolchain " + toolchain + " has no java executable.");
        }
        return Path.of(java);
    }

    private Display display() throws MojoExecutionException {
        Console console = new LogConsole(getLog());
        // Lines of modules that are built at the same time would run into the live one.
        boolean alone = session.getRequest().getDegreeOfConcurrency() <= 1;
        if (alone && session.getRequest().isInteractiveMode() && Terminal.isThere()) {
            return Display.live(console, System::nanoTime, Terminal.out(), Terminal.columns());
        }
        return Display.plain(console, System::nanoTime, duration("parallel.progressInterval", progressInterval));
    }

    /** Reads a duration, which may be zero; the name is for the message. */
    static Duration duration(String name, String text) throws MojoExecutionException {
        String named = name + ": \"" + text + "\" ";
        try {
            Duration duration = DurationText.parse(text.strip());
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException(named + e.getMessage(), e);
        }
        throw new MojoExecutionException(named + "is less than zero");
    }
}
