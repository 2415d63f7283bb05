// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.afterburner.workbench.session.CoinWays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A recent session")
class RecentViewModelTest {

  @Test
  @DisplayName("shows what the best needs over the original, version by version")
  void bestSoFar() {
    List<Double> line = RecentViewModel.bestSoFar(CoinWays.session());
    assertEquals(
        List.of("1.000", "0.200", "0.025", "0.025"),
        line.stream().map(r -> String.format(java.util.Locale.ROOT, "%.3f", r)).toList());
  }
}
