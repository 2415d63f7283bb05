// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.language;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The outline of a Java source file: its package and its top-level types. Read from its words and
 * braces alone, so that also a file that does not compile has one.
 *
 * @param packageName empty for the unnamed package
 * @param packageStart where the package declaration begins, characters; −1 without one
 * @param packageEnd where it ends, its semicolon included
 * @param types in order; none in a compact source file, which has methods at the top
 */
public record JavaSource(
    String packageName, int packageStart, int packageEnd, List<TopLevel> types) {

  /**
   * A type that is not within another one.
   *
   * @param name its name
   * @param start where its declaration begins, its modifiers included
   * @param publicAt where its word {@code public} stands; −1 where it is not public
   * @param end behind its last brace
   * @param hasMain whether it declares a method {@code void main(…)}
   */
  public record TopLevel(String name, int start, int publicAt, int end, boolean hasMain) {}

  private static final String COMPACT = "Main";

  /** A file's name has at most 255 bytes, its ending among them. */
  private static final int LONGEST_NAME = 240;

  /** Comments, text blocks, strings and characters are passed over; words and marks are kept. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "//[^\\n]*|/\\*(?s:.*?)(?:\\*/|\\z)"
              + "|\"\"\"(?s:(?:[^\\\\\"]++|\\\\.|\"(?!\"\"))*+)(?:\"\"\"|\\z)"
              + "|\"(?:[^\"\\\\\\n]++|\\\\.)*+\"?|'(?:[^'\\\\\\n]++|\\\\.)*+'?"
              + "|[\\p{L}_$][\\p{L}\\p{N}_$]*+|[(){}\\[\\];@.,]");

  public JavaSource {
    types = List.copyOf(types);
  }

  /** Reads a file, or a part of one. */
  public static JavaSource of(String code) {
    return new Reader(code).read();
  }

  /**
   * The type that a run begins with: one that is public and has a main method, else one that is
   * called Main and has one, else the first that has one, else the public one (its main method may
   * be inherited), else the first. A file without types is one that the compiler names after it.
   */
  public String mainType() {
    return types.stream()
        .filter(type -> type.hasMain() && type.publicAt() >= 0)
        .findFirst()
        .or(() -> types.stream().filter(t -> t.hasMain() && t.name().equals(COMPACT)).findFirst())
        .or(() -> types.stream().filter(TopLevel::hasMain).findFirst())
        .or(this::publicType)
        .or(() -> types.stream().findFirst())
        .map(TopLevel::name)
        .orElse(COMPACT);
  }

  /** The main type with its package, as the virtual machine is told. */
  public String mainClass() {
    return packageName.isEmpty() ? mainType() : packageName + "." + mainType();
  }

  /** What the language wants its file to be called, without the ending. */
  public String fileName() {
    String name = publicType().map(TopLevel::name).orElseGet(this::mainType);
    // The compiler says of such a name that it is too long.
    return name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME ? name : COMPACT;
  }

  private Optional<TopLevel> publicType() {
    return types.stream().filter(type -> type.publicAt() >= 0).findFirst();
  }

  /** One pass over a file's words. */
  private static final class Reader {

    private final String code;
    private final List<TopLevel> types = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private String packageName = "";
    private int packageStart = -1;
    private int packageEnd = -1;

    Reader(String code) {
      this.code = code;
      Matcher token = TOKEN.matcher(code);
      while (token.find()) {
        char first = code.charAt(token.start());
        if (first != '/' && first != '"' && first != '\'') {
          words.add(token.group());
          starts.add(token.start());
        }
      }
    }

    JavaSource read() {
      int declaration = 0;
      int i = 0;
      while (i < words.size()) {
        String word = words.get(i);
        if (word.equals("package") && i == declaration) {
          i = readPackage(i);
          declaration = i;
        } else if (word.equals("(")) {
          i = behind(i, "(", ")");
        } else if (word.equals("{")) {
          i = behind(i, "{", "}");
          declaration = i;
        } else if (word.equals(";") || word.equals("}")) {
          i++;
          declaration = i;
        } else if (isType(i)) {
          i = readType(declaration, i);
          declaration = i;
        } else {
          i++;
        }
      }
      // Methods at the top make the file one compact class, whatever types stand beside them.
      return new JavaSource(
          packageName, packageStart, packageEnd, hasTopLevelMain() ? List.of() : types);
    }

    private int readPackage(int at) {
      StringBuilder name = new StringBuilder();
      int i = at + 1;
      while (i < words.size() && !words.get(i).equals(";")) {
        name.append(words.get(i++));
      }
      packageName = name.toString();
      packageStart = starts.get(at);
      packageEnd = i < words.size() ? starts.get(i) + 1 : code.length();
      return i + 1;
    }

    private boolean isType(int i) {
      if (i + 1 >= words.size() || !isName(words.get(i + 1))) {
        return false;
      }
      return switch (words.get(i)) {
        case "class", "enum", "interface" -> true;
        case "record" -> (i + 2 < words.size() && words.get(i + 2).equals("(")) || isGeneric(i + 1);
        default -> false;
      };
    }

    /** Angle brackets are no words here: what is between two words tells. */
    private boolean isGeneric(int name) {
      int end = starts.get(name) + words.get(name).length();
      return code.startsWith("<", end);
    }

    private int readType(int declaration, int keyword) {
      int open = keyword;
      while (open < words.size() && !words.get(open).equals("{")) {
        open = words.get(open).equals("(") ? behind(open, "(", ")") : open + 1;
      }
      int end = behind(open, "{", "}");
      int publicAt = -1;
      for (int i = declaration; i < keyword; i++) {
        if (words.get(i).equals("public")) {
          publicAt = starts.get(i);
        }
      }
      types.add(
          new TopLevel(
              words.get(keyword + 1),
              starts.get(declaration),
              publicAt,
              end > 0 && end <= words.size() ? starts.get(end - 1) + 1 : code.length(),
              hasMain(open + 1, end - 1)));
      return end;
    }

    private boolean hasTopLevelMain() {
      return hasMain(0, words.size());
    }

    /** Whether {@code void main (} stands there, not within further braces or brackets. */
    private boolean hasMain(int from, int to) {
      int i = from;
      while (i < Math.min(to, words.size())) {
        String word = words.get(i);
        if (word.equals("main")
            && i > from
            && words.get(i - 1).equals("void")
            && i + 1 < words.size()
            && words.get(i + 1).equals("(")) {
          return true;
        }
        i = word.equals("{") ? behind(i, "{", "}") : word.equals("(") ? behind(i, "(", ")") : i + 1;
      }
      return false;
    }

    /** The word behind the bracket that closes one; the end where none does. */
    private int behind(int at, String open, String close) {
      int depth = 0;
      for (int i = at; i < words.size(); i++) {
        if (words.get(i).equals(open)) {
          depth++;
        } else if (words.get(i).equals(close) && --depth == 0) {
          return i + 1;
        }
      }
      return words.size();
    }

    private static boolean isName(String word) {
      return Character.isJavaIdentifierStart(word.charAt(0));
    }
  }
}
