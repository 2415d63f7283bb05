// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Damaged inputs, the same in every run. The system property {@code workbench.fuzz} says how many
 * times more of them are tried than in the suite: {@code -Dworkbench.fuzz=100}.
 */
public final class Fuzzing {

  private static final List<String> PIECES =
      List.of(
          "null",
          "true",
          "-1",
          "0",
          "1e400",
          "9223372036854775808",
          "2147483648",
          "\"\"",
          "{}",
          "[]",
          "[[[[",
          "\"\\ud83d\"",
          "\u001b[2J",
          "\u202e",
          "\0",
          "\"x\":",
          ",",
          "}",
          "]",
          "\"",
          "NaN",
          "-0.0",
          "../../etc/passwd",
          "\uffff",
          "1".repeat(2_000),
          "[".repeat(2_000));

  private Fuzzing() {}

  /** So many cases are to be tried, where the suite has time for these. */
  public static int cases(int inSuite) {
    return inSuite * Integer.getInteger("workbench.fuzz", 1);
  }

  /** Bytes changed in one to four places: flipped, taken out, doubled, put in. */
  public static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = whole;
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(bytes.length + 1);
      int end = Math.min(bytes.length, at + random.nextInt(1 + random.nextInt(64)));
      byte[] piece =
          switch (random.nextInt(5)) {
            case 0 -> new byte[0];
            case 1 -> Arrays.copyOfRange(bytes, at, end);
            case 2 -> new byte[] {(byte) random.nextInt(256)};
            case 3 -> doubled(Arrays.copyOfRange(bytes, at, end));
            default ->
                PIECES
                    .get(random.nextInt(PIECES.size()))
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);
          };
      ByteArrayOutputStream changed = new ByteArrayOutputStream();
      changed.write(bytes, 0, at);
      changed.writeBytes(piece);
      changed.write(bytes, end, bytes.length - end);
      bytes = changed.toByteArray();
    }
    return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
  }

  /** JSON with one of its values replaced by another kind of thing. */
  public static String otherValue(String json, Random random) {
    List<int[]> values = new java.util.ArrayList<>();
    var value =
        java.util.regex.Pattern.compile("(?<=[:\\[,])\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|[\\w.+-]+)")
            .matcher(json);
    while (value.find()) {
      values.add(new int[] {value.start(1), value.end(1)});
    }
    int[] place = values.get(random.nextInt(values.size()));
    return json.substring(0, place[0]) + PIECES.get(random.nextInt(10)) + json.substring(place[1]);
  }

  private static byte[] doubled(byte[] piece) {
    byte[] twice = Arrays.copyOf(piece, 2 * piece.length);
    System.arraycopy(piece, 0, twice, piece.length, piece.length);
    return twice;
  }
}
