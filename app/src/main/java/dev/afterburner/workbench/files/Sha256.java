// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Sums that tell contents apart. */
public final class Sha256 {

  private Sha256() {}

  /** One that is still to be fed. */
  public static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * The beginning of a text's sum, in hexadecimal digits.
   *
   * @param bytes how many bytes of the sum, two digits each; 1 to 32
   */
  public static String of(String text, int bytes) {
    byte[] sum = begin().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(sum, 0, bytes);
  }

  /** Of a file, all 64 digits. */
  public static String of(Path file) throws IOException {
    MessageDigest sum = begin();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), sum)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(sum.digest());
  }
}
