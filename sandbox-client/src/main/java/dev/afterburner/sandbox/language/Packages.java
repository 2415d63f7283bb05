// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.language;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Packages that programs may use beside their language's own library.
 *
 * @param files files and folders that programs see
 * @param links where programs find them, by the link's path
 * @param names names and versions, sorted
 */
public record Packages(List<Path> files, Map<String, String> links, List<String> names) {

  /** None. */
  public static final Packages NONE = new Packages(List.of(), Map.of(), List.of());

  private static final long MOST_BYTES = 1L << 28;
  private static final int SHOWN = 12;
  private static final Pattern FIELD =
      Pattern.compile("\"(name|version)\"\\s*:\\s*\"([^\"\\\\]*)\"");

  public Packages {
    files = List.copyOf(files);
    links = Map.copyOf(links);
    names = List.copyOf(names);
  }

  /** The same with more links, but for those that lie in what is shown. */
  Packages withLinks(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(links);
    more.forEach(
        (link, target) -> {
          if (files.stream().noneMatch(Path.of(link)::startsWith)) {
            all.put(link, target);
          }
        });
    return new Packages(files, all, names);
  }

  /** Short words for people: the first names, how many more, and a digest of all. */
  public String words() {
    if (files.isEmpty()) {
      return "";
    }
    String first =
        names.stream()
            .limit(SHOWN)
            .map(name -> name.replaceAll("\\p{Cntrl}", "\ufffd"))
            .collect(Collectors.joining(", "));
    String more = names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "";
    return (names.isEmpty() ? "no packages" : first + more) + " (" + digest() + ")";
  }

  /** Of names and versions: 8 hexadecimal digits; empty where there are none. */
  public String digest() {
    return files.isEmpty() ? "" : sum(String.join("\n", names).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What somebody has named.
   *
   * @throws SandboxException FAILED where it is something else, with what it should be
   */
  static Packages of(Language language, Recipe recipe, List<Path> named, PrivateFiles privacy)
      throws SandboxException {
    if (named.isEmpty()) {
      return NONE;
    }
    Recipe.Packages wanted = recipe.packages();
    if (wanted.option().isEmpty()) {
      throw failed("packages can't be brought to programs in " + language.name());
    }
    List<Path> files = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Path path : named) {
      check(path, wanted, privacy);
      files.addAll(shown(path, wanted));
      names.addAll(names(path, wanted));
    }
    return new Packages(
        files,
        wanted.link().isEmpty() ? Map.of() : Map.of(wanted.link(), named.getFirst().toString()),
        names.stream().distinct().sorted().toList());
  }

  private static void check(Path path, Recipe.Packages wanted, PrivateFiles privacy)
      throws SandboxException {
    if (!Files.exists(path)) {
      throw failed("there is no " + path + "; " + wanted.option() + " takes " + wanted.what());
    }
    if (!wanted.needs().isEmpty() && !Files.exists(path.resolve(wanted.needs()))) {
      throw failed(
          path + " has no " + wanted.needs() + "; " + wanted.option() + " takes " + wanted.what());
    }
    String reason = privacy.reason(path).orElse("");
    if (!reason.isEmpty() && wanted.show().isEmpty()) {
      throw failed(path + " can't be shown to programs: " + reason);
    }
  }

  /** A folder of archives stands for each of them. */
  private static List<Path> shown(Path path, Recipe.Packages wanted) throws SandboxException {
    if (!wanted.show().isEmpty()) {
      return wanted.show().stream().map(path::resolve).filter(Files::exists).toList();
    }
    List<Path> archives = new ArrayList<>();
    if (wanted.versions().contains("*.jar")) {
      archives.addAll(Paths.glob(path, "*.jar"));
      archives.add(path);
      return archives;
    }
    return List.of(path);
  }

  private static List<String> names(Path path, Recipe.Packages wanted) throws SandboxException {
    List<Path> tellers = new ArrayList<>();
    if (Files.isRegularFile(path)) {
      tellers.add(path);
    }
    for (String pattern : wanted.versions()) {
      tellers.addAll(Paths.glob(path, pattern));
    }
    List<String> names = new ArrayList<>();
    for (Path teller : tellers) {
      names.addAll(names(teller));
    }
    return names;
  }

  private static List<String> names(Path teller) throws SandboxException {
    String name = teller.getFileName().toString();
    if (Files.isDirectory(teller)) {
      return List.of(name.replaceFirst("\\.dist-info$", ""));
    }
    try {
      if (Files.size(teller) > MOST_BYTES) {
        throw failed(teller + " is larger than 256 MiB; name a smaller one");
      }
      byte[] content = Files.readAllBytes(teller);
      if (name.equals("package.json")) {
        return List.of(nameAndVersion(teller, new String(content, StandardCharsets.UTF_8)));
      }
      if (name.equals("modules.txt")) {
        return new String(content, StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith("# "))
            .map(line -> line.substring(2))
            .toList();
      }
      return List.of(name + " " + sum(content));
    } catch (IOException e) {
      throw new SandboxException(Kind.FAILED, teller + " can't be read: " + e.getMessage(), e);
    }
  }

  private static String nameAndVersion(Path file, String json) {
    String name = file.getName(file.getNameCount() - 2).toString();
    String version = "";
    Matcher field = FIELD.matcher(json);
    while (field.find()) {
      if (field.group(1).equals("version") && version.isEmpty()) {
        version = field.group(2);
      }
    }
    return version.isEmpty() ? name : name + "@" + version;
  }

  private static SandboxException failed(String why) {
    return new SandboxException(Kind.FAILED, why);
  }

  private static String sum(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
