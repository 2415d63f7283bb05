package dev.afterburner.workbench.problem;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Programs put together of parts, with the imports of all parts at the top. */
final class ImportOrder {

  private static final Pattern GO_BLOCK = Pattern.compile("(?m)^[ \\t]*import\\s*\\(([^)]*)\\)");
  private static final Pattern GO_SINGLE =
      Pattern.compile("(?m)^[ \\t]*import\\s+((?:[\\w.]+\\s+)?\"[^\"]+\")");
  private static final Pattern GO_PACKAGE = Pattern.compile("(?m)^package\\s+\\w+[ \\t]*;?$");
  private static final Pattern GO_SPEC = Pattern.compile("(?:([\\w.]+)\\s+)?\"([^\"]+)\"");
  private static final Pattern JAVA_IMPORT =
      Pattern.compile("(?m)^[ \\t]*import\\s+(?:static\\s+)?[\\w.]+(?:\\.\\*)?\\s*;");
  private static final Pattern JAVA_PUBLIC =
      Pattern.compile("(?m)^public\\s+((?:final\\s+)?class\\s+(?!Main\\b))");

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

  private ImportOrder() {}

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
    return Pattern.compile("\\b" + name + "\\s*(,[^\\n=]*)?:=|\\bvar\\s+" + name + "\\b")
        .matcher(body)
        .find();
  }

  /** All imports first; only Main may be public in a file of its name. */
  static String java(String parts) {
    Set<String> imports = new LinkedHashSet<>();
    JAVA_IMPORT.matcher(parts).results().forEach(found -> imports.add(found.group().strip()));
    String body = JAVA_IMPORT.matcher(parts).replaceAll("");
    body = JAVA_PUBLIC.matcher(body).replaceAll("$1");
    return String.join("\n", imports) + "\n" + body;
  }
}
