// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.model;

import dev.afterburner.workbench.model.ExtraFields;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.session.Settings;
import dev.afterburner.workbench.settings.LoopSettings;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** How the model is asked, how steps go and what ends a session: as text, until it is taken. */
public final class LoopViewModel {

  private static final int MOST_STEPS = 1000;
  private static final long MOST_TOKENS = 1_000_000_000_000L;

  /** A field whose text can't be taken. */
  private static final class BadField extends Exception {
    private static final long serialVersionUID = 1L;

    BadField(String message) {
      super(message);
    }
  }

  /**
   * What was written, when all of it could be taken.
   *
   * @param steps how many steps "Run N" takes
   */
  public record Written(int steps, LoopSettings loop) {}

  private final StringProperty temperature = new SimpleStringProperty("");
  private final StringProperty topP = new SimpleStringProperty("");
  private final StringProperty maxTokens = new SimpleStringProperty("");
  private final StringProperty seed = new SimpleStringProperty("");
  private final StringProperty system = new SimpleStringProperty("");
  private final StringProperty extra = new SimpleStringProperty("");
  private final StringProperty candidates = new SimpleStringProperty("");
  private final StringProperty steps = new SimpleStringProperty("");
  private final StringProperty patience = new SimpleStringProperty("");
  private final StringProperty percentile = new SimpleStringProperty("");
  private final StringProperty tokens = new SimpleStringProperty("");
  private final StringProperty money = new SimpleStringProperty("");
  private final StringProperty minutes = new SimpleStringProperty("");
  private final BooleanProperty feedback = new SimpleBooleanProperty();
  private final BooleanProperty latest = new SimpleBooleanProperty();
  private final BooleanProperty plain = new SimpleBooleanProperty();
  private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");

  /** Sampling temperature; empty for the model's own. */
  public StringProperty temperature() {
    return temperature;
  }

  /** Nucleus sampling; empty for the model's own. */
  public StringProperty topP() {
    return topP;
  }

  /** Longest reply, tokens. */
  public StringProperty maxTokens() {
    return maxTokens;
  }

  public StringProperty seed() {
    return seed;
  }

  /** System message; empty for none. */
  public StringProperty system() {
    return system;
  }

  /** Fields that only some servers know, a line each; empty for none. */
  public StringProperty extra() {
    return extra;
  }

  /** Replies a step. */
  public StringProperty candidates() {
    return candidates;
  }

  /** How many steps "Run N" takes. */
  public StringProperty steps() {
    return steps;
  }

  /** Steps without a better version; empty for no such rule. The same holds for all below. */
  public StringProperty patience() {
    return patience;
  }

  /** Percent of the references. */
  public StringProperty percentile() {
    return percentile;
  }

  public StringProperty tokens() {
    return tokens;
  }

  public StringProperty money() {
    return money;
  }

  public StringProperty minutes() {
    return minutes;
  }

  public BooleanProperty feedback() {
    return feedback;
  }

  public BooleanProperty latest() {
    return latest;
  }

  public BooleanProperty plain() {
    return plain;
  }

  /** Which text can't be taken and why; empty while all can. */
  public ReadOnlyStringProperty fault() {
    return fault.getReadOnlyProperty();
  }

  /** Shows what holds now. */
  public void begin(int stepsNow, LoopSettings loop) {
    Settings.Requests requests = loop.requests();
    Settings.Stops stops = loop.stops();
    temperature.set(requests.temperature() == null ? "" : text(requests.temperature()));
    topP.set(requests.topP() == null ? "" : text(requests.topP()));
    maxTokens.set(String.valueOf(requests.maxTokens()));
    seed.set(String.valueOf(loop.seed()));
    system.set(requests.system());
    extra.set(String.join("\n", ExtraFields.written(requests.extra())));
    candidates.set(String.valueOf(loop.candidates()));
    steps.set(String.valueOf(stepsNow));
    patience.set(some(stops.patience()));
    percentile.set(some(100 * stops.percentile()));
    tokens.set(some((double) stops.tokens()));
    money.set(some(stops.money()));
    minutes.set(some(stops.minutes()));
    feedback.set(loop.feedback());
    latest.set(loop.latest());
    plain.set(loop.plain());
    fault.set("");
  }

  /** What is written; empty, and {@link #fault} says why, where some of it can't be taken. */
  public Optional<Written> read(String prompt) {
    try {
      Settings.Requests requests =
          new Settings.Requests(
              system.get(),
              "",
              optional("Temperature", temperature, 2),
              topP.get().isBlank() ? null : above("Top-p", topP, 1),
              (int) whole("Max output tokens", maxTokens, 1, Integer.MAX_VALUE),
              fields());
      Settings.Stops stops =
          new Settings.Stops(
              (int) rule("Patience", patience, MOST_STEPS),
              rule("Tokens", tokens, MOST_TOKENS),
              money.get().isBlank() ? 0 : above("Money", money, 1e12),
              minutes.get().isBlank() ? 0 : above("Minutes", minutes, 1e6),
              percentile.get().isBlank() ? 0 : above("Percentile", percentile, 100) / 100,
              0,
              0);
      LoopSettings loop =
          new LoopSettings(
              (int) whole("Candidates per step", candidates, 1, LoopSettings.MOST_CANDIDATES),
              feedback.get(),
              latest.get(),
              plain.get(),
              whole("Random seed", seed, Long.MIN_VALUE, Long.MAX_VALUE),
              prompt,
              requests,
              stops);
      int count = (int) whole("Steps", steps, 1, MOST_STEPS);
      fault.set("");
      return Optional.of(new Written(count, loop));
    } catch (BadField e) {
      fault.set(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Map<String, Object> fields() throws BadField {
    try {
      return ExtraFields.of(extra.get().lines().filter(line -> !line.isBlank()).toList());
    } catch (ModelException e) {
      throw new BadField(e.getMessage() + ".");
    }
  }

  private static String some(double value) {
    return value == 0 ? "" : text(value);
  }

  /** Without a point where there is nothing behind it, and without the dust of binary fractions. */
  private static String text(double value) {
    BigDecimal exact = BigDecimal.valueOf(Math.round(value * 1e6), 6).stripTrailingZeros();
    return exact.toPlainString();
  }

  private static long rule(String label, StringProperty field, long most) throws BadField {
    return field.get().isBlank() ? 0 : whole(label, field, 1, most);
  }

  private static long whole(String label, StringProperty field, long least, long most)
      throws BadField {
    try {
      long value = Long.parseLong(field.get().strip());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of its bounds.
    }
    String bounds =
        least == Long.MIN_VALUE
            ? "a whole number"
            : most >= Integer.MAX_VALUE
                ? "a whole number from " + least
                : "a whole number from " + least + " to " + most;
    throw new BadField(label + " must be " + bounds + ", not “" + field.get().strip() + "”.");
  }

  /** A number of at least 0; null for none. */
  private static @Nullable Double optional(String label, StringProperty field, double most)
      throws BadField {
    return field.get().isBlank() ? null : number(label, field, "0 to " + text(most), 0, most);
  }

  private static double above(String label, StringProperty field, double most) throws BadField {
    return number(label, field, "above 0 and at most " + text(most), Double.MIN_VALUE, most);
  }

  private static double number(
      String label, StringProperty field, String bounds, double least, double most)
      throws BadField {
    try {
      double value = Double.parseDouble(field.get().strip());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of its bounds.
    }
    throw new BadField(label + " must be " + bounds + ", not “" + field.get().strip() + "”.");
  }
}
