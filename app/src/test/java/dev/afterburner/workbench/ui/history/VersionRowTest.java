// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.export.document.Ratio;
import dev.afterburner.workbench.export.document.SessionDocument;
import dev.afterburner.workbench.export.document.SessionDocument.VersionDocument;
import dev.afterburner.workbench.session.CoinWays;
import dev.afterburner.workbench.session.Mark;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.ui.history.VersionRow.Tone;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A row of the version table")
class VersionRowTest {

  private final SessionState state = CoinWays.session();

  private VersionRow row(int id) {
    return VersionRow.of(
        state, state.versions().get(id), null, Mark.NONE, null, VersionRow.Around.of(state));
  }

  @Test
  @DisplayName("compares a version with its own parent, whatever it was decided against")
  void parent() {
    assertEquals("2.50× (2.38–2.63)", row(3).vsParent().text());
    assertEquals(Tone.GOOD, row(3).vsParent().tone());
    String origin = row(3).vsParent().origin();
    assertTrue(
        origin.startsWith(
            "2.50× faster than v1 (2.38–2.63).\n0.400 of what v1 needs (0.380–0.420)"),
        origin);
    assertEquals("40.0× (38.1–42.1)", row(2).vsParent().text());
    assertEquals("–", row(0).vsParent().text());
  }

  @Test
  @DisplayName("compares every version with the original, with an interval")
  void original() {
    assertEquals("–", row(0).vsOriginal().text());
    assertEquals("5.00× (4.76–5.26)", row(1).vsOriginal().text());
    String third = row(3).vsOriginal().text();
    assertTrue(third.matches("12\\.5× \\(12\\.5–12\\.5\\)"), third);
    assertTrue(row(3).vsOriginal().origin().contains("of what v0 needs"));
  }

  @Test
  @DisplayName("names the version that a decision was made against")
  void opponent() {
    assertEquals("declined: 3.20× as long as v2 (3.04–3.36)", row(3).decision());
    assertEquals("accepted, best: 8.00× faster than v1 (7.62–8.42)", row(2).decision());
  }

  @Test
  @DisplayName("has the same figures as session.json")
  void document() {
    for (VersionDocument version : SessionDocument.of(state).versions()) {
      VersionRow row = row(version.id());
      assertAll(
          () -> same(version.ratioToParent(), row.vsParent()),
          () -> same(version.ratioToOriginal(), row.vsOriginal()));
    }
  }

  private static void same(@org.jspecify.annotations.Nullable Ratio ratio, VersionRow.Against row) {
    if (ratio == null) {
      assertEquals("", row.origin());
    } else {
      String written =
          String.format(
              java.util.Locale.ROOT, "%.3f of what ", Objects.requireNonNull(ratio).value());
      assertTrue(row.origin().contains(written), row.origin() + " is not " + written);
    }
  }
}
