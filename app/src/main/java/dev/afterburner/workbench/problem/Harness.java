package dev.afterburner.workbench.problem;

/**
 * What turns a solution of a function-style problem into a program: customary imports, the place of
 * the solution, and the code that reads a case, calls the solution and prints.
 *
 * @param template a whole program with {@link #MARK} where the solution belongs; the white space
 *     before the mark goes in front of each of the solution's lines
 */
public record Harness(String template) {

  /** Where the solution goes, as the Venus data set writes it. */
  public static final String MARK = "==Code Submission==";

  public Harness {
    if (!template.contains(MARK)) {
      throw new IllegalArgumentException("a harness needs the mark " + MARK);
    }
  }

  /**
   * The program.
   *
   * @param language its id; Go and Java get their imports moved to where they must stand
   * @param whole the solution
   */
  public String around(String language, String whole) {
    String code =
        language.equals("java")
            ? ImportOrder.javaPart(template.replace(MARK, ""), whole)
            : whole;
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
      default -> program;
    };
  }
}
