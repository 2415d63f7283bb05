// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.afterburner.sandbox.Program;
import dev.afterburner.workbench.files.Sha256;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells the contents apart that what is known of a problem's solutions depends on. Figures depend
 * on the whole program, how it is built, and the workload; that a solution fails, on the cases too,
 * which a person may add and take away. Workload and cases are read once.
 */
public final class Digests {

  private final Problem problem;
  private final byte[] workload;
  private @Nullable String cases;

  public Digests(Problem problem) {
    this.problem = problem;
    MessageDigest sum = Sha256.begin();
    sum.update(problem.workloads().getFirst().input().buffer());
    this.workload = sum.digest();
  }

  /** Of a case's input and expected output. */
  static String of(TestCase one) {
    MessageDigest sum = Sha256.begin();
    add(sum, one);
    return HexFormat.of().formatHex(sum.digest(), 0, 8);
  }

  /** Of a solution. */
  public String of(Program.Source solution) {
    MessageDigest sum = Sha256.begin();
    sum.update(problem.program(solution).code().getBytes(UTF_8));
    sum.update((byte) 0);
    String built = solution.language().words(solution.build());
    sum.update(built.getBytes(UTF_8));
    sum.update(workload);
    return HexFormat.of().formatHex(sum.digest(), 0, 8);
  }

  /** Of a solution that fails. */
  public String ofFailing(Program.Source solution) {
    return of(solution) + "-" + cases();
  }

  /** What is known of a solution as it and its problem are now. */
  public Optional<Calibration> current(
      Collection<Calibration> known, String name, Program.Source solution) {
    String digest = of(solution);
    return known.stream()
        .filter(c -> c.name().equals(name) && c.language().equals(solution.language().id()))
        .filter(c -> c.digest().equals(c.passed() ? digest : digest + "-" + cases()))
        .findFirst();
  }

  private String cases() {
    if (cases == null) {
      MessageDigest sum = Sha256.begin();
      problem.cases().forEach(one -> add(sum, one));
      cases = HexFormat.of().formatHex(sum.digest(), 0, 8);
    }
    return cases;
  }

  private static void add(MessageDigest sum, TestCase one) {
    sum.update((one.input().size() + " " + one.expected().size() + "\n").getBytes(UTF_8));
    sum.update(one.input().buffer());
    sum.update(one.expected().buffer());
  }

  /** Of a program whose inputs a generator makes. */
  public static String of(Problem problem, Program.Source program, Generator generator) {
    MessageDigest sum = Sha256.begin();
    sum.update(problem.program(program).code().getBytes(UTF_8));
    sum.update((byte) 0);
    sum.update(generator.python().getBytes(UTF_8));
    return HexFormat.of().formatHex(sum.digest(), 0, 8);
  }
}
