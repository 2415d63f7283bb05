// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.out;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.model.PromptFolders;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.problem.catalogue.ProblemLibrary;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.store.StoreException;
import dev.afterburner.workbench.train.ExportSettings;
import dev.afterburner.workbench.train.TrainException;
import dev.afterburner.workbench.train.data.Gatherer;
import dev.afterburner.workbench.train.data.PromptTexts;
import dev.afterburner.workbench.train.data.TestProblems;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Exports training data as they are asked for, by the command line and by the window.
 *
 * @param shipped the folder of recipes
 * @param machine names this machine in the library
 * @param workbench the version
 */
public record TrainExports(
    Catalogue catalogue,
    ProblemLibrary library,
    PromptFolders prompts,
    Path shipped,
    String machine,
    String workbench) {

  /**
   * What is asked for.
   *
   * @param stage as asked for: sft, dpo, cold-start, grpo or all
   * @param problems ids of those that are looked at; test problems among them are refused
   * @param words how these were chosen
   * @param sessions where accepted and declined versions come from
   * @param template a template of the user's own for all prompts; null for none
   * @param excluded ids of further problems that are not trained on
   */
  public record Request(
      String stage,
      ExportSettings settings,
      Language language,
      List<String> problems,
      String words,
      SessionStore sessions,
      @Nullable Path template,
      Set<String> excluded) {
    public Request {
      problems = List.copyOf(problems);
      excluded = Set.copyOf(excluded);
    }
  }

  /**
   * Writes training data into a folder, or counts what would be written.
   *
   * @param out a new folder or that of a stopped export; null to count only
   * @param progress told how far it is
   */
  public ExportReport export(
      Request request, @Nullable Path out, Consumer<String> progress, Cancellation cancellation)
      throws TrainException, ProblemException, StoreException {
    ExportSettings settings = request.settings().checked();
    TestProblems tests = TestProblems.of(catalogue, request.excluded());
    PromptTexts texts = new PromptTexts(prompts, shipped, request.template());
    Gatherer gatherer =
        new Gatherer(
            settings,
            new Gatherer.Sources(
                catalogue, library, request.sessions(), request.language(), machine, texts),
            tests);
    List<String> tried = settings.sessions() ? gatherer.tried() : request.problems();
    List<String> problems =
        request.problems().stream().sorted().filter(Set.copyOf(tried)::contains).toList();
    if (problems.isEmpty()) {
      throw TrainException.failed(
          settings.sessions()
              ? "there is no session on any of these problems in " + request.language().name()
              : "no problem matches; `problems search` shows what there is");
    }
    TrainExport.Basis basis =
        new TrainExport.Basis(
            request.stage(),
            workbench,
            machine,
            request.words(),
            TestProblems.sha256(texts.sources(request.language())),
            tests.ids());
    TrainExport export = new TrainExport(settings, gatherer, basis, shipped);
    return out == null
        ? export.dryRun(problems, progress, cancellation)
        : export.run(problems, out, progress, cancellation);
  }
}
