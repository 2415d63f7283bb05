// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What turns a solution of a function-style problem into a program: customary imports, the place of
 * the solution, and the code that reads a case, calls the solution and prints.
 *
 * @param template a whole program with {@link #MARK} where the solution belongs; the white space
 *     before the mark goes in front of each of the solution's lines
 * @param checks what is expected of the results that the program writes; null where the cases say
 *     it
 */
public record Harness(String template, @Nullable Checks checks) {

  /** Where the solution goes, as the Venus data set writes it. */
  public static final String MARK = "==Code Submission==";

  /** In the place of a text in quotes: the solution goes there as a text of the language. */
  public static final String QUOTED_MARK = '"' + MARK + '"';

  private static final Pattern FUTURE =
      Pattern.compile(
          "(?m)^[ \\t]*from[ \\t]+__future__[ \\t]+import[ \\t]+(?:\\([^)]{0,2000}+\\)|[^\\n;#(]*)[ \\t]*;?");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** One whose results are the program's output. */
  public Harness(String template) {
    this(template, null);
  }

  public Harness {
    if (!template.contains(MARK)) {
      throw new IllegalArgumentException("a harness needs the mark " + MARK);
    }
  }

  /**
   * The program.
   *
   * @param language its id; Go, Java and Python get their imports moved to where they must stand
   * @param solution its text
   */
  public String around(String language, String solution) {
    String code =
        language.equals("java")
            ? ImportOrder.javaPart(template.replace(MARK, ""), solution)
            : solution;
    int quoted = template.indexOf(QUOTED_MARK);
    if (quoted >= 0) {
      String text = code.startsWith("\ufeff") ? code.substring(1) : code;
      return template.substring(0, quoted)
          + JSON.writeValueAsString(text)
          + template.substring(quoted + QUOTED_MARK.length());
    }
    int at = template.indexOf(MARK);
    int line = template.lastIndexOf('\n', at) + 1;
    String before = template.substring(line, at);
    String body =
        before.isBlank() && !before.isEmpty()
            ? code.strip().replace("\n", "\n" + before)
            : code.stripTrailing();
    String program = template.substring(0, at) + body + template.substring(at + MARK.length());
    return switch (language) {
      case "go" -> ImportOrder.go(program);
      case "java" -> ImportOrder.java(program);
      case "python" -> futureFirst(program);
      default -> program;
    };
  }

  /** Python takes {@code from __future__} only as a program's first statement. */
  private static String futureFirst(String whole) {
    List<String> future =
        FUTURE.matcher(whole).results().map(found -> found.group().strip()).distinct().toList();
    return future.isEmpty()
        ? whole
        : String.join("\n", future) + "\n" + FUTURE.matcher(whole).replaceAll("");
  }
}
