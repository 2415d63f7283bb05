// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.bundle.UnpackedFiles;
import dev.afterburner.workbench.problem.ProblemQuery;
import dev.afterburner.workbench.problem.catalogue.Subset;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.study.run.StudyFolder;
import dev.afterburner.workbench.train.TrainingData;
import dev.afterburner.workbench.train.out.TrainExports;
import dev.afterburner.workbench.ui.fx.SameThread;
import dev.afterburner.workbench.ui.training.TrainExportViewModel;
import dev.afterburner.workbench.ui.training.TrainingServices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Training data, exported from the window")
class TrainExportInWindowTest {

  private static final List<String> PROBLEMS = List.of("coin-ways", "pair-sums");

  @TempDir Path home;
  private final SameThread tasks = new SameThread();
  private Services services;
  private TrainExportViewModel model;

  @BeforeEach
  void measured() throws Exception {
    services =
        new Services(
            new Places(home, home.resolve("cache")),
            new UnpackedFiles(List.of(), "", InstantSource.system()),
            warning -> {});
    Language python = Language.find(services.languages(), "python").orElseThrow();
    for (String id : PROBLEMS) {
      TrainingData.calibrate(
          services.library(), services.catalogue().find(id), python, services.machine());
    }
    services
        .library()
        .save("sums", new Subset(ProblemQuery.ALL.withWords("pair sums"), Subset.Status.ANY, 1, 1));
    model =
        new TrainExportViewModel(
            new TrainingServices(
                () ->
                    new TrainExports(
                        services.catalogue(),
                        services.library(),
                        services.prompts(),
                        services.training(),
                        services.machine(),
                        "test"),
                services.store(),
                services::sessionsIn,
                services.languages(),
                home.resolve("training")),
            () -> "python",
            tasks);
    model.begin();
  }

  @AfterEach
  void close() {
    services.close();
  }

  @Test
  @DisplayName("are counted without writing, with what is left out and why")
  void counted() {
    assertEquals(List.of(TrainExportViewModel.ALL, "sums"), model.subsets());
    model.stage().set("sft");
    model.objective().set("time");
    model.count();
    assertEquals("", model.fault().get());
    String report = model.report().get();
    assertTrue(report.startsWith("Counted over 14 problems:\nsft-time: "), report);
    assertTrue(
        report.contains("left out, problems without a solution measured on this machine: 12"),
        report);
    assertFalse(Files.exists(home.resolve("training")));
    assertFalse(model.busy().get());
  }

  @Test
  @DisplayName("are the files that the command line writes")
  void same() throws Exception {
    model.subset().set("sums");
    model.stage().set("sft");
    Path here = home.resolve("here");
    model.folder().set(here.toString());
    model.export();
    assertEquals("", model.fault().get());
    assertTrue(model.report().get().contains(", into " + here + ":\n"), model.report().get());
    Path there = home.resolve("there");
    CommandFixture.Result result =
        new CommandFixture(home)
            .run(
                new Cancellation(),
                "train",
                "export",
                "--subset",
                "sums",
                "--stage",
                "sft",
                "--out",
                there.toString());
    assertEquals(0, result.code(), result.err());
    for (String name : List.of("sft-time.jsonl", "sft-memory.jsonl", "dataset_info.json")) {
      assertArrayEquals(
          Files.readAllBytes(there.resolve(name)), Files.readAllBytes(here.resolve(name)), name);
    }
    model.export();
    assertTrue(model.fault().get().contains("is not empty"), model.fault().get());
  }

  @Test
  @DisplayName("are of the sessions of a study where that is chosen")
  void study() throws Exception {
    model.from().set(TrainExportViewModel.From.STUDY);
    model.count();
    assertEquals("Choose the folder of the study whose sessions are taken.", model.fault().get());
    Path study = Files.createDirectories(home.resolve("study"));
    model.study().set(study.toString());
    model.count();
    assertEquals("There is no study with sessions in " + study + ".", model.fault().get());
    try (SessionStore sessions = services.sessionsIn(new StudyFolder(study).sessions())) {
      sessions.insert(TrainingData.session("s1", "pair-sums", "```python\nbetter\n```"));
    }
    model.stage().set("dpo");
    model.objective().set("time");
    model.count();
    assertEquals("", model.fault().get());
    assertTrue(model.report().get().contains("dpo-time: "), model.report().get());
  }

  @Test
  @DisplayName("end when they are stopped, and go on from there")
  void stopped() throws Exception {
    model.stage().set("sft");
    model.folder().set(home.resolve("out").toString());
    tasks.hold();
    model.export();
    assertTrue(model.busy().get());
    assertEquals("looking at the problems", model.progress().get());
    model.cancel();
    assertEquals("stopping", model.progress().get());
    tasks.go();
    assertFalse(model.busy().get());
    model.export();
    assertTrue(Files.exists(home.resolve("out/manifest.json")));
  }
}
