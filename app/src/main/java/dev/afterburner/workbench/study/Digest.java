package dev.afterburner.workbench.study;

import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.TestCase;
import dev.afterburner.workbench.problem.Workload;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names for contents: the first 16 digits of their SHA-256. */
public final class Digest {

  private static final int BYTES = 8;

  private final MessageDigest sum;

  private Digest() {
    try {
      sum = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Of texts; where one ends and the next begins counts too. */
  public static String of(String... texts) {
    Digest digest = new Digest();
    for (String text : texts) {
      digest.add(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
    return digest.hex();
  }

  /** Of what a problem asks and is judged and measured by. */
  public static String of(Problem problem) {
    Digest digest = new Digest();
    digest.add(ByteBuffer.wrap(problem.statement().getBytes(StandardCharsets.UTF_8)));
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

  private void add(ByteBuffer bytes) {
    sum.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.remaining()));
    sum.update(bytes);
  }

  private String hex() {
    return HexFormat.of().formatHex(sum.digest(), 0, BYTES);
  }
}
