// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What the window remembers.
 *
 * @param theme which colours
 * @param fontSize size of the window's text, px; 10 to 24
 * @param place where the window stood; null before it was ever moved
 * @param dividers positions of each split pane's dividers, 0 to 1, by the pane's name
 * @param problem id of the problem that was open; null for none
 * @param session id of the session that was open; null for none
 * @param language id of the language chosen
 * @param objective word of the objective chosen
 * @param model id of the model chosen
 * @param steps how many steps "Run N" takes; at least 1
 * @param models words of the models that the user connected
 * @param loop how new sessions go about their steps
 * @param dismissed hints that need not be shown again
 * @param sandbox word of where programs run, without keys; empty for this machine
 * @param builds how programs are built where that is not the usual way, by language id
 */
public record WindowSettings(
    Theme theme,
    int fontSize,
    @Nullable Place place,
    Map<String, List<Double>> dividers,
    @Nullable String problem,
    @Nullable String session,
    String language,
    String objective,
    String model,
    int steps,
    List<String> models,
    LoopSettings loop,
    Set<String> dismissed,
    String sandbox,
    Map<String, BuildChoice> builds) {

  /** Which colours. */
  public enum Theme {
    SYSTEM("Follow system"),
    LIGHT("Light"),
    DARK("Dark");

    private final String label;

    Theme(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * Where the window stood, px.
   *
   * @param maximized true when it filled the screen; the rest is then where it returns to
   */
  public record Place(double x, double y, double width, double height, boolean maximized) {
    private boolean isSound() {
      return DoubleStream.of(x, y, width, height).allMatch(n -> Math.abs(n) <= FARTHEST)
          && width > 0
          && height > 0;
    }
  }

  private static final double FARTHEST = 100_000; // px

  /** What holds before anything was chosen. */
  public static final WindowSettings DEFAULT =
      new WindowSettings(
          Theme.SYSTEM,
          13,
          null,
          Map.of(),
          null,
          null,
          "python",
          "time",
          "demo",
          10,
          List.of(),
          LoopSettings.DEFAULT,
          Set.of(),
          "",
          Map.of());

  public static final int SMALLEST_FONT = 10;
  public static final int LARGEST_FONT = 24;

  /** Copies, and brings what an older or edited file says into its bounds. */
  public WindowSettings {
    theme = Objects.requireNonNullElse(theme, Theme.SYSTEM);
    place = place != null && place.isSound() ? place : null;
    language = Objects.requireNonNullElse(language, "python");
    objective = Objects.requireNonNullElse(objective, "time");
    model = Objects.requireNonNullElse(model, "demo");
    models =
        Objects.requireNonNullElse(models, List.<String>of()).stream()
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    loop = Objects.requireNonNullElse(loop, LoopSettings.DEFAULT);
    dividers = dividers == null ? Map.of() : sound(dividers, WindowSettings::isSound);
    dismissed =
        dismissed == null
            ? Set.of()
            : dismissed.stream().filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    sandbox = Objects.requireNonNullElse(sandbox, "");
    builds = builds == null ? Map.of() : sound(builds, build -> true);
    fontSize = Math.clamp(fontSize, SMALLEST_FONT, LARGEST_FONT);
    steps = Math.max(1, steps);
  }

  private static <T> Map<String, T> sound(Map<String, T> given, Predicate<T> isSound) {
    Map<String, T> sound = new HashMap<>();
    given.forEach(
        (key, value) -> {
          if (key != null && value != null && isSound.test(value)) {
            sound.put(key, value);
          }
        });
    return Map.copyOf(sound);
  }

  private static boolean isSound(List<Double> positions) {
    return positions.stream().allMatch(at -> at != null && at >= 0 && at <= 1);
  }

  public WindowSettings withTheme(Theme t) {
    return new WindowSettings(
        t, fontSize, place, dividers, problem, session, language, objective, model, steps, models,
        loop, dismissed, sandbox, builds);
  }

  public WindowSettings withFontSize(int px) {
    return new WindowSettings(
        theme, px, place, dividers, problem, session, language, objective, model, steps, models,
        loop, dismissed, sandbox, builds);
  }

  public WindowSettings withLayout(@Nullable Place p, Map<String, List<Double>> d) {
    return new WindowSettings(
        theme, fontSize, p, d, problem, session, language, objective, model, steps, models, loop,
        dismissed, sandbox, builds);
  }

  /** What was open and chosen. */
  public WindowSettings withWork(
      @Nullable String openProblem,
      @Nullable String openSession,
      String chosenLanguage,
      String chosenObjective,
      String chosenModel,
      int chosenSteps) {
    return new WindowSettings(
        theme,
        fontSize,
        place,
        dividers,
        openProblem,
        openSession,
        chosenLanguage,
        chosenObjective,
        chosenModel,
        chosenSteps,
        models,
        loop,
        dismissed,
        sandbox,
        builds);
  }

  public WindowSettings withDismissed(Set<String> hints) {
    return new WindowSettings(
        theme, fontSize, place, dividers, problem, session, language, objective, model, steps,
        models, loop, hints, sandbox, builds);
  }

  /** What the next sessions are made with. */
  public WindowSettings withModels(List<String> connected, LoopSettings way) {
    return new WindowSettings(
        theme, fontSize, place, dividers, problem, session, language, objective, model, steps,
        connected, way, dismissed, sandbox, builds);
  }

  public WindowSettings withSandbox(String where) {
    return new WindowSettings(
        theme, fontSize, place, dividers, problem, session, language, objective, model, steps,
        models, loop, dismissed, where, builds);
  }

  public WindowSettings withBuilds(Map<String, BuildChoice> chosen) {
    return new WindowSettings(
        theme, fontSize, place, dividers, problem, session, language, objective, model, steps,
        models, loop, dismissed, sandbox, chosen);
  }
}
