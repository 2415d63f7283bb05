// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.diff;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A change that is taken over")
class HunkTest {

  private static final String LEFT = "a\nb\nc\nd\ne\nf\ng\nh\n";
  private static final String RIGHT = "a\nB\nc\nd\ne\nf\nnew\ng\n";

  @Test
  @DisplayName("puts the other side's lines in the place of the right ones: changed, added, gone")
  void into() {
    assertEquals(Optional.of("a\nb\nc\nd\ne\nf\nnew\ng\n"), hunk(0).into(RIGHT, RIGHT));
    assertEquals(Optional.of("a\nB\nc\nd\ne\nf\ng\n"), hunk(1).into(RIGHT, RIGHT));
    assertEquals(Optional.of("a\nB\nc\nd\ne\nf\nnew\ng\nh\n"), hunk(2).into(RIGHT, RIGHT));
  }

  @Test
  @DisplayName("goes the other way, where the editor holds the left text")
  void mirrored() {
    assertEquals(Optional.of("a\nB\nc\nd\ne\nf\ng\nh\n"), hunk(0).mirrored().into(LEFT, LEFT));
    assertEquals(Optional.of("a\nb\nc\nd\ne\nf\nnew\ng\nh\n"), hunk(1).mirrored().into(LEFT, LEFT));
  }

  @Test
  @DisplayName("finds its place in a text that was edited elsewhere, whatever its lines end with")
  void edited() {
    String typed = "first\nsecond\n" + RIGHT;
    assertEquals(
        Optional.of("first\nsecond\na\nb\nc\nd\ne\nf\nnew\ng\n"), hunk(0).into(RIGHT, typed));
    assertEquals(
        Optional.of("a\nb\nc\nd\ne\nf\nnew\ng\n"),
        hunk(0).into(RIGHT, RIGHT.replace("\n", "\r\n")));
  }

  @Test
  @DisplayName("is not put anywhere where its lines are there no more")
  void gone() {
    assertEquals(Optional.empty(), hunk(0).into(RIGHT, "nothing\nof\nit\nis\nleft\n"));
    assertEquals(Optional.empty(), hunk(0).into(RIGHT, ""));
  }

  private static Hunk hunk(int index) {
    return requireNonNull(Hunks.at(LineDiff.of(LEFT, RIGHT), index));
  }

  @Test
  @DisplayName("finds no change in indentation alone where white space is not to count")
  void whiteSpace() {
    String left = "def main():\n    n = 1\n    print(n)\n";
    String right = "def main():\n  n  =  1\n  print(n + 1)\n";
    LineDiff diff = LineDiff.of(left, right, true);
    assertEquals(1, diff.changes());
    assertEquals(2, LineDiff.of(left, right).rows().stream().filter(r -> !r.isEqual()).count());
    assertEquals(1, diff.rows().stream().filter(r -> !r.isEqual()).count());
    assertEquals(left, diff.left());
    assertEquals(right, diff.right());
  }
}
