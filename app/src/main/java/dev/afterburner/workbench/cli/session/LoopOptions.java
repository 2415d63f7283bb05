// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.session;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.cli.console.AcceptanceConverter;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.ObjectiveConverter;
import dev.afterburner.workbench.cli.console.PolicyConverter;
import dev.afterburner.workbench.cli.model.ModelWords;
import dev.afterburner.workbench.model.ExtraFields;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.PromptFolders;
import dev.afterburner.workbench.session.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the loop asks its model, decides and stops. */
final class LoopOptions {

  private static final int MOST_ITERATIONS = 1000;

  @Option(
      names = "--objective",
      paramLabel = "OBJECTIVE",
      converter = ObjectiveConverter.class,
      description = "What to minimize: time, memory or integral (default: time).")
  private Figure objective = Figure.TIME;

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      converter = PolicyConverter.class,
      description =
          "Where each step starts from: keep-best, follow-latest, best-of-n, scs, archive, pareto or"
              + " map-elites (default: keep-best).")
  private Settings.Policy policy = Settings.Policy.KEEP_BEST;

  @Mixin private final SearchOptions search = new SearchOptions();

  @Option(
      names = "--acceptance",
      paramLabel = "HOW",
      converter = AcceptanceConverter.class,
      description =
          "When a candidate is better: interleaved (runs in turns must show it) or plain (its"
              + " median is smaller, as in the paper; default: interleaved).")
  private Settings.Acceptance acceptance = Settings.Acceptance.INTERLEAVED;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "Which model answers: demo, openai:URL#NAME, openai:NAME, anthropic:NAME or gguf:FILE"
              + " (default: ${DEFAULT-VALUE}).")
  private String model = "demo";

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description = "How many steps (default: ${DEFAULT-VALUE}).")
  private int iterations = 5;

  @Option(
      names = "--candidates",
      paramLabel = "N",
      description = "How many replies are tried in a step (default: ${DEFAULT-VALUE}).")
  private int candidates = 1;

  @Option(
      names = "--no-feedback",
      description = "Do not tell the model about the previous attempt if it failed.")
  private boolean noFeedback;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Random seed (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      description = "Sampling temperature, 0 to 2 (default: the model's own).")
  private @Nullable Double temperature;

  @Option(
      names = "--top-p",
      paramLabel = "P",
      description = "Nucleus sampling, above 0 to 1 (default: the model's own).")
  private @Nullable Double topP;

  @Option(
      names = "--max-tokens",
      paramLabel = "N",
      description = "Maximum output tokens per reply (default: ${DEFAULT-VALUE}).")
  private int maxTokens = Settings.Requests.DEFAULT.maxTokens();

  @Option(
      names = "--extra",
      paramLabel = "NAME=VALUE",
      description =
          "Extra field sent with each request, for servers that know it, like repeat_penalty=1 or"
              + " top_k=40; may be given several times.")
  private List<String> extra = new ArrayList<>();

  @Option(
      names = "--system",
      paramLabel = "TEXT",
      description = "System message; @FILE takes it from a file.")
  private String system = "";

  @Option(
      names = "--prompt",
      paramLabel = "NAME|FILE",
      description =
          "A prompt template by its name (`workbench prompts` lists them) or its file (default: the"
              + " one shipped for the objective).")
  private String prompt = "";

  @Option(
      names = "--patience",
      paramLabel = "K",
      description = "Stop after K steps without improvement.")
  private int patience;

  @Option(
      names = "--until-percentile",
      paramLabel = "P",
      description =
          "Stop when the best is at least as good as P percent of the reference solutions, which"
              + " are measured here for that.")
  private double percentile;

  @Option(
      names = "--budget-tokens",
      paramLabel = "N",
      description = "Stop before N tokens of prompts and replies are spent.")
  private long tokens;

  @Option(
      names = "--budget-money",
      paramLabel = "X",
      description = "Stop when requests have cost X, by the price table.")
  private double money;

  @Option(
      names = "--budget-minutes",
      paramLabel = "M",
      description = "Stop after M minutes of steps.")
  private double minutes;

  /** How the session searches. */
  SearchOptions search() {
    return search;
  }

  String model() {
    return model;
  }

  Figure objective() {
    return objective;
  }

  int iterations() {
    return iterations;
  }

  /** The settings asked for. */
  Settings settings(ModelWords models, PromptFolders prompts, String language) throws BadUse {
    require(
        iterations >= 0 && iterations <= MOST_ITERATIONS,
        "--iterations must be 0 to " + MOST_ITERATIONS + ", not " + iterations);
    require(
        candidates >= 1 && candidates <= Settings.MOST_CANDIDATES,
        "--candidates must be 1 to " + Settings.MOST_CANDIDATES + ", not " + candidates);
    require(
        temperature == null || (temperature >= 0 && temperature <= 2),
        "--temperature must be 0 to 2, not " + temperature);
    require(
        topP == null || (topP > 0 && topP <= 1),
        "--top-p must be above 0 and at most 1, not " + topP);
    require(maxTokens >= 1, "--max-tokens must be 1 or more, not " + maxTokens);
    require(patience >= 0, "--patience must be 1 or more steps, not " + patience);
    require(
        percentile >= 0 && percentile <= 100,
        "--until-percentile must be 0 to 100, not " + percentile);
    require(
        tokens >= 0 && money >= 0 && minutes >= 0, "a budget must be above 0, and one is negative");
    ModelWords.Price price = models.price(model);
    require(
        money == 0 || price.known(),
        "--budget-money needs the price of "
            + model
            + "; write it by `workbench models prices set "
            + model
            + " IN OUT`");
    return new Settings(
        objective,
        policy,
        acceptance,
        iterations,
        candidates,
        !noFeedback,
        seed,
        model,
        new Settings.Requests(
            system(), template(prompts, language), temperature, topP, maxTokens, extra()),
        new Settings.Stops(
            patience, tokens, money, minutes, percentile / 100, price.input(), price.output()),
        search.search(models));
  }

  private static void require(boolean right, String otherwise) throws BadUse {
    if (!right) {
      throw new BadUse(otherwise);
    }
  }

  private Map<String, Object> extra() throws BadUse {
    try {
      return ExtraFields.of(extra);
    } catch (ModelException e) {
      throw new BadUse("--extra: " + e.getMessage());
    }
  }

  private String system() throws BadUse {
    return system.startsWith("@") ? text(Path.of(system.substring(1))) : system;
  }

  private String template(PromptFolders prompts, String language) throws BadUse {
    if (prompt.isEmpty()) {
      return "";
    }
    try {
      return prompts.named(prompt, language).text();
    } catch (ModelException e) {
      throw new BadUse(String.valueOf(e.getMessage()));
    }
  }

  private static String text(Path file) throws BadUse {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new BadUse("can't read " + file + ": " + e);
    }
  }
}
