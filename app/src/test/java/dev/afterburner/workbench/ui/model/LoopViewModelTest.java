// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.settings.LoopSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.StringProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Requests, steps and stops as they are written in the window")
class LoopViewModelTest {

  private static final LoopSettings FULL =
      new LoopSettings(
          4,
          false,
          true,
          true,
          -7,
          "mine",
          new Settings.Requests(
              "Be brief.", "", 0.7, 0.95, 2048, Map.of("top_k", 40, "stop", List.of("a"))),
          new Settings.Stops(3, 200_000, 1.5, 30, 0.29, 0, 0));

  private final LoopViewModel model = new LoopViewModel();

  @BeforeEach
  void begin() {
    model.begin(10, LoopSettings.DEFAULT);
  }

  @Test
  @DisplayName("are taken back as they were shown")
  void round() {
    assertEquals(Optional.of(new LoopViewModel.Written(10, LoopSettings.DEFAULT)), model.read(""));
    model.begin(20, FULL);
    assertEquals("29", model.percentile().get());
    assertEquals("0.7", model.temperature().get());
    assertEquals(Optional.of(new LoopViewModel.Written(20, FULL)), model.read("mine"));
  }

  @Test
  @DisplayName("stand empty where the model's own holds or nothing ends the session")
  void empty() {
    assertEquals("", model.temperature().get());
    assertEquals("", model.topP().get());
    assertEquals("", model.patience().get());
    assertEquals("", model.money().get());
  }

  @Test
  @DisplayName("are refused with the field's name and its bounds, and taken once they are right")
  void refused() {
    refused(LoopViewModel::temperature, "2.5", "Temperature must be 0 to 2, not “2.5”.");
    refused(LoopViewModel::topP, "0", "Top-p must be above 0 and at most 1, not “0”.");
    refused(
        LoopViewModel::maxTokens, "", "Max output tokens must be a whole number from 1, not “”.");
    refused(LoopViewModel::seed, "x", "Random seed must be a whole number, not “x”.");
    refused(
        LoopViewModel::extra,
        "top_k=40\nmin_p",
        "An extra field is written NAME=VALUE, like top_k=40, not “min_p”.");
    refused(
        LoopViewModel::candidates,
        "65",
        "Candidates per step must be a whole number from 1 to 64, not “65”.");
    refused(LoopViewModel::steps, "0", "Steps must be a whole number from 1 to 1000, not “0”.");
    refused(
        LoopViewModel::percentile, "101", "Percentile must be above 0 and at most 100, not “101”.");
    refused(LoopViewModel::tokens, "-5", "Tokens must be a whole number from 1, not “-5”.");
    refused(
        LoopViewModel::money, "NaN", "Money must be above 0 and at most 1000000000000, not “NaN”.");
  }

  private void refused(
      Function<LoopViewModel, StringProperty> field, String written, String fault) {
    String before = field.apply(model).get();
    field.apply(model).set(written);
    assertEquals(Optional.empty(), model.read(""));
    assertEquals(fault, model.fault().get());
    field.apply(model).set(before);
    assertTrue(model.read("").isPresent());
    assertEquals("", model.fault().get());
  }
}
