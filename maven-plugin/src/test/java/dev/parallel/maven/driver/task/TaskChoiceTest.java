package dev.parallel.maven.driver.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.maven.driver.RefusedException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class TaskChoiceTest {

    private static final String FIXTURE = "dev.parallel.maven.driver.task.fixture.";

    private final ClassLoader loader = getClass().getClassLoader();

    private TaskCatalog catalog() throws URISyntaxException {
        Path testClasses = Path.of(
                getClass().getProtectionDomain().getCodeSource().getLocation().toURI());
        return TaskCatalog.read(List.of(testClasses), loader, false);
    }

    private String chosen(String name) throws URISyntaxException {
        return TaskChoice.choose(catalog(), name).descriptor().qualifiedName();
    }

    @Test
    void finds_the_stubs_of_a_folder_and_initialises_nothing_else() throws URISyntaxException {
        assertThat(catalog().tasks())
                .extracting(task -> task.descriptor().qualifiedName())
                .containsExactly(FIXTURE + "Bread.Loaf.slice", FIXTURE + "Fruit.peel", FIXTURE + "Fruit.slice");
        assertThat(System.getProperty("parallel.universe")).isNull();
    }

    @Test
    void a_stub_for_later_versions_of_java_is_no_other_stub(@TempDir Path folder) throws Exception {
        Class<?> stub = Class.forName(FIXTURE + "ParallelFruit", false, loader);
        Path versioned =
                folder.resolve("META-INF/versions/21").resolve(stub.getName().replace('.', '/') + ".class");
        Files.createDirectories(versioned.getParent());
        try (InputStream bytes = stub.getResourceAsStream("ParallelFruit.class")) {
            Files.copy(bytes, versioned);
        }
        assertThat(TaskCatalog.read(List.of(folder), loader, false).tasks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"peel", "Fruit.peel", "fixture.Fruit.peel", FIXTURE + "Fruit.peel"})
    void a_task_is_named_by_any_tail_that_is_unambiguous(String name) throws URISyntaxException {
        assertThat(chosen(name)).isEqualTo(FIXTURE + "Fruit.peel");
    }

    @Test
    void an_ambiguous_name_is_refused_with_the_candidates() {
        assertThatThrownBy(() -> chosen("slice"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("The task slice is ambiguous. It may be any of: " + FIXTURE + "Bread.Loaf.slice, " + FIXTURE
                        + "Fruit.slice. Name one of them in full.");
    }

    @Test
    void a_misspelt_name_is_refused_with_the_nearest() {
        assertThatThrownBy(() -> chosen("Fruit.pele"))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith(
                        "There is no task Fruit.pele in this project. Did you mean " + FIXTURE + "Fruit.peel");
    }

    @Test
    void a_name_that_is_like_no_other_is_refused_with_all_tasks() {
        assertThatThrownBy(() -> chosen("transmogrify"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("The project has: " + FIXTURE + "Bread.Loaf.slice, " + FIXTURE + "Fruit.peel, ");
    }

    @Test
    void no_name_is_refused_with_all_tasks() {
        assertThatThrownBy(() -> chosen(""))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith(
                        "No task is named. Say which one to run: -Dparallel.task=Class.method. The project has: ");
    }

    @Test
    void a_project_without_tasks_is_told_how_to_get_one() {
        TaskCatalog empty = TaskCatalog.read(List.of(Path.of("no", "such", "folder")), loader, false);
        assertThatThrownBy(() -> TaskChoice.choose(empty, "peel"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no task at all")
                .hasMessageContaining("<annotationProcessorPaths>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fruit.peel", "Bread.Loaf.slice"})
    void a_task_of_a_dependency_is_found_by_its_full_name_only(String name) {
        TaskCatalog empty = TaskCatalog.read(List.of(), loader, false);
        assertThat(TaskChoice.choose(empty, FIXTURE + name).descriptor().qualifiedName())
                .isEqualTo(FIXTURE + name);
        assertThatThrownBy(() -> TaskChoice.choose(empty, name)).isInstanceOf(RefusedException.class);
    }

    /** As where the file system ignores case. */
    @Test
    void a_name_in_the_wrong_case_is_unknown() {
        ClassLoader ignoringCase = new ClassLoader(loader) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.equals(FIXTURE + "Parallelfruit")) {
                    throw new NoClassDefFoundError(name.replace('.', '/') + " (wrong name: "
                            + (FIXTURE + "ParallelFruit").replace('.', '/') + ")");
                }
                return super.loadClass(name, resolve);
            }
        };
        TaskCatalog catalog = TaskCatalog.read(List.of(), ignoringCase, false);
        assertThatThrownBy(() -> TaskChoice.choose(catalog, FIXTURE + "fruit.peel"))
                .isInstanceOf(UnknownTaskException.class);
    }

    @Test
    void a_task_of_a_dependency_is_none_where_only_own_ones_are_meant() {
        TaskCatalog empty = TaskCatalog.read(List.of(), loader, true);
        assertThatThrownBy(() -> TaskChoice.choose(empty, FIXTURE + "Fruit.peel"))
                .isInstanceOf(UnknownTaskException.class)
                .hasMessageNotContaining("dependency");
    }
}
