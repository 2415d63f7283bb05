// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.model.ExtraFields;
import dev.afterburner.workbench.model.ModelAddress;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.PublishedHarness;
import dev.afterburner.workbench.session.Settings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads studies from YAML; docs/studies.md and resources/studies/schema.json say what is in it. */
public final class StudyFile {

  private static final int MOST_RUNS = 1000;
  private static final int MOST_REQUESTS = 1024;

  private StudyFile() {}

  /**
   * Reads a study.
   *
   * @param file what to call it in messages
   * @param assignments that go before what the file says, PATH=VALUE
   */
  public static Study read(String text, String file, List<String> assignments)
      throws StudyException {
    YamlValue root = YamlValue.read(text, file);
    for (String assignment : assignments) {
      root = YamlValue.set(root, assignment);
    }
    Keys keys = new Keys(root, "a study");
    String name = keys.text("study", "study");
    ProblemChoice problems = problems(keys.map("problems", "problems"));
    List<String> languages = keys.texts("languages", List.of("python"));
    List<Figure> objectives = keys.words("objectives", Figure.class, List.of(Figure.INTEGRAL));
    List<Arm> arms = arms(keys);
    Study.Protocol protocol = keys.word("protocol", Study.Protocol.class, Study.Protocol.WORKBENCH);
    boolean paper = protocol == Study.Protocol.PAPER;
    Study study =
        new Study(
            name,
            problems,
            languages,
            objectives,
            arms,
            (int) keys.whole("iterations", 0, Study.MOST_ITERATIONS, 0),
            (int) keys.whole("candidates", 1, Settings.MOST_CANDIDATES, 1),
            (int) keys.whole("replicates", 1, Study.MOST_REPLICATES, 1),
            keys.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE, 1),
            keys.word("start", Study.Start.class, Study.Start.NONE),
            keys.word(
                "acceptance",
                Settings.Acceptance.class,
                paper ? Settings.Acceptance.PLAIN : Settings.Acceptance.INTERLEAVED),
            measuring(keys.map("measuring", "measuring"), paper),
            limits(keys.map("budget", "a budget")),
            (int) keys.whole("requests", 1, MOST_REQUESTS, 8),
            protocol);
    keys.end();
    if (paper) {
      requirePaper(study, keys.place());
    }
    return study;
  }

  /** What the published protocol has no place for. */
  private static void requirePaper(Study study, String place) throws StudyException {
    if (!study.languages().equals(List.of(PublishedHarness.LANGUAGE))) {
      throw StudyException.badUse(
          place + ": the published harness runs Python alone; set languages: python");
    }
    if (study.acceptance() != Settings.Acceptance.PLAIN) {
      throw StudyException.badUse(
          place + ": protocol paper takes the smaller figure; leave acceptance out, or set plain");
    }
    if (study.measuring().minRuns() != study.measuring().maxRuns()) {
      throw StudyException.badUse(
          place
              + ": protocol paper runs each program equally often; set min-runs and max-runs to the"
              + " same number");
    }
  }

  private static ProblemChoice problems(Optional<Keys> given) throws StudyException {
    if (given.isEmpty()) {
      return new ProblemChoice(List.of(), "", "", "bundled", "", List.of(), List.of(), 0, 0, 1);
    }
    Keys keys = given.get();
    ProblemChoice choice =
        new ProblemChoice(
            keys.texts("ids", List.of()),
            keys.text("subset", ""),
            keys.text("words", ""),
            keys.text("set", ""),
            keys.text("split", ""),
            keys.words("difficulty", Difficulty.class, List.of()),
            keys.texts("tags", List.of()),
            (int) keys.whole("min-references", 0, Integer.MAX_VALUE, 0),
            (int) keys.whole("sample", 0, Integer.MAX_VALUE, 0),
            keys.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE, 1));
    keys.end();
    boolean query =
        !(choice.words() + choice.set() + choice.split()).isEmpty()
            || !choice.difficulties().isEmpty()
            || !choice.tags().isEmpty()
            || choice.references() > 0
            || choice.sample() > 0;
    int ways = (choice.ids().isEmpty() ? 0 : 1) + (choice.subset().isEmpty() ? 0 : 1);
    if (ways + (query ? 1 : 0) > 1) {
      throw StudyException.badUse(
          keys.place() + ": ids and subset can't be combined with other filters; keep one of them");
    }
    return choice;
  }

  private static List<Arm> arms(Keys study) throws StudyException {
    List<Arm> arms = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Keys keys : study.maps("arms", "an arm")) {
      Arm arm =
          new Arm(
              keys.text("name", "arm " + (arms.size() + 1)),
              keys.text("model", "demo"),
              keys.text("template", ""),
              keys.text("system", ""),
              keys.number("temperature", 0, 2),
              keys.number("top-p", 1e-6, 1),
              (int) keys.whole("max-tokens", 1, Integer.MAX_VALUE, 4096),
              keys.texts("extra", List.of()),
              keys.word("policy", Settings.Policy.class, Settings.Policy.KEEP_BEST),
              keys.word("ablation", Ablation.class, Ablation.NONE));
      keys.end();
      check(arm, keys.place());
      // Tables are opened in spreadsheets, which take a text that begins otherwise for a formula.
      if (arm.name().isEmpty() || !Character.isLetterOrDigit(arm.name().codePointAt(0))) {
        throw StudyException.badUse(
            "%s: the name \"%s\" has to begin with a letter or a digit"
                .formatted(keys.place(), arm.name()));
      }
      if (!names.add(arm.name())) {
        throw StudyException.badUse(
            keys.place() + ": two arms are called \"" + arm.name() + "\"; name one otherwise");
      }
      arms.add(arm);
    }
    if (arms.isEmpty()) {
      throw StudyException.badUse(
          study.place() + ": a study needs arms, at least one with a model; see docs/studies.md");
    }
    return arms;
  }

  private static void check(Arm arm, String place) throws StudyException {
    try {
      ModelAddress.parse(arm.model());
      ExtraFields.of(arm.extra());
    } catch (ModelException e) {
      throw StudyException.badUse(place + ": " + e.getMessage());
    }
  }

  private static Study.Measuring measuring(Optional<Keys> given, boolean paper)
      throws StudyException {
    Study.Measuring usual =
        paper
            ? new Study.Measuring(Study.PAPER_REPEATS, Study.PAPER_REPEATS, 3600)
            : new Study.Measuring(5, 30, 3);
    if (given.isEmpty()) {
      return usual;
    }
    Keys keys = given.get();
    int least = (int) keys.whole("min-runs", 1, MOST_RUNS, usual.minRuns());
    int most = (int) keys.whole("max-runs", 1, MOST_RUNS, Math.max(usual.maxRuns(), least));
    Study.Measuring measuring =
        new Study.Measuring(least, most, or(keys.number("seconds", 0.1, 3600), usual.seconds()));
    keys.end();
    if (most < least) {
      throw StudyException.badUse(
          "%s: max-runs is %d and min-runs %d; the most can't be below the least"
              .formatted(keys.place(), most, least));
    }
    return measuring;
  }

  private static Study.Limits limits(Optional<Keys> given) throws StudyException {
    if (given.isEmpty()) {
      return Study.Limits.NONE;
    }
    Keys keys = given.get();
    Study.Limits limits =
        new Study.Limits(
            keys.whole("tokens", 0, Long.MAX_VALUE, 0),
            or(keys.number("money", 0, Double.POSITIVE_INFINITY), 0),
            or(keys.number("hours", 0, Double.POSITIVE_INFINITY), 0));
    keys.end();
    return limits;
  }

  private static double or(@Nullable Double value, double otherwise) {
    return value == null ? otherwise : value;
  }
}
