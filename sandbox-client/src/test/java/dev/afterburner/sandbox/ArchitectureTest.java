// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.foreign.Linker;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private final JavaClasses product =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.afterburner.sandbox");

  @Test
  @DisplayName("only sandbox.linux calls native code")
  void nativeCode() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.afterburner.sandbox.linux")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Linker.class)
        .check(product);
  }

  @Test
  @DisplayName("the sandbox knows nothing of the workbench, its windows or its database")
  void nothingAbove() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.afterburner.sandbox..",
            "java..",
            "tools.jackson..",
            "org.jspecify..",
            "okhttp3..",
            "kotlin..",
            "com.github.dockerjava..")
        .check(product);
  }

  @Test
  @DisplayName("curves and statistics are pure: no files, processes or threads")
  void pure() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.afterburner.sandbox.curve", "dev.afterburner.sandbox.stats")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio.file..", "java.util.concurrent..")
        .check(product);
  }

  @Test
  @DisplayName("only sandbox.docker knows of containers")
  void containers() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.afterburner.sandbox.docker")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.github.dockerjava..")
        .check(product);
  }
}
