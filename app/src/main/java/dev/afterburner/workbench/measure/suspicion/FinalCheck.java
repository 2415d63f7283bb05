// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.measure.suspicion;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.judge.Judge;
import dev.afterburner.workbench.measure.GeneratedInput;
import dev.afterburner.workbench.measure.suspicion.Suspicion.Kind;
import dev.afterburner.workbench.problem.Generator;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.problem.TestCase;
import dev.afterburner.workbench.problem.Verdict;
import dev.afterburner.workbench.problem.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Looks for signs that a program was made for the inputs that it was chosen by: fresh inputs of
 * other seeds at the workload's size and a smaller one, cases with a changed constant, its time on
 * fresh inputs beside that on the measured one, and its text. What is right on a fresh input is
 * what the problem's own references print; where they disagree nothing is said.
 *
 * <p>One check serves all programs of a problem in a language: what the references print and need
 * is found out once.
 */
public final class FinalCheck {

  /** How much slower a program may be on a fresh input, beside what a reference is. */
  private static final double SLOWER = 2.5;

  /** Smaller differences of time are the start of a process. */
  private static final double LEAST_NANOS = 30e6;

  private static final int FRESH = 2;
  private static final int TIMES = 2;
  private static final int CHANGED_CASES = 4;
  private static final Pattern INTEGER = Pattern.compile("(?<![\\w.-])\\d{1,9}(?![\\w.])");

  private final Sandbox sandbox;
  private final Judge judge;
  private final Problem problem;
  private final Language language;
  private final Program.Source reference;
  private final List<Workload> fresh;
  private final List<Changed> changed;
  private final double referenceSlower;

  /**
   * A case with a changed constant.
   *
   * @param expected what the references print now
   * @param before what the case's answer is
   */
  private record Changed(String words, Bytes input, Bytes expected, Bytes before) {}

  /**
   * Prepares a check: makes inputs and runs references on them.
   *
   * @param generator of the problem's inputs; without one only cases and text are looked at
   * @throws ProblemException where the problem has no reference in the language, or no input
   */
  public FinalCheck(
      Sandbox sandbox,
      Judge judge,
      Problem problem,
      Optional<Generator> generator,
      Language language,
      Cancellation cancellation)
      throws SandboxException, ProblemException {
    this.sandbox = sandbox;
    this.judge = judge;
    this.problem = problem;
    this.language = language;
    List<Program.Source> references = references(problem, language);
    this.reference = references.getFirst();
    this.fresh = generator.isEmpty() ? List.of() : fresh(generator.get(), references, cancellation);
    this.changed = changed(references, cancellation);
    this.referenceSlower = sameSize().isEmpty() ? 1 : slower(reference, cancellation);
  }

  private static List<Program.Source> references(Problem problem, Language language)
      throws ProblemException {
    List<Program.Source> all =
        problem.references().stream()
            .filter(r -> r.language().equals(language.id()) && !r.publishedWrong())
            // The start is the slow one: the others print the same.
            .sorted(Comparator.comparing(Reference::start))
            .map(r -> new Program.Source(language, r.code()))
            .toList();
    if (all.size() < 2) {
      throw new ProblemException(
          "%s has fewer than two reference solutions in %s to compare with"
              .formatted(problem.id(), language.name()));
    }
    return all;
  }

  private List<Workload> fresh(
      Generator generator, List<Program.Source> references, Cancellation cancellation)
      throws SandboxException, ProblemException {
    Workload known = problem.workloads().getFirst();
    List<Workload> inputs = new ArrayList<>();
    List<Long> sizes = new ArrayList<>(Collections.nCopies(FRESH, known.size()));
    generator.sizes().stream().filter(s -> s < known.size()).findFirst().ifPresent(sizes::add);
    long seed = known.seed();
    for (long size : sizes) {
      seed += 7_919;
      Bytes input = new GeneratedInput(sandbox).of(generator, seed, size, cancellation);
      Optional<Bytes> expected = agreed(references.subList(0, 2), input, cancellation);
      if (expected.isPresent()) {
        inputs.add(new Workload("seed " + seed, seed, size, input, expected.get()));
      }
    }
    return inputs;
  }

  /** Cases in which the last integer, or one in the middle, is one larger. */
  private List<Changed> changed(List<Program.Source> references, Cancellation cancellation)
      throws SandboxException {
    List<Changed> made = new ArrayList<>();
    List<Program.Source> asked = references.subList(0, Math.min(3, references.size()));
    for (TestCase one : problem.cases().stream().limit(CHANGED_CASES).toList()) {
      String text = one.input().text();
      List<MatchResult> integers = INTEGER.matcher(text).results().toList();
      for (int at : List.of(integers.size() - 1, integers.size() / 2)) {
        if (at > 0 && at < integers.size()) {
          MatchResult constant = integers.get(at);
          long more = Long.parseLong(constant.group()) + 1;
          Bytes input =
              Bytes.utf8(
                  text.substring(0, constant.start()) + more + text.substring(constant.end()));
          Optional<Bytes> expected = agreed(asked, input, cancellation);
          if (expected.isPresent() && !prints(one.expected(), expected.get())) {
            String words =
                "case %s with %s changed to %d".formatted(one.name(), constant.group(), more);
            made.add(new Changed(words, input, expected.get(), one.expected()));
          }
        }
      }
    }
    return made;
  }

  /** What all of some programs print; empty where one fails or prints something else. */
  private Optional<Bytes> agreed(
      List<Program.Source> programs, Bytes input, Cancellation cancellation)
      throws SandboxException {
    Bytes output = null;
    for (Program.Source program : programs) {
      Run run = run(program, input, cancellation);
      if (!(run.outcome() instanceof Outcome.Completed)
          || (output != null && !prints(output, run.stdout()))) {
        return Optional.empty();
      }
      output = run.stdout();
    }
    return Optional.ofNullable(output);
  }

  private Run run(Program.Source program, Bytes input, Cancellation cancellation)
      throws SandboxException {
    return sandbox.run(
        Execution.of(problem.program(program), input), RunObserver.NONE, cancellation);
  }

  private static boolean prints(Bytes expected, Bytes output) {
    return expected.text().strip().equals(output.text().strip());
  }

  /**
   * The signs of a program; empty where there are none.
   *
   * @param program passes the problem's cases
   */
  public List<Suspicion> of(Program.Source program, Cancellation cancellation)
      throws SandboxException {
    List<Suspicion> found =
        new ArrayList<>(SuspiciousCode.of(problem, language.id(), program.code()));
    for (Workload input : fresh) {
      Run run = run(program, input.input(), cancellation);
      Verdict verdict = judge.check(problem.withWorkload(input), language.id(), run);
      if (cancellation.isCancelled()) {
        return List.of();
      }
      if (!verdict.passed()) {
        found.add(
            new Suspicion(
                Kind.FRESH_INPUT,
                "it fails on a fresh input, size %d of %s (%s)"
                    .formatted(input.size(), input.name(), verdict.id().replace('_', ' '))));
      }
      if (run.orphans() > 0) {
        found.add(
            new Suspicion(
                Kind.PROCESSES, "it leaves %d processes behind".formatted(run.orphans())));
      }
    }
    for (Changed one : changed) {
      Run run = run(program, one.input, cancellation);
      if (run.outcome() instanceof Outcome.Completed && prints(one.before, run.stdout())) {
        found.add(new Suspicion(Kind.CHANGED_CONSTANT, "it prints the old answer of " + one.words));
        break;
      }
    }
    if (!sameSize().isEmpty() && found.stream().noneMatch(s -> s.kind() == Kind.FRESH_INPUT)) {
      time(program, cancellation).ifPresent(found::add);
    }
    return cancellation.isCancelled() ? List.of() : found;
  }

  private Optional<Suspicion> time(Program.Source program, Cancellation cancellation)
      throws SandboxException {
    Workload known = problem.workloads().getFirst();
    double before = least(program, List.of(known), cancellation);
    double after = least(program, sameSize(), cancellation);
    double slower = after / before / referenceSlower;
    if (slower > SLOWER && after - before > LEAST_NANOS) {
      return Optional.of(
          new Suspicion(
              Kind.TIME,
              String.format(
                  Locale.ROOT,
                  "it takes %s on the measured input and %s on fresh ones of its size, %.1f× as"
                      + " long beside a reference",
                  Figures.time(before),
                  Figures.time(after),
                  slower)));
    }
    return Optional.empty();
  }

  private double slower(Program.Source program, Cancellation cancellation) throws SandboxException {
    double before = least(program, List.of(problem.workloads().getFirst()), cancellation);
    return least(program, sameSize(), cancellation) / before;
  }

  private List<Workload> sameSize() {
    long size = problem.workloads().getFirst().size();
    return fresh.stream().filter(w -> w.size() == size).toList();
  }

  /** The least of some times, ns: what disturbs a run makes it longer. */
  private double least(Program.Source program, List<Workload> inputs, Cancellation cancellation)
      throws SandboxException {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < Math.max(TIMES, inputs.size()); i++) {
      Run run = run(program, inputs.get(i % inputs.size()).input(), cancellation);
      least = Math.min(least, Math.max(1.0, (double) run.wallNanos()));
    }
    return least;
  }
}
