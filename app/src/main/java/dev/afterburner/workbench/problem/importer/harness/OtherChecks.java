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

  private static final Set<String> CALLS = Set.of("call", "call_expression", "method_invocation");

  private static final Set<String> IDENTIFIERS =
      Set.of(
          "identifier", "field_identifier", "property_identifier", "shorthand_property_identifier");

  /** Names with what they belong to. */
  private static final Set<String> PATHS =
      Set.of(
          "attribute",
          "member_expression",
          "field_expression",
          "selector_expression",
          "scoped_identifier",
          "qualified_identifier");

  /** What has a name of its own, or calls one, beside definitions and assignments. */
  private static final Set<String> NAMING =
      Set.of(
          "call",
          "call_expression",
          "method_invocation",
          "keyword_argument",
          "default_parameter",
          "typed_default_parameter",
          "assignment_pattern",
          "parameter_declaration",
          "formal_parameter",
          "parameter");

  /** What the grammars call the part that is the name. */
  private static final Set<String> NAMES =
      Set.of("name", "left", "declarator", "pattern", "function");

  /** Their names are names of their own. What is called with a tested function is counted there. */
  private static final Set<String> PARAMETERS =
      Set.of(
          "parameters",
          "formal_parameters",
          "parameter_list",
          "lambda_parameters",
          "closure_parameters",
          "global_statement",
          "nonlocal_statement");

  private final String language;
  private final GivenNames names;
  private final Set<String> tested = new HashSet<>();
  private final Set<String> kept = new HashSet<>();
  private final Set<String> testing = new HashSet<>();

  /**
   * Of one test program.
   *
   * @param calls those that were taken out of it, as source
   * @param given names that the solution's functions have where the program is called
   */
  OtherChecks(String language, GivenNames names, List<String> calls, Set<String> given) {
    this.language = language;
    this.names = names;
    tested.addAll(given);
    for (String call : calls) {
      called(call);
      Matcher name = GIVEN.matcher(call);
      while (name.find()) {
        called(names.value(name.group(1)));
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

  /** The names in a call of a test program that are none of its own: the solution's. */
  static Set<String> solutions(String call, Set<String> own) {
    Set<String> found = new HashSet<>();
    Matcher name = GIVEN.matcher(call);
    while (name.find()) {
      String one = name.group(1);
      if (!own.contains(one) && !AssertionForms.CONVERTING.matcher(one).matches()) {
        found.add(one);
      }
    }
    return found;
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
    kept(tree, null, taken);
    givenOn(tree);
    return count(tree, null, "", taken);
  }

  /** Finds the functions that a tested one is given to by a name under which it is tested. */
  private void givenOn(Node node) {
    Node parameters = node.child("parameters");
    if (FUNCTIONS.contains(node.type()) && parameters != null) {
      List<Node> parts = parameters.parts();
      if (parts.stream().allMatch(p -> p.is("identifier") && tested.contains(p.text()))) {
        testing.add(node.textOf("name"));
      }
    }
    node.children().forEach(this::givenOn);
  }

  /** The arguments of {@code check(f)}, in which f has that name too: its calls are looked at. */
  private boolean isGivenOn(Node call, Node child) {
    return CALLS.contains(call.type())
        && child.field().equals("arguments")
        && testing.contains(name(call))
        && child.parts().stream().allMatch(OtherChecks::isName);
  }

  /** Finds the names that are given results outside of what was taken. */
  private void kept(Node node, @Nullable Node above, BiPredicate<Integer, Integer> taken) {
    if (isTaken(node, taken) || isAssertion(node)) {
      return;
    }
    boolean gives = ASSIGNMENTS.contains(node.type());
    if (above != null && CALLS.contains(node.type()) && tested.contains(name(node))) {
      kept.add(givenName(above));
    }
    for (Node child : node.children()) {
      kept(child, gives ? node : above, taken);
    }
  }

  private static boolean isTaken(Node node, BiPredicate<Integer, Integer> taken) {
    return !node.children().isEmpty() && taken.test(node.start(), node.end());
  }

  private static String name(Node call) {
    return AssertionForms.last(Literals.name(call));
  }

  private int count(
      Node node, @Nullable Node above, String function, BiPredicate<Integer, Integer> taken) {
    if (isTaken(node, taken) || isAssertion(node)) {
      return 0;
    }
    if (isCheck(node, above, function) || isOtherUse(node)) {
      return 1;
    }
    boolean assigns = ASSIGNMENTS.contains(node.type());
    boolean keeps = assigns || node.type().equals("expression_statement");
    boolean defines = FUNCTIONS.contains(node.type());
    String within = defines ? node.text().lines().findFirst().orElse("") : function;
    boolean names = assigns || defines || NAMING.contains(node.type());
    int found = 0;
    for (Node child : node.children()) {
      // A name that is made, and that of what is called: the call itself was looked at.
      boolean made = (names && NAMES.contains(child.field())) || PARAMETERS.contains(node.type());
      if (!(made && isName(child)) && !isGivenOn(node, child)) {
        found += count(child, keeps ? node : above, within, taken);
      }
    }
    return found;
  }

  /** A name, with what it belongs to: {@code f}, {@code s.f}, {@code tests::f}. */
  private static boolean isName(Node node) {
    return IDENTIFIERS.contains(node.type())
        || (PATHS.contains(node.type()) && node.parts().stream().allMatch(OtherChecks::isName))
        || (node.is("expression_list", "pointer_declarator", "reference_declarator")
            && node.parts().size() == 1
            && isName(node.parts().getFirst()));
  }

  /**
   * Whether it is the name of a tested function, or of a result, in any other place than a call or
   * an assertion that was taken: under another name, or looked at in another way, it could be
   * checked by what is not known here to be a check.
   */
  private boolean isOtherUse(Node node) {
    return IDENTIFIERS.contains(node.type())
        && (tested.contains(node.text()) || kept.contains(node.text()));
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
        String name = name(node);
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
