// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.harness;

import dev.afterburner.workbench.problem.importer.harness.SourceTree.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What else in a test program may end it for a wrong result, beside the assertions that were taken
 * out of it: it runs in the process of the program under test, which could make it pass.
 */
final class OtherChecks {

  private static final Pattern ENDING =
      Pattern.compile(
          "(?i)_?exit|quit|abort|halt|terminate|panic|unreachable|todo|unimplemented|kill|raise"
              + "|(?:assert|debug_assert|expect|fail|fatal|error)\\w*");

  /** What loops over inputs and results are made of, and values. */
  private static final Set<String> USUAL =
      Set.of("zip", "enumerate", "range", "assertion", "asList", "of", "from", "string", "vec");

  private static final Pattern CALLED =
      Pattern.compile("(?<![\\p{L}\\w$])([\\p{L}_$][\\w$]*+)\\s*+\\(");
  private static final Pattern GIVEN = Pattern.compile("([\\p{L}_$][\\w$]*+)");

  private static final Set<String> ASSIGNMENTS =
      Set.of(
          "assignment",
          "assignment_expression",
          "variable_declarator",
          "init_declarator",
          "short_var_declaration",
          "let_declaration");

  private static final Set<String> FUNCTIONS =
      Set.of("function_definition", "function_declaration", "method_declaration", "function_item");

  private static final Set<String> CLOSURES =
      Set.of(
          "lambda",
          "arrow_function",
          "function_expression",
          "func_literal",
          "closure_expression",
          "lambda_expression");

  private final String language;
  private final GivenNames names;
  private final Set<String> tested = new HashSet<>();

  /**
   * Of one test program.
   *
   * @param calls those that were taken out of it, as source
   */
  OtherChecks(String language, GivenNames names, List<String> calls) {
    this.language = language;
    this.names = names;
    for (String call : calls) {
      called(call);
      Matcher given = GIVEN.matcher(call);
      while (given.find()) {
        called(names.value(given.group(1)));
      }
    }
  }

  private void called(String call) {
    Matcher called = CALLED.matcher(call);
    while (called.find()) {
      String name = called.group(1);
      if (!AssertionForms.CONVERTING.matcher(name).matches() && !USUAL.contains(name)) {
        tested.add(name);
      }
    }
  }

  /** The functions that a program defines, closures with a name among them. */
  static Set<String> functions(Node tree) {
    Set<String> found = new HashSet<>();
    collect(tree, found);
    return found;
  }

  private static void collect(Node node, Set<String> found) {
    if (FUNCTIONS.contains(node.type())) {
      Node at = node.child("name");
      for (Node down = node.child("declarator"); at == null && down != null; ) {
        at = down.is("identifier", "field_identifier") ? down : null;
        down = down.child("declarator");
      }
      if (at != null) {
        found.add(at.text());
      }
    } else if (ASSIGNMENTS.contains(node.type()) && isClosure(node)) {
      found.add(givenName(node));
    }
    for (Node child : node.children()) {
      collect(child, found);
    }
  }

  private static boolean isClosure(Node assignment) {
    return assignment.parts().stream()
        .anyMatch(
            part ->
                CLOSURES.contains(part.type())
                    || part.parts().stream().anyMatch(p -> CLOSURES.contains(p.type())));
  }

  /** The last word before the sign that gives a value. */
  private static String givenName(Node assignment) {
    String text = assignment.text();
    int sign = text.indexOf('=');
    String before = sign < 0 ? text : text.substring(0, sign);
    int type = before.indexOf(':');
    Matcher name = GIVEN.matcher(type > 0 ? before.substring(0, type) : before);
    String last = "";
    while (name.find()) {
      last = name.group(1);
    }
    return last;
  }

  /**
   * How many there are.
   *
   * @param taken whether a piece of the program, from an offset to another, was taken out of it
   */
  int count(Node tree, BiPredicate<Integer, Integer> taken) {
    return count(tree, null, "", taken);
  }

  private int count(
      Node node, @Nullable Node above, String function, BiPredicate<Integer, Integer> taken) {
    boolean known = !node.children().isEmpty() && taken.test(node.start(), node.end());
    if (known || isAssertion(node)) {
      return 0;
    }
    if (isCheck(node, above, function)) {
      return 1;
    }
    boolean keeps = ASSIGNMENTS.contains(node.type()) || node.type().equals("expression_statement");
    String within =
        FUNCTIONS.contains(node.type()) ? node.text().lines().findFirst().orElse("") : function;
    int found = 0;
    for (Node child : node.children()) {
      found += count(child, keeps ? node : above, within, taken);
    }
    return found;
  }

  private boolean isCheck(Node node, @Nullable Node above, String function) {
    return switch (node.type()) {
      case "raise_statement" -> true;
      // Java's are looked at where its assertions are.
      case "throw_statement" -> !language.equals("java");
      case "return_statement" ->
          language.equals("cpp")
              && function.matches(".*\\bmain\\s*\\(.*")
              && !node.text().matches("return\\s*0?\\s*;");
      case "macro_invocation" -> ENDING.matcher(node.textOf("macro")).matches();
      case "call", "call_expression", "method_invocation" -> {
        String name = AssertionForms.last(Literals.name(node));
        yield ENDING.matcher(name).matches()
            || node.textOf("function").startsWith("require.")
            || (tested.contains(name) && !isKept(node, above));
      }
      default -> false;
    };
  }

  /** Those were taken, or counted. */
  private boolean isAssertion(Node node) {
    String name = language.equals("rust") ? node.textOf("macro") : node.textOf("function");
    return switch (language) {
      case "python" -> node.is("assert_statement");
      case "java" -> node.is("variable_declarator") && node.textOf("name").equals("correct");
      case "rust" -> name.matches("assert(?:_eq|_ne)?");
      case "javascript" -> name.equals("console.assert");
      case "cpp" -> name.equals("assert");
      case "go" -> name.startsWith("assert.");
      default -> false;
    };
  }

  /** A result that a name is given, or that nobody looks at. */
  private boolean isKept(Node call, @Nullable Node above) {
    if (above == null) {
      return false;
    }
    return above.type().equals("expression_statement")
        ? above.text().replaceFirst("^await\\s+", "").replaceFirst(";\\s*$", "").equals(call.text())
        : names.isResult(givenName(above));
  }
}
