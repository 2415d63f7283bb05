package dev.afterburner.workbench.model;

import dev.afterburner.sandbox.Figure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prompt with places to fill in, written <code>{{name}}</code>. A place that is unknown, or one
 * that a prompt can't do without, is found when the template is read, not when it is used.
 */
public final class PromptTemplate {

  /**
   * What is filled in.
   *
   * @param language display name of the language: C++
   * @param tag what a code block in that language is marked with: cpp
   * @param problem the problem's statement, Markdown
   * @param code the program to start from; empty where there is none yet
   * @param performance what was measured of it, one line
   * @param feedback what came of an earlier attempt, Markdown; empty for nothing
   */
  public record Content(
      String language,
      String tag,
      String problem,
      String code,
      String performance,
      String feedback) {}

  private static final Pattern PLACE = Pattern.compile("\\{\\{([^{}]*)}}");

  /** The place for feedback with the empty lines after it, where there is nothing to say. */
  private static final Pattern NO_FEEDBACK = Pattern.compile("\\{\\{ *feedback *}}\\R*");

  private static final Set<String> REQUIRED = Set.of("problem", "code", "performance");
  private static final Set<String> KNOWN =
      Set.of("language", "tag", "problem", "code", "performance", "fence", "feedback");

  private final String text;

  private PromptTemplate(String text) {
    this.text = text;
  }

  /**
   * A template from its text.
   *
   * @param name what to call it in messages: its file
   * @throws ModelException naming the place that is unknown or missing
   */
  public static PromptTemplate of(String name, String text) throws ModelException {
    Set<String> found = new TreeSet<>();
    Matcher places = PLACE.matcher(text);
    while (places.find()) {
      found.add(places.group(1).strip());
    }
    for (String place : found) {
      if (!KNOWN.contains(place)) {
        throw new ModelException(
            "%s: unknown place {{%s}}; known are %s"
                .formatted(name, place, String.join(", ", new TreeSet<>(KNOWN))));
      }
    }
    for (String place : new TreeSet<>(REQUIRED)) {
      if (!found.contains(place)) {
        throw new ModelException(
            "%s: {{%s}} is missing; the model would not see it".formatted(name, place));
      }
    }
    return new PromptTemplate(text);
  }

  /**
   * The template for an objective.
   *
   * @param folder holds time.md, memory.md and integral.md
   */
  public static PromptTemplate read(Path folder, Figure objective) throws ModelException {
    return read(folder.resolve(objective.id() + ".md"));
  }

  /** The template in a file. */
  public static PromptTemplate read(Path file) throws ModelException {
    try {
      return of(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ModelException("Can't read the prompt template " + file + ": " + e, e);
    }
  }

  /** The template as it was written. */
  public String text() {
    return text;
  }

  /** The prompt. The code's fence is longer than any run of backticks inside the code. */
  public String fill(Content content) {
    String code = content.code();
    Map<String, String> values =
        Map.of(
            "language", content.language(),
            "tag", content.tag(),
            "problem", content.problem().strip(),
            "code", code.strip(),
            "performance", content.performance(),
            "feedback", content.feedback().strip(),
            "fence", "`".repeat(Math.max(3, longestRun(code) + 1)));
    String template =
        content.feedback().isBlank() ? NO_FEEDBACK.matcher(text).replaceAll("") : text;
    return PLACE
        .matcher(template)
        .replaceAll(
            place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1).strip(), "")));
  }

  private static int longestRun(String code) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < code.length(); i++) {
      run = code.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
