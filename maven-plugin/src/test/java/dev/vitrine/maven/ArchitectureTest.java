package dev.vitrine.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.vitrine.maven", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule goalsUseOnlyTheDoorsOfTheLibrary = classes()
            .that()
            .resideInAPackage("dev.vitrine.maven")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.vitrine",
                    "dev.vitrine.maven",
                    "dev.vitrine.diagnostics",
                    "dev.vitrine.imports",
                    "dev.vitrine.extension",
                    "dev.vitrine.profile",
                    "dev.vitrine.deploy",
                    "dev.vitrine.report",
                    "dev.vitrine.serve",
                    "dev.vitrine.translation",
                    "org.apache.maven..",
                    "org.jspecify.annotations",
                    "java..")
            .because("a goal is its parameters, one call, and one translation of the report");
}
