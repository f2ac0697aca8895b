package dev.parallel.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.parallel.internal.worker.ChildMain;
import dev.parallel.internal.worker.WorkerMain;
import java.util.Arrays;

/** Data flows one way: face, schedule, process, transport, memory; and from the worker to transport. */
@AnalyzeClasses(packages = "dev.parallel", importOptions = ImportOption.DoNotIncludeTests.class)
final class ImportRuleTest {

    private static final String FACE = "dev.parallel";
    private static final String ERROR = "dev.parallel.error..";
    private static final String SPI = "dev.parallel.spi..";
    private static final String SCHEDULE = "dev.parallel.internal.schedule..";
    private static final String CHILD = "dev.parallel.internal.child..";
    private static final String PROCESS = "dev.parallel.internal.process..";
    private static final String TRANSPORT = "dev.parallel.internal.transport..";
    private static final String MEMORY = "dev.parallel.internal.memory..";
    private static final String CONTEXT = "dev.parallel.internal.context..";
    private static final String WORKER = "dev.parallel.internal.worker..";

    private static final String STATS = "dev.parallel.internal.stats..";
    private static final String EVENTS = "dev.parallel.internal.events..";

    @ArchTest
    static final ArchRule error_imports_nothing_of_ours = imports(ERROR);

    @ArchTest
    static final ArchRule spi_imports_nothing_of_ours = imports(SPI);

    @ArchTest
    static final ArchRule memory_imports_leaves_only = imports(MEMORY, ERROR, SPI);

    @ArchTest
    static final ArchRule transport_imports_memory = imports(TRANSPORT, MEMORY, ERROR, SPI);

    @ArchTest
    static final ArchRule process_imports_transport = imports(PROCESS, TRANSPORT, ERROR, SPI, "javax.management");

    @ArchTest
    static final ArchRule schedule_imports_process = imports(SCHEDULE, PROCESS, TRANSPORT, STATS, EVENTS, ERROR, SPI);

    @ArchTest
    static final ArchRule stats_import_nothing_of_ours = imports(STATS);

    @ArchTest
    static final ArchRule events_import_the_recorder_only = imports(EVENTS, "jdk.jfr");

    @ArchTest
    static final ArchRule only_events_know_the_recorder =
            noClasses().that(not(resideInAPackage(EVENTS))).should().dependOnClassesThat(resideInAPackage("jdk.jfr.."));

    @ArchTest
    static final ArchRule context_imports_transport = imports(CONTEXT, TRANSPORT, ERROR, SPI);

    @ArchTest
    static final ArchRule worker_imports_context_and_transport =
            imports(WORKER, CONTEXT, TRANSPORT, ERROR, SPI, "sun.misc");

    @ArchTest
    static final ArchRule child_imports_schedule = imports(CHILD, SCHEDULE, PROCESS, TRANSPORT, ERROR, SPI);

    @ArchTest
    static final ArchRule nobody_imports_the_face =
            noClasses().that(not(resideInAPackage(FACE))).should().dependOnClassesThat(resideInAPackage(FACE));

    /** But for the main classes of its processes, which it names. */
    @ArchTest
    static final ArchRule the_face_knows_no_worker_and_no_memory = noClasses()
            .that()
            .resideInAPackage(FACE)
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage(WORKER, MEMORY).and(not(belongToAnyOf(WorkerMain.class, ChildMain.class))));

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching("dev.parallel.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_catch_all_names = noClasses()
            .should()
            .haveNameMatching(".*(Utils|Util|Helper|Helpers|Manager)")
            .as("no class is named Utils, Helper or Manager-of-everything");

    private static ArchRule imports(String importer, String... imported) {
        String[] allowed = Arrays.copyOf(imported, imported.length + 2);
        allowed[imported.length] = importer;
        allowed[imported.length + 1] = "java..";
        return classes()
                .that()
                .resideInAPackage(importer)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed));
    }
}
