// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.language;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The known languages, read from {@code languages/*.json} on the class path. */
public final class Languages {

  private static final List<String> SHOWN =
      List.of("python", "cpp", "java", "javascript", "go", "ruby", "rust");
  private static final List<String> FURTHER = List.of("c");

  private final List<Language> shown = new ArrayList<>();
  private final Map<String, Language> languages = new LinkedHashMap<>();
  private final Map<String, Recipe> recipes = new LinkedHashMap<>();

  /**
   * Reads all of them.
   *
   * @throws IllegalStateException where one is missing from this installation or malformed
   */
  public Languages() {
    JsonMapper mapper = new JsonMapper();
    SHOWN.forEach(id -> shown.add(read(mapper, id)));
    FURTHER.forEach(id -> read(mapper, id));
  }

  private Language read(JsonMapper mapper, String id) {
    String name = "/languages/" + id + ".json";
    try (InputStream in = Languages.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resources lack " + name);
      }
      JsonNode json = mapper.readTree(in.readAllBytes());
      Language language = language(json);
      languages.put(id, language);
      recipes.put(id, recipe(json));
      return language;
    } catch (IOException | JacksonException e) {
      throw new IllegalStateException(name + ": " + e.getMessage(), e);
    }
  }

  /** The languages that problems are solved in, the most used first. */
  public List<Language> all() {
    return List.copyOf(shown);
  }

  /** All that can be measured: the above, and those that only programs without a problem are in. */
  public List<Language> known() {
    return List.copyOf(languages.values());
  }

  /** The language with this short name; C too, which can be measured though no problem has it. */
  public Optional<Language> byId(String id) {
    return Optional.ofNullable(languages.get(id.toLowerCase(Locale.ROOT)));
  }

  /** The language whose source files are named so, by the ending. */
  public Optional<Language> byFileName(String fileName) {
    String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return languages.values().stream()
        .filter(language -> language.extensions().contains(ending))
        .findFirst();
  }

  /** The shortest program that does nothing; empty for a language that is not known. */
  public String emptyProgram(Language language) {
    return recipe(language).empty();
  }

  /**
   * The package that a program or its compiler looked for in vain; empty where it was something
   * else, or where the language has no way to bring packages.
   *
   * @param said its messages
   */
  public Optional<String> missingPackage(Language language, String said) {
    String pattern = recipe(language).packages().missing();
    if (pattern.isEmpty()) {
      return Optional.empty();
    }
    Matcher missing = Pattern.compile(pattern).matcher(said);
    return missing.find() ? Optional.of(missing.group(1)) : Optional.empty();
  }

  /** The option of the command line that brings packages, with what it takes. */
  public String packagesOption(Language language) {
    Recipe.Packages packages = recipe(language).packages();
    return packages.option() + " with " + packages.what();
  }

  /** How a language's toolchain is found and shown to programs; nothing special for others. */
  Recipe recipe(Language language) {
    return recipes.getOrDefault(language.id(), Recipe.NONE);
  }

  private static Language language(JsonNode json) {
    return new Language(
        json.required("id").asString(),
        json.required("name").asString(),
        strings(json, "extensions"),
        json.required("sourceName").asString(),
        strings(json, "compile"),
        strings(json, "run"),
        strings(json, "flags"),
        json.path("standard").asString(""),
        texts(json, "environment"),
        strings(json, "version"),
        json.required("install").asString(),
        json.required("image").asString());
  }

  private static Recipe recipe(JsonNode json) {
    List<Recipe.Tool> tools = new ArrayList<>();
    json.path("tools")
        .properties()
        .forEach(
            entry ->
                tools.add(
                    new Recipe.Tool(
                        entry.getKey(),
                        strings(entry.getValue(), "names"),
                        strings(entry.getValue(), "usual"),
                        strings(entry.getValue(), "ask"),
                        entry.getValue().path("real").asString("{answer}"),
                        entry.getValue().path("kind").asString(""),
                        strings(entry.getValue(), "own"))));
    return new Recipe(
        tools,
        strings(json, "compileView"),
        strings(json, "runView"),
        strings(json, "hidden"),
        texts(json, "compileEnvironment"),
        json.path("warmUp").asString(""),
        json.path("empty").asString(""),
        packages(json.path("libraries")));
  }

  private static Recipe.Packages packages(JsonNode json) {
    return new Recipe.Packages(
        json.path("option").asString(""),
        json.path("what").asString(""),
        json.path("needs").asString(""),
        strings(json, "show"),
        texts(json, "tools"),
        json.path("link").asString(""),
        texts(json, "compileEnvironment"),
        strings(json, "versions"),
        json.path("missing").asString(""));
  }

  private static Map<String, String> texts(JsonNode json, String field) {
    Map<String, String> texts = new LinkedHashMap<>();
    json.path(field)
        .properties()
        .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString()));
    return texts;
  }

  private static List<String> strings(JsonNode json, String field) {
    List<String> strings = new ArrayList<>();
    json.path(field).forEach(element -> strings.add(element.asString()));
    return strings;
  }
}
