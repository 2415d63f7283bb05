// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.language;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds a language's toolchain where this process can't look: a shell script that asks there as
 * {@link Toolchains} asks here, and the reading of its answer.
 */
public final class ImageTools {

  private static final String VERSION = "version ";

  private final Languages languages;

  public ImageTools(Languages languages) {
    this.languages = languages;
  }

  /** For {@code sh -c}; it prints a line for each tool, then the version. */
  public String script(Language language) {
    StringBuilder script = new StringBuilder("exec 2>&1\n");
    for (Recipe.Tool tool : languages.recipe(language).tools()) {
      String variable = variable(tool.id());
      script.append("PATH=$PATH:/usr/local/bin:/usr/bin:/bin");
      tool.usual().forEach(folder -> script.append(':').append(folder));
      script.append('\n').append(variable).append("=\n");
      for (String name : tool.names()) {
        script.append("[ -n \"$").append(variable).append("\" ] || ");
        script.append(variable).append("=$(command -v ").append(quote(name)).append(")\n");
      }
      if (!tool.ask().isEmpty()) {
        script.append("answer=$(").append(command(tool.ask(), "{tool}", variable)).append(")\n");
        script
            .append(variable)
            .append("=\"")
            .append(tool.real().replace("{answer}", "$answer"))
            .append("\"\n");
      }
      script.append("echo ").append(quote(tool.id() + " "));
      script.append("\"$(readlink -f \"$").append(variable).append("\")\"\n");
    }
    String version =
        language.version().stream()
            .map(
                part ->
                    part.startsWith("{tool:")
                        ? "\"$" + variable(part.substring(6, part.length() - 1)) + "\""
                        : quote(part))
            .collect(Collectors.joining(" "));
    return script + "echo \"" + VERSION + "$(" + version + ")\"\n";
  }

  private static String variable(String tool) {
    return "tool_" + tool.replaceAll("[^a-z0-9]", "_");
  }

  private static String command(List<String> argv, String placeholder, String variable) {
    return argv.stream()
        .map(part -> part.equals(placeholder) ? "\"$" + variable + "\"" : quote(part))
        .collect(Collectors.joining(" "));
  }

  private static String quote(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /**
   * The toolchain that the script has found.
   *
   * @param place identity of the image
   * @param image its name, for the message
   * @param answer what the script printed
   * @throws SandboxException TOOLCHAIN_MISSING where it found none
   */
  public Toolchain read(Language language, String place, String image, String answer)
      throws SandboxException {
    Recipe recipe = languages.recipe(language);
    Map<String, Path> tools = new LinkedHashMap<>();
    for (Recipe.Tool tool : recipe.tools()) {
      String path =
          lines(answer)
              .filter(line -> line.startsWith(tool.id() + " /"))
              .map(line -> line.substring(tool.id().length() + 1).strip())
              .findFirst()
              .orElseThrow(
                  () ->
                      new SandboxException(
                          Kind.TOOLCHAIN_MISSING,
                          language.name()
                              + " is not in the container image "
                              + image
                              + ": no "
                              + String.join(" or ", tool.names())
                              + " is on its PATH. Name another image for "
                              + language.name()
                              + " in the settings"));
      tools.put(tool.id(), Path.of(path));
    }
    String version =
        lines(answer)
            .filter(line -> line.startsWith(VERSION))
            .map(line -> line.substring(VERSION.length()).strip())
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElseThrow(
                () ->
                    new SandboxException(
                        Kind.TOOLCHAIN_MISSING,
                        language.name() + " does not work in the container image " + image));
    return new Toolchain(
        language,
        place,
        version,
        tools,
        List.of(),
        List.of(),
        List.of(),
        recipe.compileEnvironment(),
        recipe.warmUp(),
        Packages.NONE);
  }

  private static Stream<String> lines(String text) {
    return text.lines();
  }
}
