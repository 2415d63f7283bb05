// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.harness;

import dev.afterburner.workbench.problem.Checks;
import dev.afterburner.workbench.problem.Checks.Check;
import dev.afterburner.workbench.problem.Checks.Rule;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.harness.AssertionForms.Form;
import dev.afterburner.workbench.problem.importer.harness.SourceTree.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes a test program apart: an assertion that is a call and a value becomes a call whose result
 * is kept, {@code take_(0, f(x))}, and a check; its expected value is not part of the program any
 * more. What is no such assertion stays as it is, and is counted.
 */
public final class Assertions {

  /** What the harness calls its function that keeps a result. */
  static final String TAKE = "take_";

  private static final int SHOWN = 300;

  /** What stands below one of these may run any number of times, or never. */
  private static final Set<String> OFTEN =
      Set.of(
          "for_statement",
          "while_statement",
          "do_statement",
          "if_statement",
          "try_statement",
          "with_statement",
          "lambda",
          "list_comprehension",
          "for_in_statement",
          "for_range_loop",
          "enhanced_for_statement",
          "for_expression",
          "while_expression",
          "loop_expression",
          "if_expression",
          "match_expression",
          "closure_expression",
          "switch_statement",
          "lambda_expression",
          "func_literal",
          "conditional_expression",
          "ternary_expression",
          "class_definition",
          "lambda_capture_specifier");

  private static final Set<String> FUNCTIONS =
      Set.of(
          "function_definition",
          "function_declaration",
          "method_declaration",
          "arrow_function",
          "function_item",
          "function_expression");

  /** In the types of nodes that are more than definitions. */
  private static final Pattern ACTS =
      Pattern.compile("call|invocation|assert|raise|throw|creation|macro_invocation|^ERROR$");

  private record Edit(int from, int to, String text) {}

  private final String language;
  private final AssertionForms forms;
  private final Node tree;
  private final String text;
  private @Nullable Assigned assigned;
  private final List<Edit> edits = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private final List<Node> loops = new ArrayList<>();
  private int inside;

  private Assertions(String language, Node tree, Set<String> own) {
    this.language = language;
    this.tree = tree;
    this.text = tree.source();
    this.forms = new AssertionForms(language, text, own);
  }

  /**
   * The test program with calls in the place of assertions.
   *
   * @param source what is to run
   * @param checks what its results should be
   */
  record Taken(String source, Checks checks) {}

  /** Takes a test program apart that runs by itself. */
  public static Taken take(String language, String test) throws RowRefused {
    return take(language, test, "");
  }

  /**
   * Takes a test program apart.
   *
   * @param call what calls its test function with the solution's; empty where it runs by itself
   */
  static Taken take(String language, String test, String call) throws RowRefused {
    Node tree = required(language, test);
    Set<String> own = OtherChecks.functions(tree);
    Assertions assertions = new Assertions(language, tree, own);
    assertions.walk(tree, true, 0);
    int others =
        new OtherChecks(
                language,
                assertions.forms.names(),
                assertions.calls,
                OtherChecks.solutions(call, own))
            .count(tree, assertions.taken());
    return new Taken(
        assertions.edited(), new Checks(assertions.checks, assertions.inside + others));
  }

  /**
   * The tree of tests that could fail at all.
   *
   * @throws RowRefused if they neither call nor assert anything
   */
  public static Node required(String language, String test) throws RowRefused {
    Node tree = SourceTree.of(language, test);
    if (!mayFail(tree)) {
      throw new RowRefused("its tests check nothing, so any program would pass");
    }
    return tree;
  }

  /** Whether anything in it could end with an error: it calls something, asserts or throws. */
  private static boolean mayFail(Node node) {
    return ACTS.matcher(node.type()).find()
        || node.children().stream().anyMatch(Assertions::mayFail);
  }

  private void walk(Node node, boolean once, int functions) throws RowRefused {
    if (Thread.currentThread().isInterrupted()) {
      throw new RowRefused("it took too long to read");
    }
    if (node.type().contains("comment")) {
      // Comments speak of what is expected.
      edits.add(new Edit(node.start(), node.end(), " "));
      return;
    }
    if (assertion(node, once)) {
      return;
    }
    if (node.is("for_statement") && once && language.equals("python")) {
      Optional<AssertionLoop.Unrolled> loop = AssertionLoop.read(node, assigned(), checks.size());
      if (loop.isPresent()) {
        loop.get().checks().forEach(checks::add);
        loop.get().edits().forEach(e -> edits.add(new Edit(e.from(), e.to(), e.text())));
        calls.add(node.text());
        loops.add(node);
        return;
      }
    }
    boolean function = FUNCTIONS.contains(node.type());
    boolean still =
        once && !OFTEN.contains(node.type()) && (!function || (functions == 0 && runsOnce(node)));
    for (Node child : node.children()) {
      walk(child, still, function ? functions + 1 : functions);
    }
  }

  /** Made for the first loop: most programs have none. */
  private Assigned assigned() {
    Assigned known = assigned;
    if (known == null) {
      known = new Assigned(tree);
      assigned = known;
    }
    return known;
  }

  /** Test functions are called once, by the harness or by the test program itself. */
  private boolean runsOnce(Node function) {
    String head = function.text().lines().findFirst().orElse("");
    return switch (language) {
      case "python" -> head.matches("def (?:check|test)\\w*\\(.*");
      case "cpp", "java" -> head.matches(".*\\bmain\\s*\\(.*");
      case "go" -> head.startsWith("func Test");
      case "rust" -> true;
      default ->
          before(function).matches("(?s).*(?:test|check)\\w*\\s*=\\s*(?:async\\s*)?")
              || head.matches("function (?:test|check).*");
    };
  }

  private String before(Node node) {
    return text.substring(Math.max(0, node.start() - 80), node.start());
  }

  /** Whether the node is an assertion; if it is, it has been dealt with. */
  private boolean assertion(Node node, boolean once) throws RowRefused {
    return switch (language) {
      case "python" -> node.is("assert_statement") && statement(node, once);
      case "javascript" ->
          node.is("call_expression")
              && node.textOf("function").equals("console.assert")
              && first(node, once);
      case "cpp" ->
          node.is("call_expression")
              && node.textOf("function").equals("assert")
              && first(node, once);
      case "go" -> node.is("call_expression") && go(node, once);
      case "rust" -> node.is("macro_invocation") && rust(node, once);
      default -> java(node, once);
    };
  }

  private boolean statement(Node node, boolean once) throws RowRefused {
    Node condition = node.parts().getFirst();
    if (condition.is("true")) {
      edits.add(new Edit(node.start(), node.end(), "pass"));
      return true;
    }
    return replaced(node, node, once ? forms.of(condition) : Optional.empty());
  }

  private boolean first(Node call, boolean once) throws RowRefused {
    Node arguments = call.child("arguments");
    if (arguments == null || arguments.parts().isEmpty()) {
      return replaced(call, call, Optional.empty());
    }
    Node condition = arguments.parts().getFirst();
    return replaced(call, condition, once ? forms.of(condition) : Optional.empty());
  }

  private boolean go(Node call, boolean once) throws RowRefused {
    String function = call.textOf("function");
    Node arguments = call.child("arguments");
    if (!function.startsWith("assert.") || function.equals("assert.New") || arguments == null) {
      return false;
    }
    List<Node> parts = arguments.parts();
    Optional<Form> form = Optional.empty();
    if (once && function.equals("assert.Equal") && parts.size() >= 2) {
      form = forms.equal(parts.get(0), parts.get(1), Rule.EQUAL);
    } else if (once && function.equals("assert.True") && !parts.isEmpty()) {
      form = forms.of(parts.getFirst());
    } else if (once && function.equals("assert.False") && !parts.isEmpty()) {
      form = forms.of(parts.getFirst()).flatMap(AssertionForms::not);
    }
    return replaced(call, call, form);
  }

  private boolean rust(Node macro, boolean once) throws RowRefused {
    String name = macro.textOf("macro");
    if (!name.matches("assert(?:_eq|_ne)?")) {
      return false;
    }
    List<String> arguments = RustExpressions.arguments(macro);
    Optional<Form> form = Optional.empty();
    if (once && name.equals("assert") && !arguments.isEmpty()) {
      Optional<Node> condition = RustExpressions.parse(arguments.getFirst());
      form = condition.isPresent() ? forms.of(condition.get()) : Optional.empty();
    } else if (once && name.equals("assert_eq") && arguments.size() >= 2) {
      Optional<Node> left = RustExpressions.parse(arguments.get(0));
      Optional<Node> right = RustExpressions.parse(arguments.get(1));
      if (left.isPresent() && right.isPresent()) {
        form = forms.equal(left.get(), right.get(), Rule.EQUAL);
      }
    }
    return replaced(macro, macro, form);
  }

  /** HumanEval-X's Java: a list of truth values, none of which may be false. */
  private boolean java(Node node, boolean once) throws RowRefused {
    if (node.is("if_statement") && once && node.child("alternative") == null) {
      // if (s.f(1) != 2) { throw new AssertionError(); }
      Node condition = node.child("condition");
      boolean throwing =
          node.textOf("consequence")
              .matches("(?s)\\{?\\s*throw new AssertionError\\([^;]*;\\s*\\}?");
      Optional<Form> form =
          throwing && condition != null && !condition.text().contains("correct.contains")
              ? forms.of(condition).flatMap(AssertionForms::not)
              : Optional.empty();
      if (form.isPresent()) {
        replaced(node, node, form);
        return true;
      }
    }
    if (node.is("throw_statement")) {
      if (!before(node).matches("(?s).*if \\(correct\\.contains\\(false\\)\\)\\s*\\{\\s*")) {
        inside++;
      }
      return true;
    }
    if (!node.is("variable_declarator") || !node.textOf("name").equals("correct")) {
      return false;
    }
    Node list = node.child("value");
    Node arguments = list == null ? null : list.child("arguments");
    if (arguments == null) {
      return replaced(node, node, Optional.empty());
    }
    for (Node condition : arguments.parts()) {
      replaced(condition, condition, once ? forms.of(condition) : Optional.empty());
    }
    return true;
  }

  private boolean replaced(Node whole, Node shown, Optional<Form> form) {
    if (form.isEmpty()) {
      inside++;
      return true;
    }
    Form read = form.get();
    String call = language.equals("rust") ? "&(" + read.call() + ")" : read.call();
    String taken = TAKE + "(" + checks.size() + ", " + call + ")";
    edits.add(new Edit(whole.start(), whole.end(), whole.is("if_statement") ? taken + ";" : taken));
    calls.add(read.call());
    checks.add(
        new Check(
            shortened(shown.text()),
            read.rule(),
            read.expected(),
            read.absolute(),
            read.relative()));
    return true;
  }

  /** Whether a piece of the program, from an offset to another, was taken, or is a comment. */
  private BiPredicate<Integer, Integer> taken() {
    TreeMap<Integer, Integer> ends = new TreeMap<>();
    edits.forEach(e -> ends.merge(e.from, e.to, Math::max));
    loops.forEach(l -> ends.merge(l.start(), l.end(), Math::max));
    return (from, to) -> {
      Map.Entry<Integer, Integer> before = ends.floorEntry(from);
      return before != null && to <= before.getValue();
    };
  }

  static String shortened(String text) {
    String line = text.strip();
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }

  private String edited() {
    StringBuilder out = new StringBuilder();
    int at = 0;
    edits.sort(Comparator.comparingInt(Edit::from));
    for (Edit edit : edits) {
      if (edit.from < at) {
        // A comment within what was replaced as a whole.
        continue;
      }
      out.append(text, at, edit.from).append(edit.text);
      at = edit.to;
    }
    return out.append(text, at, text.length()).toString();
  }
}
