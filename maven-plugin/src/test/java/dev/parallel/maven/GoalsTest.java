package dev.parallel.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The goals as Maven calls them, mostly in a build of several modules. The module "tasks" has those of the fixture. */
@Timeout(120)
class GoalsTest {

    @TempDir
    Path folder;

    /** The goal's thread writes to it, and those that read what the driver prints. */
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest().setInteractiveMode(false);
    private MavenProject root;
    private MavenProject plain;
    private MavenProject other;
    private MavenProject tasks;

    @BeforeEach
    void makeModules() {
        root = project("root", folder.toString());
        root.setPackaging("pom");
        plain = project("plain", folder.toString());
        tasks = project("tasks", OwnClassPath.testClasses());
        other = project("other", folder.toString());
        tasks.setArtifacts(libraries(OwnClassPath.entries().stream()
                .filter(entry -> !entry.equals(OwnClassPath.testClasses()))
                .toList()));
    }

    private static Set<Artifact> libraries(List<String> classPath) {
        Set<Artifact> libraries = new LinkedHashSet<>();
        for (String entry : classPath) {
            libraries.add(library(new File(entry), libraries.size()));
        }
        return libraries;
    }

    private static Artifact library(File file, int number) {
        DefaultArtifactHandler handler = new DefaultArtifactHandler("jar");
        handler.setAddedToClasspath(true);
        Artifact artifact = new DefaultArtifact("libraries", "n" + number, "1", "compile", "jar", null, handler);
        artifact.setFile(file);
        return artifact;
    }

    private MavenProject project(String name, String classes) {
        MavenProject project = new MavenProject();
        project.setGroupId("modules");
        project.setArtifactId(name);
        project.setVersion("1");
        project.setFile(folder.resolve("pom.xml").toFile());
        Build build = new Build();
        build.setDirectory(folder.resolve("target").toString());
        build.setOutputDirectory(classes);
        project.setBuild(build);
        return project;
    }

    private static MojoDescriptor descriptor(AbstractDriverMojo mojo) {
        MojoDescriptor descriptor = new MojoDescriptor();
        descriptor.setGoal(mojo.getClass().getSimpleName().replace("Mojo", "").toLowerCase(Locale.ROOT));
        return descriptor;
    }

    /** Does a goal in one of the modules that are built. */
    private void execute(
            AbstractDriverMojo mojo,
            MojoExecution.Source source,
            String id,
            MavenProject project,
            MavenProject... built)
            throws Exception {
        @SuppressWarnings("deprecation") // what Maven makes it with needs a container
        MavenSession session = new MavenSession(null, request, new DefaultMavenExecutionResult(), List.of(built));
        set(AbstractDriverMojo.class, mojo, "project", project);
        set(AbstractDriverMojo.class, mojo, "session", session);
        set(AbstractDriverMojo.class, mojo, "progressInterval", "5s");
        set(AbstractDriverMojo.class, mojo, "execution", new MojoExecution(descriptor(mojo), id, source));
        mojo.setLog(new SystemStreamLog() {
            @Override
            public void info(CharSequence line) {
                log.add(line.toString());
            }

            @Override
            public void warn(CharSequence line) {
                log.add(line.toString());
            }
        });
        mojo.execute();
    }

    private void list(MavenProject project, MavenProject... built) throws Exception {
        execute(new ListMojo(toolchains()), MojoExecution.Source.CLI, "default-cli", project, built);
    }

    private void run(String task, MojoExecution.Source source, MavenProject project, MavenProject... built)
            throws Exception {
        RunMojo mojo = new RunMojo(toolchains());
        setTask(mojo, task, "1..5");
        execute(mojo, source, "default-cli", project, built);
    }

    private void setTask(AbstractRunMojo mojo, String task, String input) throws ReflectiveOperationException {
        set(AbstractRunMojo.class, mojo, "task", task);
        set(AbstractRunMojo.class, mojo, "input", input);
        set(
                AbstractRunMojo.class,
                mojo,
                "outputFolder",
                folder.resolve("target").toFile());
        set(AbstractRunMojo.class, mojo, "window", 10);
    }

    private void run(String task, MavenProject project, MavenProject... built) throws Exception {
        run(task, MojoExecution.Source.CLI, project, built);
    }

    /** As Maven does it from the parameters. */
    private static void set(Class<?> type, Object mojo, String name, Object value) throws ReflectiveOperationException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        field.set(mojo, value);
    }

    private static ToolchainManager toolchains() {
        return (ToolchainManager) java.lang.reflect.Proxy.newProxyInstance(
                GoalsTest.class.getClassLoader(), new Class<?>[] {ToolchainManager.class}, (p, m, a) -> null);
    }

    @Test
    void a_module_without_tasks_is_passed_over() throws Exception {
        list(plain, root, plain, tasks);
        run("Loaf.slice", plain, root, plain, tasks);
        assertThat(log).containsExactly("Skipped: this module has no tasks.", "Skipped: this module has no tasks.");
    }

    @Test
    void the_list_says_at_the_last_module_how_to_get_a_task_if_none_has_one() throws Exception {
        list(root, root, plain, other);
        list(plain, root, plain, other);
        assertThat(log).last().isEqualTo("Skipped: this module has no tasks.");
        list(other, root, plain, other);
        assertThat(log)
                .last()
                .asString()
                .startsWith("No module of this build has a task: ")
                .contains("dev.parallel:parallel-runtime", "@Parallel", "<annotationProcessorPaths>");
    }

    @Test
    void the_list_says_nothing_of_the_kind_if_a_module_has_tasks() throws Exception {
        list(tasks, root, tasks, plain);
        list(plain, root, tasks, plain);
        assertThat(log).last().isEqualTo("Skipped: this module has no tasks.");
    }

    @Test
    void a_module_that_is_compiled_without_the_processor_says_so() throws Exception {
        Class<?> bare = Class.forName("dev.parallel.maven.driver.task.fixture.Bare");
        try (InputStream compiled = bare.getResourceAsStream("Bare.class")) {
            Files.copy(compiled, folder.resolve("Bare.class"));
        }
        list(plain, root, plain, tasks);
        assertThat(log)
                .containsExactly("Skipped: this module has no tasks, though Bare has methods annotated with @Parallel:"
                        + " name parallel-processor in the <annotationProcessorPaths> of maven-compiler-plugin.");
    }

    @Test
    void the_list_has_the_tasks_of_the_module_that_has_them() throws Exception {
        list(tasks, root, plain, tasks);
        assertThat(log).anyMatch(line -> line.endsWith("Fruit.peel"));
    }

    @Test
    void a_system_property_without_a_value_is_empty() throws Exception {
        ListMojo mojo = new ListMojo(toolchains());
        // So it comes from <systemProperties><feature/></systemProperties>.
        set(AbstractDriverMojo.class, mojo, "systemProperties", Collections.singletonMap("feature", null));
        execute(mojo, MojoExecution.Source.CLI, "default-cli", tasks, tasks);
        assertThat(log).anyMatch(line -> line.endsWith("Fruit.peel"));
    }

    @Test
    void executions_of_one_task_have_results_of_their_own() throws Exception {
        Files.writeString(folder.resolve("numbers.txt"), "none\n");
        for (String id : List.of("default", "first", "by night/2", "default-images")) {
            ExecuteMojo mojo = new ExecuteMojo(toolchains());
            setTask(mojo, "Fruit.peel", "numbers.txt");
            execute(mojo, MojoExecution.Source.LIFECYCLE, id, tasks, tasks);
        }
        assertThat(folder.resolve("target"))
                .isDirectoryContaining("glob:**/Fruit.peel.jsonl")
                .isDirectoryContaining("glob:**/Fruit.peel-first.jsonl")
                .isDirectoryContaining("glob:**/Fruit.peel-by_night_2.jsonl")
                .isDirectoryContaining("glob:**/Fruit.peel-default-images.jsonl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "default-cli", "default-execute"})
    void an_execution_without_an_id_has_the_results_of_the_task_s_name(String mavensOwn) throws Exception {
        Files.writeString(folder.resolve("numbers.txt"), "none\n");
        ExecuteMojo mojo = new ExecuteMojo(toolchains());
        setTask(mojo, "Fruit.peel", "numbers.txt");
        execute(mojo, MojoExecution.Source.LIFECYCLE, mavensOwn, tasks, tasks);
        assertThat(folder.resolve("target/Fruit.peel.jsonl")).exists();
    }

    @Test
    void a_folder_that_cannot_be_searched_is_told() throws Exception {
        // It cannot be read as the class file that its name says it is.
        Path odd = Files.createDirectories(folder.resolve("classes/ParallelOdd.class"));
        plain.getBuild().setOutputDirectory(odd.getParent().toString());
        assertThatThrownBy(() -> list(plain, root, plain, tasks))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("could not search " + odd.getParent() + " for tasks: ");
    }

    @Test
    void a_project_that_is_built_alone_is_refused_as_ever() {
        assertThatThrownBy(() -> list(plain, plain))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("no dependency on dev.parallel:parallel-runtime");
        assertThatThrownBy(() -> run("transmogrify", tasks, tasks))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("There is no task transmogrify in this project.");
    }

    @Test
    void what_the_pom_of_a_module_asks_for_is_refused_as_ever() {
        assertThatThrownBy(() -> run("transmogrify", MojoExecution.Source.LIFECYCLE, tasks, root, tasks, plain))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("There is no task transmogrify in this project.");
        assertThatThrownBy(() -> run("transmogrify", MojoExecution.Source.LIFECYCLE, plain, root, tasks, plain))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("no dependency on dev.parallel:parallel-runtime");
    }

    @Test
    void the_build_fails_at_its_last_module_if_none_has_the_task() throws Exception {
        run("Fruit.pele", root, root, tasks, plain);
        run("Fruit.pele", tasks, root, tasks, plain);
        assertThat(log)
                .last()
                .asString()
                .startsWith("Skipped: There is no task Fruit.pele in this project. Did you mean");
        assertThatThrownBy(() -> run("Fruit.pele", plain, root, tasks, plain))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("No module of this build has the task Fruit.pele.");
        run("", root, root, plain, other);
        run("", plain, root, plain, other);
        assertThatThrownBy(() -> run("", other, root, plain, other))
                .hasMessageStartingWith("No module of this build has any task.");
    }

    @Test
    void the_only_module_below_a_parent_runs_a_task_of_a_dependency() throws Exception {
        Files.writeString(folder.resolve("numbers.txt"), "none\n");
        plain.setArtifacts(libraries(OwnClassPath.entries()));
        RunMojo mojo = new RunMojo(toolchains());
        setTask(mojo, "dev.parallel.maven.driver.task.fixture.Fruit.peel", "numbers.txt");
        execute(mojo, MojoExecution.Source.CLI, "default-cli", plain, root, plain);
        assertThat(folder.resolve("target")).isDirectoryContaining("glob:**/Fruit.peel.jsonl");
    }

    @Test
    void the_only_module_below_a_parent_is_refused_as_one_that_is_built_alone() {
        assertThatThrownBy(() -> list(plain, root, plain))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("no dependency on dev.parallel:parallel-runtime");
    }
}
