// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study;

import dev.afterburner.workbench.files.Sha256;
import dev.afterburner.workbench.problem.Checks;
import dev.afterburner.workbench.problem.Comparator;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.TestCase;
import dev.afterburner.workbench.problem.Workload;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.TreeMap;

/** Names for contents: the first 16 digits of their SHA-256. */
public final class Digest {

  private static final int BYTES = 8;

  private final MessageDigest sum = Sha256.begin();

  private Digest() {}

  /** Of texts; where one ends and the next begins counts too. */
  public static String of(String... texts) {
    Digest digest = new Digest();
    digest.add(texts);
    return digest.hex();
  }

  /** Of what a problem asks and is judged and measured by. */
  public static String of(Problem problem) {
    Digest digest = new Digest();
    digest.add(problem.statement());
    digest.add(rule(problem.comparator()));
    new TreeMap<>(problem.harnesses())
        .forEach(
            (language, harness) -> {
              Checks checks = harness.checks();
              digest.add(language, harness.template(), checks == null ? "" : checks.text());
            });
    for (TestCase one : problem.cases()) {
      digest.add(one.input().buffer());
      digest.add(one.expected().buffer());
    }
    for (Workload one : problem.workloads()) {
      digest.add(one.input().buffer());
      digest.add(one.expected().buffer());
    }
    return digest.hex();
  }

  private static String[] rule(Comparator comparator) {
    String id = comparator.id();
    return switch (comparator) {
      case Comparator.Floats floats -> new String[] {id, Double.toString(floats.tolerance())};
      case Comparator.Evaluator evaluator -> new String[] {id, evaluator.python()};
      case Comparator.Checker checker ->
          new String[] {id, checker.language(), checker.code(), checker.calling().name()};
      case Comparator.Exact e -> new String[] {id};
      case Comparator.Tokens t -> new String[] {id};
      case Comparator.UnorderedLines l -> new String[] {id};
      case Comparator.Results r -> new String[] {id};
    };
  }

  private void add(String... texts) {
    for (String text : texts) {
      add(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private void add(ByteBuffer bytes) {
    sum.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.remaining()));
    sum.update(bytes);
  }

  private String hex() {
    return HexFormat.of().formatHex(sum.digest(), 0, BYTES);
  }
}
