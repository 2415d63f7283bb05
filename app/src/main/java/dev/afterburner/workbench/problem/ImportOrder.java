// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

import dev.afterburner.sandbox.language.JavaSource;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Programs put together of parts, with the imports of all parts at the top. */
final class ImportOrder {

  private static final Pattern GO_BLOCK =
      Pattern.compile("(?m)^[ \\t]*import\\s*+\\(([^)]{0,2000}+)\\)");
  private static final Pattern GO_SINGLE =
      Pattern.compile(
          "(?m)(?:^|(?<=;))[ \\t]*import[ \\t]+((?:[\\w.]+[ \\t]+)?\"[^\"\\n]+\")[ \\t]*;?");

  /** Up to a semicolon, a comment or the line's end, which may each stand behind it. */
  private static final Pattern GO_PACKAGE =
      Pattern.compile("(?m)^[ \\t]*package[ \\t]+\\w+[ \\t]*(?:;|(?=//|/\\*|$))");

  private static final Pattern GO_SPEC =
      Pattern.compile("(?:(?<![\\w.])([\\w.]++)\\s++)?+\"([^\"]++)\"");
  private static final Pattern JAVA_IMPORT =
      Pattern.compile("(?m)^[ \\t]*import\\s+(?:static\\s+)?[\\w.]+(?:\\.\\*)?\\s*;");

  /** Standard packages that solutions use without importing them. */
  private static final Map<String, String> GO_STANDARD =
      Map.ofEntries(
          Map.entry("math", "math"),
          Map.entry("strings", "strings"),
          Map.entry("strconv", "strconv"),
          Map.entry("sort", "sort"),
          Map.entry("fmt", "fmt"),
          Map.entry("bytes", "bytes"),
          Map.entry("rand", "math/rand"),
          Map.entry("bits", "math/bits"),
          Map.entry("big", "math/big"),
          Map.entry("heap", "container/heap"),
          Map.entry("list", "container/list"),
          Map.entry("unicode", "unicode"),
          Map.entry("utf8", "unicode/utf8"),
          Map.entry("bufio", "bufio"),
          Map.entry("os", "os"),
          Map.entry("io", "io"),
          Map.entry("errors", "errors"),
          Map.entry("regexp", "regexp"),
          Map.entry("reflect", "reflect"),
          Map.entry("time", "time"));

  private static final String JAVA_MAIN = "Main";

  private ImportOrder() {}

  /** A solution without a package, and without a class Main where the harness has one. */
  static String javaPart(String harness, String solution) {
    boolean theirs =
        JavaSource.of(harness).types().stream().anyMatch(type -> type.name().equals(JAVA_MAIN));
    JavaSource outline = JavaSource.of(solution);
    StringBuilder left = new StringBuilder(solution);
    for (JavaSource.TopLevel type : outline.types().reversed()) {
      if (theirs && type.name().equals(JAVA_MAIN)) {
        left.replace(type.start(), type.end(), "");
      }
    }
    if (outline.packageStart() >= 0) {
      left.replace(outline.packageStart(), outline.packageEnd(), "");
    }
    return left.toString();
  }

  /** One import block with what is used: Go refuses an import that is missing, late or unused. */
  static String go(String parts) {
    Set<String> specs = new LinkedHashSet<>();
    GO_BLOCK
        .matcher(parts)
        .results()
        .flatMap(block -> GO_SPEC.matcher(block.group(1)).results())
        .forEach(spec -> specs.add(spec.group()));
    GO_SINGLE.matcher(parts).results().forEach(single -> specs.add(single.group(1)));
    String body = GO_BLOCK.matcher(parts).replaceAll("");
    body = GO_SINGLE.matcher(body).replaceAll("");
    body = GO_PACKAGE.matcher(body).replaceAll("");
    Set<String> wanted = new TreeSet<>();
    Set<String> names = new LinkedHashSet<>();
    for (String spec : specs) {
      Matcher read = GO_SPEC.matcher(spec);
      if (read.matches()) {
        String path = read.group(2);
        String alias = read.group(1);
        String name = alias == null ? path.substring(path.lastIndexOf('/') + 1) : alias;
        boolean standard = !path.substring(0, Math.max(0, path.indexOf('/'))).contains(".");
        if (standard && (name.equals("_") || isUsed(name, body)) && names.add(name)) {
          wanted.add(spec);
        }
      }
    }
    for (Map.Entry<String, String> standard : GO_STANDARD.entrySet()) {
      String name = standard.getKey();
      if (!names.contains(name) && isUsed(name, body) && !isDeclared(name, body)) {
        wanted.add("\"" + standard.getValue() + "\"");
      }
    }
    return "package main\n\nimport (\n\t" + String.join("\n\t", wanted) + "\n)\n" + body;
  }

  private static boolean isUsed(String name, String body) {
    return Pattern.compile("(?<![\\w.\"])" + Pattern.quote(name) + "\\.[A-Z]").matcher(body).find();
  }

  private static boolean isDeclared(String name, String body) {
    return Pattern.compile("\\bvar\\s++" + name + "\\b").matcher(body).find()
        || isAssigned(Pattern.compile("\\b" + name + "\\s*+(?:,|\\z)"), body);
  }

  /** Whether a list of names before a {@code :=} fits. A solution may be one line of commas. */
  private static boolean isAssigned(Pattern name, String body) {
    for (int to = body.indexOf(":="); to >= 0; to = body.indexOf(":=", to + 2)) {
      int from = to;
      while (from > 0 && body.charAt(from - 1) != '\n' && body.charAt(from - 1) != '=') {
        from--;
      }
      if (name.matcher(body.substring(from, to)).find()) {
        return true;
      }
    }
    return false;
  }

  /** All imports first, in no package; only Main may be public in a file of its name. */
  static String java(String parts) {
    Set<String> imports = new LinkedHashSet<>();
    JAVA_IMPORT.matcher(parts).results().forEach(found -> imports.add(found.group().strip()));
    String body = JAVA_IMPORT.matcher(parts).replaceAll("");
    StringBuilder whole = new StringBuilder(body);
    for (JavaSource.TopLevel type : JavaSource.of(body).types().reversed()) {
      if (type.publicAt() >= 0 && !type.name().equals(JAVA_MAIN)) {
        whole.replace(type.publicAt(), type.publicAt() + "public ".length(), "");
      }
    }
    body = whole.toString();
    return String.join("\n", imports) + "\n" + body;
  }
}
