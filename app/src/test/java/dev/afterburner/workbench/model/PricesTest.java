// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The price table")
class PricesTest {

  @TempDir Path folder;
  private Prices prices;

  @BeforeEach
  void open() {
    prices = new Prices(folder.resolve("home/prices.json"));
  }

  @Test
  @DisplayName("is written, read again, changed and shortened, and keeps its order")
  void edited() throws Exception {
    prices.set("openai:gpt-5*", new Prices.Price(1.25, 10));
    prices.set("gguf:*", new Prices.Price(0, 0));
    prices.set("openai:gpt-5*", new Prices.Price(1.5, 12));
    assertEquals(
        List.of("openai:gpt-5*", "gguf:*"),
        List.copyOf(new Prices(prices.file()).table().keySet()));
    assertEquals(Optional.of(new Prices.Price(1.5, 12)), prices.of("openai:gpt-5-mini"));
    assertTrue(prices.remove("gguf:*"));
    assertFalse(prices.remove("gguf:*"));
    assertEquals(Optional.empty(), prices.of("gguf:model.gguf"));
  }

  @Test
  @DisplayName("counts the longest words that fit")
  void longest() throws Exception {
    prices.set("openai:*", new Prices.Price(1, 2));
    prices.set("openai:gpt-5*", new Prices.Price(3, 4));
    prices.set("openai:gpt-5", new Prices.Price(5, 6));
    assertEquals(new Prices.Price(1, 2), prices.of("openai:other").orElseThrow());
    assertEquals(new Prices.Price(3, 4), prices.of("openai:gpt-5-mini").orElseThrow());
    assertEquals(new Prices.Price(5, 6), prices.of("openai:gpt-5").orElseThrow());
  }

  @Test
  @DisplayName("takes no price below 0 and none that is not a number")
  void unsound() {
    for (double wrong : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(ModelException.class, () -> prices.set("demo", new Prices.Price(1, wrong)));
    }
    assertThrows(ModelException.class, () -> prices.set(" ", new Prices.Price(1, 1)));
    assertFalse(Files.exists(prices.file()));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{\"demo\": {\"input\": 1}}",
        "{\"demo\": null}",
        "{\"demo\": {\"input\": -1, \"output\": 2}}",
        "[1, 2]",
        "{",
      })
  @DisplayName("says what it should look like where a hand has spoilt it, and is left as it is")
  void spoilt(String text) throws Exception {
    Files.createDirectories(folder.resolve("home"));
    Files.writeString(prices.file(), text);
    ModelException fault = assertThrows(ModelException.class, () -> prices.of("demo"));
    assertTrue(String.valueOf(fault.getMessage()).contains("it should look like"));
    assertThrows(ModelException.class, () -> prices.set("demo", new Prices.Price(1, 2)));
    assertEquals(text, Files.readString(prices.file()));
  }
}
