package dev.parallel.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Read, check, model, write. */
@AnalyzeClasses(packages = "dev.parallel.processor", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule DATA_FLOWS_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("processor")
            .definedBy("dev.parallel.processor")
            .layer("read")
            .definedBy("..processor.read")
            .layer("codec")
            .definedBy("..processor.codec")
            .layer("write")
            .definedBy("..processor.write")
            .layer("model")
            .definedBy("..processor.model")
            .layer("report")
            .definedBy("..processor.report")
            .whereLayer("processor")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("read")
            .mayOnlyBeAccessedByLayers("processor")
            .whereLayer("codec")
            .mayOnlyBeAccessedByLayers("processor", "read")
            .whereLayer("write")
            .mayOnlyBeAccessedByLayers("processor")
            .whereLayer("model")
            .mayNotAccessAnyLayer()
            .whereLayer("report")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule ONLY_THE_EDGES_SEE_THE_ENVIRONMENT = noClasses()
            .that()
            .resideInAnyPackage("..processor.read", "..processor.codec", "..processor.model")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javax.annotation.processing");
}
