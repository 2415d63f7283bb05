// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.study;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.CommandFailed;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.Opening;
import dev.afterburner.workbench.cli.console.Reporter;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.store.StoreException;
import dev.afterburner.workbench.study.Plan;
import dev.afterburner.workbench.study.Planner;
import dev.afterburner.workbench.study.Presets;
import dev.afterburner.workbench.study.Study;
import dev.afterburner.workbench.study.StudyException;
import dev.afterburner.workbench.study.StudyFile;
import dev.afterburner.workbench.study.fold.StudyResult;
import dev.afterburner.workbench.study.report.StudyReport;
import dev.afterburner.workbench.study.run.Manifest;
import dev.afterburner.workbench.study.run.StudyFolder;
import dev.afterburner.workbench.study.run.StudyRunner;
import dev.afterburner.workbench.study.stats.LeastDifference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a study, from where it stands. */
@Command(
    name = "run",
    description = {
      "Run a study, or go on with one: what is done is not done again.",
      "Leaves manifest.json, cells.jsonl, sessions.db, results.jsonl, results.parquet, curves.csv,"
          + " curves.png, curves.svg, curves.pdf, tables.md, tables.tex, tables.csv and report.html"
          + " in DIR."
    },
    footer = "%nShares and percentiles in JSON are from 0 to 1. Exit code 1 if cells are missing.")
public final class StudyRunCommand implements Callable<Integer> {

  private final Presets presets;
  private final Opening<Planner> planner;
  private final Opening<StudyRunner> runner;
  private final StudyReport report;
  private final Cancellation cancellation;
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The study file; without one, and without --preset, DIR's study goes on.")
  private @Nullable Path file;

  @Option(names = "--preset", paramLabel = "NAME", description = "litmus, curves or ablation.")
  private @Nullable String preset;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Override values of the study file: iterations=3, arms.0.temperature=0.7; may be given several"
              + " times.")
  private List<String> assignments = new ArrayList<>();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "The model of all arms: demo, openai:URL#NAME, anthropic:NAME or gguf:FILE.")
  private @Nullable String model;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "The study's folder.")
  private Path out = Path.of("");

  public StudyRunCommand(
      Presets presets,
      Opening<Planner> planner,
      Opening<StudyRunner> runner,
      StudyReport report,
      Cancellation cancellation,
      Terminal terminal) {
    this.presets = presets;
    this.planner = planner;
    this.runner = runner;
    this.report = report;
    this.cancellation = cancellation;
    this.terminal = terminal;
  }

  /** A study and the text that it was read from. */
  private record Asked(Study study, String text) {}

  @Override
  public Integer call()
      throws BadUse, CommandFailed, StudyException, SandboxException, StoreException {
    StudyFolder folder = new StudyFolder(out);
    Asked asked = asked(folder);
    Plan plan = planner.open().plan(asked.study());
    Reporter reporter = new Reporter(terminal);
    plan.omitted().forEach(left -> reporter.line("%s", left));
    reporter.line("%s", StudyText.announced(plan, LeastDifference.of(plan.fewestProblems())));
    StudyRunner.Outcome outcome;
    try {
      outcome =
          runner.open().run(plan, asked.text(), folder, new StudyProgress(reporter), cancellation);
    } finally {
      reporter.clear();
    }
    reporter.status("folding and writing the report");
    StudyResult result = report.write(folder, out);
    reporter.clear();
    new StudyText(terminal).print(result, outcome.ended(), out, json);
    return outcome.missing() == 0 ? 0 : 1;
  }

  private Asked asked(StudyFolder folder) throws BadUse, CommandFailed, StudyException {
    if (file != null && preset != null) {
      throw new BadUse("a study comes from FILE or from --preset, not from both");
    }
    Asked asked;
    if (file != null) {
      asked = read(text(file), String.valueOf(file.getFileName()));
    } else if (preset != null) {
      asked = read(presets.text(preset), "preset " + preset);
    } else {
      Optional<Manifest> before = Manifest.read(folder);
      if (before.isEmpty()) {
        throw new BadUse(
            "name a study file or a --preset; there is no study in " + out + " to go on with");
      }
      if (!assignments.isEmpty()) {
        throw new BadUse("--set needs the study file, or the --preset, that it goes before");
      }
      asked = new Asked(before.get().study(), "");
    }
    return model == null ? asked : new Asked(withModel(asked.study(), model), asked.text());
  }

  private static Study withModel(Study study, String model) throws BadUse {
    try {
      dev.afterburner.workbench.model.ModelAddress.parse(model);
    } catch (dev.afterburner.workbench.model.ModelException e) {
      throw new BadUse(String.valueOf(e.getMessage()));
    }
    return study.withModel(model);
  }

  private Asked read(String text, String name) throws StudyException {
    return new Asked(StudyFile.read(text, name, assignments), text);
  }

  private static String text(Path file) throws CommandFailed {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (java.nio.charset.CharacterCodingException e) {
      throw new CommandFailed(file + " is not UTF-8 text; save it as UTF-8", e);
    } catch (IOException e) {
      throw new CommandFailed("can't read " + file + ": " + FileFaults.reason(e), e);
    }
  }
}
