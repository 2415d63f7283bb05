// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

import dev.afterburner.sandbox.Figure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A prompt with places to fill in, written <code>{{name}}</code>. A place that is unknown, or one
 * that a prompt can't do without, is found when the template is read, not when it is used. A
 * template that leaves such a place out on purpose says so in its first line: <code>
 * {{omit code performance}}</code>.
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
   * @param contract what the code has to do to be right, sentences: print, or be called
   * @param keep what of the program to start from has to stay, a sentence
   * @param found what else is known of the program to start from
   */
  public record Content(
      String language,
      String tag,
      String problem,
      String code,
      String performance,
      String feedback,
      String contract,
      String keep,
      Found found) {

    /** For a whole program, which reads its input and prints. */
    public Content(
        String language,
        String tag,
        String problem,
        String code,
        String performance,
        String feedback) {
      this(
          language, tag, problem, code, performance, feedback, PRINTS, KEEP_READING, Found.NOTHING);
    }
  }

  /**
   * What is known of a program beyond its figures.
   *
   * @param lines where its time and memory go, Markdown
   * @param slowest its slowest case, a sentence
   * @param curve its memory over time, a sentence
   */
  public record Found(String lines, String slowest, String curve) {

    /** Nothing is known. */
    public static final Found NOTHING = new Found("", "", "");
  }

  /** The place for where time and memory go. */
  public static final String PROFILE = "profile";

  /** What a whole program has to do. */
  public static final String PRINTS =
      "It must print exactly what a correct program prints, for every input that the problem allows.";

  /** What of a whole program has to stay. */
  public static final String KEEP_READING =
      "Keep the lines of the original that read the input and print the output.";

  private static final Pattern PLACE = Pattern.compile("\\{\\{([^{}\\n]*)}}");

  /** The place for feedback with the empty lines after it, where there is nothing to say. */
  private static final Pattern NO_FEEDBACK = Pattern.compile("\\{\\{ *feedback *}}\\R*");

  /** Says, in the first line, which places are left out on purpose: {{omit code performance}}. */
  private static final Pattern OMITTED = Pattern.compile("\\A\\{\\{ *omit ([^{}\\n]*)}}\\R*");

  /**
   * A place that can be filled in.
   *
   * @param name as it is written between the braces
   * @param meaning what stands there in a prompt
   * @param required whether a template that leaves it out has to say so
   */
  public record Place(String name, String meaning, boolean required) {}

  private static final List<Place> PLACES =
      List.of(
          new Place("problem", "the problem's statement", true),
          new Place("code", "the program to start from", true),
          new Place("performance", "what was measured of it", true),
          new Place("feedback", "what came of an earlier attempt", false),
          new Place("language", "the language's name: C++", false),
          new Place("tag", "what a code block of the language is marked with: cpp", false),
          new Place("fence", "backticks, more than the code has in a row", false),
          new Place("contract", "whether the code prints or is called by tests", false),
          new Place("keep", "what of the program has to stay", false),
          new Place(
              PROFILE,
              "the lines that take the most time and memory: a profile is made for each prompt",
              false),
          new Place("slowest", "the slowest of the problem's cases", false),
          new Place("curve", "memory over time, in words", false));

  private static final Set<String> REQUIRED = names(true);
  private static final Set<String> KNOWN = names(false);

  private final String text;

  private PromptTemplate(String text) {
    this.text = text;
  }

  /**
   * Something that is wrong with a template.
   *
   * @param line where, from 1; 0 for what is missing
   * @param what a sentence
   */
  public record Fault(int line, String what) {

    /** "mine.md, line 3: …". */
    public String in(String name) {
      return line == 0 ? name + ": " + what : name + ", line " + line + ": " + what;
    }
  }

  /**
   * A template from its text.
   *
   * @param name what to call it in messages: its file
   * @throws ModelException naming the first place that is unknown or missing
   */
  public static PromptTemplate of(String name, String text) throws ModelException {
    List<Fault> faults = faults(text);
    if (!faults.isEmpty()) {
      throw new ModelException(faults.getFirst().in(name));
    }
    return new PromptTemplate(text);
  }

  /** All that is wrong with a template; empty when it can be filled in. */
  public static List<Fault> faults(String text) {
    List<Fault> faults = new ArrayList<>();
    Set<String> found = new HashSet<>();
    Set<String> omitted = omitted(text);
    int line = 0;
    for (String words : text.lines().toList()) {
      line++;
      Matcher places = PLACE.matcher(words);
      while (places.find()) {
        String place = places.group(1).strip();
        if (line == 1 && places.start() == 0 && place.startsWith("omit ")) {
          continue;
        }
        found.add(place);
        if (omitted.contains(place)) {
          faults.add(
              new Fault(
                  line, "{{%s}} stands here, and line 1 says it is omitted".formatted(place)));
        }
        if (!KNOWN.contains(place)) {
          faults.add(
              new Fault(
                  line,
                  "unknown placeholder {{%s}}; the placeholders are %s"
                      .formatted(place, String.join(", ", new TreeSet<>(KNOWN)))));
        }
      }
      String rest = PLACE.matcher(words).replaceAll("");
      if (rest.contains("{{")) {
        faults.add(new Fault(line, "a placeholder begins with {{ and does not end with }}"));
      }
    }
    for (String place : new TreeSet<>(REQUIRED)) {
      if (!found.contains(place) && !omitted.contains(place)) {
        faults.add(new Fault(0, "{{%s}} is missing; the model would not see it".formatted(place)));
      }
    }
    return faults;
  }

  /**
   * The template that comes with the program for an objective.
   *
   * @param folder holds time.md, memory.md and integral.md, and some with a language: time.go.md
   * @param language id of the language that is asked for
   */
  public static PromptTemplate read(Path folder, Figure objective, String language)
      throws ModelException {
    return new PromptFolders(folder, folder).named(objective.id(), language);
  }

  /** All places that can be filled in, those that are needed first. */
  public static List<Place> places() {
    return PLACES;
  }

  private static Set<String> names(boolean required) {
    return PLACES.stream()
        .filter(p -> p.required() || !required)
        .map(Place::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The template as it was written. */
  public String text() {
    return text;
  }

  /** Whether a place stands in it. */
  public boolean uses(String place) {
    return PLACE.matcher(text).results().anyMatch(found -> found.group(1).strip().equals(place));
  }

  private static Set<String> omitted(String text) {
    Matcher omitted = OMITTED.matcher(text);
    return omitted.find() ? Set.of(omitted.group(1).strip().split(" +")) : Set.of();
  }

  /** The prompt. The code's fence is longer than any run of backticks inside the code. */
  public String fill(Content content) {
    String code = content.code();
    Map<String, String> values =
        Map.ofEntries(
            Map.entry("language", content.language()),
            Map.entry("tag", content.tag()),
            Map.entry("problem", content.problem().strip()),
            Map.entry("code", code.strip()),
            Map.entry("performance", content.performance()),
            Map.entry("feedback", content.feedback().strip()),
            Map.entry("contract", content.contract()),
            Map.entry("keep", content.keep()),
            Map.entry(PROFILE, content.found().lines()),
            Map.entry("slowest", content.found().slowest()),
            Map.entry("curve", content.found().curve()),
            Map.entry("fence", "`".repeat(Math.max(3, longestRun(code) + 1))));
    String template =
        content.feedback().isBlank() ? NO_FEEDBACK.matcher(text).replaceAll("") : text;
    return PLACE
        .matcher(OMITTED.matcher(template).replaceFirst(""))
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
