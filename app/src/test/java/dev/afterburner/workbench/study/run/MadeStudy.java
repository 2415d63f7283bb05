// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.run;

import dev.afterburner.sandbox.stats.Interval;
import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.study.Line;
import dev.afterburner.workbench.study.Plan;
import dev.afterburner.workbench.study.Study;
import dev.afterburner.workbench.study.StudyException;
import dev.afterburner.workbench.study.StudyFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A test fixture: a study's folder with made rows. */
public final class MadeStudy implements AutoCloseable {

  private final StudyFolder folder;
  private final CellStore store;
  private final Plan plan;

  /**
   * Begins a folder.
   *
   * @param yaml the study, whose problems are given beside
   */
  public MadeStudy(Path path, String yaml, List<String> problems) throws StudyException {
    Study study = StudyFile.read(yaml, "made.yaml", List.of());
    Map<String, List<String>> byLanguage = new TreeMap<>();
    study.languages().forEach(l -> byLanguage.put(l, problems));
    plan = Plan.of(study, byLanguage, List.of(), id -> "d");
    folder = new StudyFolder(path);
    new Manifest(
            Manifest.FORMAT,
            "test",
            Instant.EPOCH,
            "a machine",
            study,
            plan.problems(),
            plan.digests(),
            Map.of(),
            List.of())
        .write(folder);
    store = CellStore.open(folder);
  }

  public StudyFolder folder() {
    return folder;
  }

  public Plan plan() {
    return plan;
  }

  /** References whose three figures are these values, exactly. */
  public void references(String problem, double... values) throws StudyException {
    store.put(
        new Row.References(
            problem,
            "python",
            "a machine",
            java.util.Arrays.stream(values)
                .mapToObj(v -> new Calibration.Figures(at(v), at(v), at(v)))
                .toList(),
            0));
  }

  private static Interval at(double value) {
    return new Interval(value, value, value);
  }

  /** A program that passes, with its time, memory and integral. */
  public static Row.Shown passed(Interval time, Interval memory, Interval integral) {
    return new Row.Shown(0, "passed", "passed", false, "", time, memory, integral, 5, null);
  }

  /** The same with one exact value for all three. */
  public static Row.Shown passed(double value) {
    return passed(at(value), at(value), at(value));
  }

  /** A program that fails. */
  public static Row.Shown wrong() {
    return new Row.Shown(
        0, "wrong_answer", "wrong answer, case 01", false, "", null, null, null, 0, null);
  }

  /** A cell, with the same program as candidate and incumbent. */
  public void cell(String arm, String problem, int replicate, int iteration, Row.Shown shown)
      throws StudyException {
    cell(arm, problem, replicate, iteration, shown, shown, "", "");
  }

  /** A cell with its texts. */
  public void cell(
      String arm,
      String problem,
      int replicate,
      int iteration,
      Row.Shown candidate,
      Row.Shown incumbent,
      String prompt,
      @Nullable String reply)
      throws StudyException {
    String key = arm + "/" + problem + "/" + replicate;
    store.put(
        new Row.Cell(
            key + "-" + iteration,
            key,
            problem,
            "python",
            "integral",
            arm,
            replicate,
            iteration,
            candidate,
            incumbent,
            store.text(prompt),
            store.text(reply == null ? "" : reply),
            100,
            10,
            1_000_000,
            false,
            "s-" + key,
            Instant.EPOCH));
  }

  /** A cell of a line of the plan. */
  public void cell(Line line, int iteration, Row.Shown shown, String prompt, String reply)
      throws StudyException {
    store.put(
        new Row.Cell(
            line.cell(iteration),
            line.key(),
            line.problem(),
            line.language(),
            line.objective().id(),
            line.arm().name(),
            line.replicate(),
            iteration,
            shown,
            shown.passed() ? shown : Row.Shown.none("no program passes yet"),
            store.text(prompt),
            store.text(reply),
            100,
            10,
            1_000_000,
            false,
            "s-" + line.key(),
            Instant.EPOCH));
  }

  /** A cell of a line of the plan that got no result. */
  public void fault(Line line, int iteration, String reason) throws StudyException {
    store.put(new Row.Fault(line.cell(iteration), 1, reason, Instant.EPOCH));
  }

  /** A text of a program that cells can name. */
  public String text(String text) throws StudyException {
    return store.text(text);
  }

  @Override
  public void close() {
    store.close();
  }
}
