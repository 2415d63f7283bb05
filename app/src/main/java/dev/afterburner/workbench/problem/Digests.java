// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

import dev.afterburner.sandbox.Program;
import dev.afterburner.workbench.files.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Tells the contents apart that figures of a problem's solutions depend on: the whole program, how
 * it is built, and the workload, which is read once.
 */
public final class Digests {

  private final Problem problem;
  private final byte[] workload;

  public Digests(Problem problem) {
    this.problem = problem;
    MessageDigest sum = Sha256.begin();
    sum.update(problem.workloads().getFirst().input().buffer());
    this.workload = sum.digest();
  }

  /** Of a solution. */
  public String of(Program.Source solution) {
    MessageDigest sum = Sha256.begin();
    sum.update(problem.program(solution).code().getBytes(StandardCharsets.UTF_8));
    sum.update((byte) 0);
    String built = solution.language().words(solution.build());
    sum.update(built.getBytes(StandardCharsets.UTF_8));
    sum.update(workload);
    return HexFormat.of().formatHex(sum.digest(), 0, 8);
  }

  /** Of a program whose inputs a generator makes. */
  public static String of(Problem problem, Program.Source program, Generator generator) {
    MessageDigest sum = Sha256.begin();
    sum.update(problem.program(program).code().getBytes(StandardCharsets.UTF_8));
    sum.update((byte) 0);
    sum.update(generator.python().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(sum.digest(), 0, 8);
  }
}
