// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.data;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.stats.Comparison;
import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.problem.Digests;
import dev.afterburner.workbench.problem.Measurement;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.problem.catalogue.ProblemLibrary;
import dev.afterburner.workbench.session.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A problem's references as they were measured on one machine, each program once. */
public final class MeasuredSolutions {

  /** One that passed, or, in {@link #all}, perhaps not. */
  public record Measured(Reference reference, Calibration calibration) {

    public String code() {
      return reference.code();
    }

    /** The median of one that passed, in base units. */
    public double median(Figure figure) {
      return Objects.requireNonNull(calibration.figures()).of(figure).value();
    }
  }

  private final List<Measured> all;
  private final List<Measurement> measurements;
  private final int same;

  private MeasuredSolutions(List<Measured> all, List<Measurement> measurements, int same) {
    this.all = List.copyOf(all);
    this.measurements = List.copyOf(measurements);
    this.same = same;
  }

  /** What the library knows of a problem as it is now. */
  public static MeasuredSolutions of(
      Problem problem, Language language, ProblemLibrary library, String machine)
      throws ProblemException {
    List<Calibration> known =
        library.calibrations(problem.id()).stream()
            .filter(c -> c.machine().equals(machine))
            .toList();
    Digests digests = new Digests(problem);
    Set<String> programs = new HashSet<>();
    List<Measured> all = new ArrayList<>();
    int same = 0;
    for (Reference reference : problem.references()) {
      if (!reference.language().equals(language.id())) {
        continue;
      }
      Optional<Calibration> calibration =
          digests.current(known, reference.name(), new Program.Source(language, reference.code()));
      if (calibration.isPresent() && programs.add(Version.normal(reference.code()))) {
        all.add(new Measured(reference, calibration.get()));
      } else if (calibration.isPresent()) {
        same++;
      }
    }
    List<Measurement> runs =
        library.measurements(problem.id(), Measurement.Purpose.CALIBRATION).stream()
            .filter(m -> m.machine().equals(machine))
            .toList();
    return new MeasuredSolutions(all, runs, same);
  }

  /** All that were measured, those that fail here too. */
  public List<Measured> all() {
    return all;
  }

  /** Those that pass, the best first. */
  public List<Measured> passing(Figure figure) {
    return all.stream()
        .filter(m -> m.calibration().passed())
        .sorted(Comparator.comparingDouble((Measured m) -> m.median(figure)))
        .toList();
  }

  /** How many were left out because they are the same program as another one. */
  public int same() {
    return same;
  }

  /** What was measured, the oldest first. */
  public List<Measurement> measurements() {
    return measurements;
  }

  /**
   * One program over another in one figure, of their latest common rounds, otherwise of their runs
   * at different times; empty where no runs are kept.
   */
  public Optional<Comparison> compare(Measured candidate, Measured baseline, Figure figure) {
    for (Measurement measurement : measurements.reversed()) {
      int one = index(measurement, candidate);
      int other = index(measurement, baseline);
      if (one >= 0 && other >= 0) {
        double[][] rounds = rounds(measurement, other, one, figure);
        if (rounds.length > 0) {
          return Optional.of(Comparison.ofRounds(rounds));
        }
      }
    }
    double[] own = runs(candidate, figure);
    double[] others = runs(baseline, figure);
    return own.length == 0 || others.length == 0
        ? Optional.empty()
        : Optional.of(Comparison.of(others, own));
  }

  private static int index(Measurement measurement, Measured solution) {
    Calibration wanted = solution.calibration();
    List<Measurement.Subject> programs = measurement.programs();
    for (int i = 0; i < programs.size(); i++) {
      Measurement.Subject program = programs.get(i);
      if (program.failure() == null
          && program.name().equals(wanted.name())
          && program.language().equals(wanted.language())
          && program.digest().equals(wanted.digest())) {
        return i;
      }
    }
    return -1;
  }

  private static double[][] rounds(
      Measurement measurement, int baseline, int candidate, Figure figure) {
    Map<Integer, double[]> rounds = new TreeMap<>();
    for (Measurement.Raw run : measurement.runs()) {
      if (run.program() == baseline || run.program() == candidate) {
        rounds
                .computeIfAbsent(run.round(), _ -> new double[2])[
                run.program() == candidate ? 1 : 0] =
            run.figure(figure);
      }
    }
    return rounds.values().stream().filter(r -> r[0] > 0 && r[1] > 0).toArray(double[][]::new);
  }

  private double[] runs(Measured solution, Figure figure) {
    for (Measurement measurement : measurements.reversed()) {
      int index = index(measurement, solution);
      double[] values =
          measurement.runs().stream()
              .filter(run -> run.program() == index)
              .mapToDouble(run -> run.figure(figure))
              .filter(value -> value > 0)
              .toArray();
      if (index >= 0 && values.length > 0) {
        return values;
      }
    }
    return new double[0];
  }
}
