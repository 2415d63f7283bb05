// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.workbench.chart.draw.ChartModel;
import dev.afterburner.workbench.export.figure.ChartCsv;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("The house")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {

  private static final String ROOT = "dev.afterburner.workbench.";
  private static final String[] SURFACES = {
    ROOT + "ui..", ROOT + "cli..", ROOT + "server..", ROOT + "export..", ROOT + "chart.."
  };
  private static final String[] LOOP = {ROOT + "optimize..", ROOT + "measure..", ROOT + "judge.."};
  private static final String[] VALUES = {
    ROOT + "problem..", ROOT + "session..", ROOT + "reward..", ROOT + "model..", ROOT + "store.."
  };
  private static final String[] IMPORTER = {
    ROOT + "problem.importer.data",
    ROOT + "problem.importer.harness",
    ROOT + "problem.importer.row",
    ROOT + "problem.importer.folder"
  };
  private static final String[] GROUND = {
    ROOT + "figures..", ROOT + "bundle..", ROOT + "text..", ROOT + "files..", ROOT + "net.."
  };

  private final JavaClasses all =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("dev.afterburner");

  @Test
  @DisplayName("has arrows that point down only")
  void layers() {
    noClasses()
        .that(resideInAnyPackage(LOOP))
        .should()
        .dependOnClassesThat(resideInAnyPackage(SURFACES))
        .check(all);
    noClasses()
        .that(resideInAnyPackage(VALUES))
        .should()
        .dependOnClassesThat(resideInAnyPackage(SURFACES))
        .check(all);
    noClasses()
        .that(resideInAnyPackage(VALUES))
        .should()
        .dependOnClassesThat(resideInAnyPackage(LOOP))
        .check(all);
    noClasses()
        .that(resideInAnyPackage(GROUND))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(VALUES)
                .or(resideInAnyPackage(LOOP))
                .or(resideInAnyPackage(SURFACES)))
        .check(all);
    noClasses()
        .that(resideInAPackage("dev.afterburner.sandbox.."))
        .should()
        .dependOnClassesThat(resideInAPackage("dev.afterburner.workbench.."))
        .check(all);
  }

  @Test
  @DisplayName(
      "has a command line and a window that do not know each other, and neither is known below")
  void surfaces() {
    noClasses()
        .that(resideInAPackage(ROOT + "ui.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage(ROOT + "cli..", ROOT + "server.."))
        .check(all);
    noClasses()
        .that(resideInAnyPackage(ROOT + "export..", ROOT + "chart.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage(ROOT + "ui..", ROOT + "cli..", ROOT + "server.."))
        .check(all);
  }

  @Test
  @DisplayName("has studies above the loop and below the surfaces")
  void studies() {
    noClasses()
        .that(resideInAPackage(ROOT + "study.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage(ROOT + "ui..", ROOT + "cli..", ROOT + "server.."))
        .check(all);
    noClasses()
        .that(
            resideInAnyPackage(LOOP)
                .or(resideInAnyPackage(VALUES))
                .or(resideInAnyPackage(GROUND))
                .or(resideInAnyPackage(ROOT + "export..", ROOT + "chart..", ROOT + "server..")))
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT + "study.."))
        .check(all);
    noClasses()
        .that(resideInAPackage(ROOT + "study.stats.."))
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.afterburner.workbench..")
                .and(DescribedPredicate.not(resideInAPackage(ROOT + "study.stats.."))))
        .because("statistics are of numbers, whatever these mean")
        .check(all);
    noClasses()
        .that(resideInAPackage(ROOT + "study"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                ROOT + "study.run..", ROOT + "study.fold..", ROOT + "study.report.."))
        .check(all);
    noClasses()
        .that(resideInAPackage(ROOT + "study.run.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage(ROOT + "study.fold..", ROOT + "study.report.."))
        .check(all);
  }

  @Test
  @DisplayName("has training above the loop and below the surfaces, and beside studies")
  void training() {
    noClasses()
        .that(resideInAPackage(ROOT + "train.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                ROOT + "ui..",
                ROOT + "cli..",
                ROOT + "server..",
                ROOT + "export..",
                ROOT + "study.."))
        .check(all);
    noClasses()
        .that(
            resideInAnyPackage(LOOP)
                .or(resideInAnyPackage(VALUES))
                .or(resideInAnyPackage(GROUND))
                .or(
                    resideInAnyPackage(
                        ROOT + "export..", ROOT + "chart..", ROOT + "server..", ROOT + "study..")))
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT + "train.."))
        .check(all);
  }

  @Test
  @DisplayName("has profiles below the surfaces, which no figure comes from")
  void profiles() {
    noClasses()
        .that(resideInAPackage(ROOT + "profile.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(SURFACES)
                .or(resideInAnyPackage(LOOP))
                .or(resideInAnyPackage(ROOT + "session..", ROOT + "store..", ROOT + "reward..")))
        .check(all);
    noClasses()
        .that(resideInAnyPackage(LOOP).or(resideInAnyPackage(VALUES)))
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT + "profile.."))
        .check(all);
  }

  @Test
  @DisplayName("has no circles of packages")
  void circles() {
    slices().matching("dev.afterburner.workbench.(*)..").should().beFreeOfCycles().check(all);
    slices().matching("dev.afterburner.sandbox.(*)..").should().beFreeOfCycles().check(all);
  }

  @Test
  @DisplayName("keeps JavaFX in the window")
  void javafx() {
    noClasses()
        .that(DescribedPredicate.not(resideInAPackage(ROOT + "ui..")))
        .should()
        .dependOnClassesThat(resideInAPackage("javafx.."))
        .check(all);
  }

  @Test
  @DisplayName("makes runs for figures by the engine of interleaved runs alone")
  void figures() {
    noClasses()
        .that(
            resideInAPackage("dev.afterburner.workbench..")
                .and(
                    DescribedPredicate.not(
                        resideInAnyPackage(
                            ROOT + "measure",
                            ROOT + "measure.suspicion",
                            ROOT + "judge",
                            ROOT + "sandboxes",
                            ROOT + "server",
                            ROOT + "profile")))
                .and(DescribedPredicate.not(assignableTo(Sandbox.class))))
        .should()
        .callMethodWhere(target(name("run")).and(target(owner(assignableTo(Sandbox.class)))))
        .because(
            "a figure is of runs that were checked and made in turns (InterleavedRuns); the judge"
                + " decides cases, the server makes the single run that it is asked for, a profile runs"
                + " the tools that read it, and a final check gives signs and no figures")
        .check(all);
    noClasses()
        .that(resideInAPackage(ROOT + "server"))
        .and()
        .doNotHaveSimpleName("Task")
        .should()
        .callMethodWhere(target(name("run")).and(target(owner(assignableTo(Sandbox.class)))))
        .because("only its execute tasks are single runs")
        .check(all);
  }

  @Test
  @DisplayName("opens sandboxes in one room")
  void sandboxes() {
    noClasses()
        .that(DescribedPredicate.not(resideInAPackage(ROOT + "sandboxes")))
        .and(resideInAPackage("dev.afterburner.workbench.."))
        .should()
        .dependOnClassesThat(
            simpleNameStartingWith("LocalSandbox")
                .or(simpleName("SidecarSandbox"))
                .or(
                    simpleName("MonolithSandbox")
                        .and(resideInAPackage("dev.afterburner.sandbox.monolith"))))
        .because("whoever runs programs is given the current sandbox")
        .check(all);
  }

  @Test
  @DisplayName("enters the JavaFX thread in one place")
  void runLater() {
    noClasses()
        .that(DescribedPredicate.not(resideInAPackage(ROOT + "ui.fx")))
        .should()
        .callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable")
        .check(all);
  }

  @Test
  @DisplayName("writes files in one place, but for downloads, bundled files and databases")
  void wholeFiles() {
    noClasses()
        .that(
            resideInAPackage("dev.afterburner.workbench..")
                .and(
                    DescribedPredicate.not(
                        resideInAnyPackage(
                            ROOT + "files",
                            ROOT + "bundle",
                            ROOT + "problem.importer.hub",
                            ROOT + "store"))))
        .should()
        .callMethodWhere(
            target(owner(name("java.nio.file.Files")))
                .and(
                    target(
                        nameMatching("write|writeString|newOutputStream|newBufferedWriter|move"))))
        .because("files.WholeFile loses no old file and leaves no half of a new one")
        .check(all);
  }

  @Test
  @DisplayName("has view models without controls")
  void viewModels() {
    noClasses()
        .that()
        .haveSimpleNameEndingWith("ViewModel")
        .should()
        .dependOnClassesThat(resideInAPackage("javafx.scene.."))
        .allowEmptyShould(true)
        .check(all);
  }

  @Test
  @DisplayName("calls native code in one package")
  void nativeCode() {
    noClasses()
        .that(DescribedPredicate.not(resideInAPackage("dev.afterburner.sandbox.linux..")))
        .should()
        .dependOnClassesThat(resideInAPackage("java.lang.foreign.."))
        .check(all);
  }

  @Test
  @DisplayName("has records in and out of the domain: no JSON or SQL types in a public signature")
  void signatures() {
    classes()
        .that(
            resideInAnyPackage(VALUES)
                .or(resideInAnyPackage(LOOP))
                // Rows are JSON, and none of the importer's inside is seen outside of it.
                .and(DescribedPredicate.not(resideInAnyPackage(IMPORTER)))
                // Nested in what only its package sees, or values of a test, which are JSON.
                .and(DescribedPredicate.not(simpleNameStartingWith("Checks")))
                .and(DescribedPredicate.not(simpleName("Check")))
                .and(
                    DescribedPredicate.describe(
                        "nested in a class of its package alone",
                        (JavaClass type) ->
                            type.getEnclosingClass()
                                .map(outer -> outer.getModifiers().contains(PUBLIC))
                                .orElse(true))))
        .and()
        .arePublic()
        .should(
            new ArchCondition<>("have no JSON or SQL types in public signatures") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                for (JavaCodeUnit unit : type.getCodeUnits()) {
                  boolean foreign =
                      Stream.concat(
                              Stream.of(unit.getRawReturnType()),
                              unit.getRawParameterTypes().stream())
                          .map(JavaClass::getPackageName)
                          .anyMatch(ArchitectureTest::isPlumbing);
                  boolean shown = unit.getModifiers().contains(PUBLIC);
                  events.add(
                      new SimpleConditionEvent(type, !(shown && foreign), unit.getFullName()));
                }
              }
            })
        .check(all);
  }

  @Test
  @DisplayName("keeps no state in statics")
  void statics() {
    classes()
        .that(resideInAPackage("dev.afterburner.."))
        .should(
            new ArchCondition<>("have only constants for static fields") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                for (JavaField field : type.getFields()) {
                  if (field.getModifiers().contains(STATIC)) {
                    boolean constant =
                        field.getModifiers().contains(FINAL) && !isMutable(field.getRawType());
                    events.add(new SimpleConditionEvent(type, constant, field.getFullName()));
                  }
                }
              }
            })
        .check(all);
  }

  private static boolean isPlumbing(String name) {
    return name.startsWith("tools.jackson")
        || name.startsWith("com.fasterxml")
        || name.startsWith("java.sql")
        || name.startsWith("org.jdbi")
        || name.startsWith("org.sqlite");
  }

  private static boolean isMutable(JavaClass type) {
    return type.getPackageName().startsWith("java.util.concurrent.atomic")
        || type.getPackageName().startsWith("java.util.concurrent.locks")
        || type.isAssignableTo(java.util.concurrent.ConcurrentMap.class)
        || type.isAssignableTo(ThreadLocal.class)
        || type.isAssignableTo(StringBuilder.class)
        || type.isAssignableTo(java.util.HashMap.class)
        || type.isAssignableTo(java.util.ArrayList.class);
  }

  @Test
  @DisplayName("keeps the inside of the importer to itself")
  void importer() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "problem.importer..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(IMPORTER)
                .and(
                    DescribedPredicate.not(
                        nameMatching(
                            ".*\\.(ImportException|Oracle|SingleRow|CheckerFile|OwnFolder)(\\$.*)?"))))
        .check(all);
  }

  @Test
  @DisplayName("writes a table of every chart")
  void tables() {
    classes()
        .that()
        .implement(ChartModel.class)
        .should(
            new ArchCondition<JavaClass>("stand in ChartCsv") {
              @Override
              public void check(JavaClass chart, ConditionEvents events) {
                boolean known =
                    all.get(ChartCsv.class).getDirectDependenciesFromSelf().stream()
                        .anyMatch(d -> d.getTargetClass().equals(chart));
                events.add(new SimpleConditionEvent(chart, known, chart.getName()));
              }
            })
        .check(all);
  }
}
