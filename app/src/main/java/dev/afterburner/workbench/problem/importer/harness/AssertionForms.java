// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.harness;

import dev.afterburner.workbench.problem.Checks.Rule;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.harness.SourceTree.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The forms of assertions that are a call and a value: comparisons with a literal, absolute
 * differences, the comparing functions that languages and sets have, and plain truth.
 */
final class AssertionForms {

  private static final Map<String, Rule> COMPARISONS =
      Map.ofEntries(
          Map.entry("==", Rule.EQUAL),
          Map.entry("is", Rule.SAME),
          Map.entry("===", Rule.SAME),
          Map.entry("!=", Rule.UNEQUAL),
          Map.entry("!==", Rule.UNEQUAL),
          Map.entry("<", Rule.LESS),
          Map.entry("<=", Rule.AT_MOST),
          Map.entry(">", Rule.GREATER),
          Map.entry(">=", Rule.AT_LEAST));

  private static final Map<Rule, Rule> TURNED =
      Map.of(
          Rule.LESS, Rule.GREATER,
          Rule.GREATER, Rule.LESS,
          Rule.AT_MOST, Rule.AT_LEAST,
          Rule.AT_LEAST, Rule.AT_MOST);

  private static final Map<Rule, Rule> OPPOSITE =
      Map.of(
          Rule.EQUAL, Rule.UNEQUAL,
          Rule.UNEQUAL, Rule.EQUAL,
          Rule.TRUE, Rule.FALSE,
          Rule.FALSE, Rule.TRUE);

  private static final Pattern ABSOLUTE =
      Pattern.compile("(?:abs|fabs|math\\.fabs|std::abs|Math\\.abs|math\\.Abs|f32::abs|f64::abs)");

  private static final Pattern NOT = Pattern.compile("!|not\\b");
  private static final Pattern COMPARING = Pattern.compile("[=!<>]=*|&&|\\|\\|");

  /** C++ of HumanEval-X: lists of equal items, or of numbers that are near. */
  private static final Pattern ISSAME_NEAR =
      Pattern.compile("abs\\(\\w+\\[i\\]-\\w+\\[i\\]\\)>([0-9.e-]+)\\)return\\w+");

  private static final double USUAL_RELATIVE = 1e-9;

  private static final int CALLS = 1;
  private static final int COMPARES = 2;

  private final String language;
  private final Literals literals;
  private final GivenNames names;
  private final Set<String> own;
  private final double sameWithin;

  /**
   * Forms of one test program.
   *
   * @param test the whole program: it says what its own comparing function allows
   * @param own names of functions that the test program defines: their results are none of the
   *     solution's
   */
  AssertionForms(String language, String test, Set<String> own) {
    this.language = language;
    this.own = own;
    this.literals = new Literals(language);
    this.names = new GivenNames(test);
    Matcher near = ISSAME_NEAR.matcher(test.replaceAll("\\s+", ""));
    this.sameWithin = language.equals("cpp") && near.find() ? Double.parseDouble(near.group(1)) : 0;
  }

  /** Functions that say a result in another form, so that nothing of them could be guessed. */
  static final Pattern CONVERTING =
      Pattern.compile(
          "(?:sorted|list|tuple|set|frozenset|dict|str|int|float|round|len|Array\\.from|String|Number"
              + "|JSON\\.stringify|Solution|new \\w+)");

  /**
   * An assertion that was understood.
   *
   * @param call the expression whose value is wanted, as source
   * @param expected null where the rule needs none
   */
  record Form(
      String call, Rule rule, @Nullable JsonNode expected, double absolute, double relative) {
    static Form of(String call, Rule rule, @Nullable JsonNode expected) {
      return new Form(call, rule, expected, 0, 0);
    }
  }

  /** Reads a condition; empty where it is none of the forms. */
  Optional<Form> of(Node node) throws RowRefused {
    Node condition = bare(node);
    if (condition.broken()) {
      return Optional.empty();
    }
    if (condition.is("not_operator", "unary_expression")
        && NOT.matcher(condition.text()).lookingAt()) {
      return of(condition.parts().getLast()).flatMap(AssertionForms::not);
    }
    if (condition.is("comparison_operator", "binary_expression")) {
      return comparison(condition);
    }
    if (condition.is("call", "call_expression", "method_invocation")) {
      Optional<Form> known = function(condition);
      return known.isPresent()
          ? known
          : isCall(condition) && isDirect(condition)
              ? Optional.of(Form.of(condition.text(), Rule.TRUE, null))
              : Optional.empty();
    }
    return Optional.empty();
  }

  /** The opposite; empty where no rule says it. */
  static Optional<Form> not(Form form) {
    return Optional.ofNullable(OPPOSITE.get(form.rule))
        .map(rule -> Form.of(form.call, rule, form.expected));
  }

  private Optional<Form> comparison(Node node) throws RowRefused {
    Node left = node.child("left");
    Node right = node.child("right");
    String operator = node.textOf("operator");
    if (node.is("comparison_operator")) {
      if (node.children().size() != 3) {
        return Optional.empty();
      }
      left = node.children().get(0);
      operator = node.children().get(1).text();
      right = node.children().get(2);
    }
    Rule rule = COMPARISONS.get(operator);
    if (rule == null || left == null || right == null) {
      return Optional.empty();
    }
    if (rule == Rule.LESS || rule == Rule.AT_MOST) {
      Optional<Form> close = close(bare(left), right);
      if (close.isPresent()) {
        return close;
      }
    }
    boolean loose = language.equals("javascript") && operator.equals("==");
    return equal(left, right, loose ? Rule.LOOSE : rule);
  }

  /** One side a call, the other a value. */
  Optional<Form> equal(Node left, Node right, Rule rule) throws RowRefused {
    Node a = unwrapped(bare(left));
    Node b = unwrapped(bare(right));
    Optional<JsonNode> value = literals.value(b);
    Node call = a;
    Rule turned = rule;
    if (value.isEmpty()) {
      value = literals.value(a);
      call = b;
      turned = TURNED.getOrDefault(rule, rule);
    } else if (literals.value(a).isPresent()) {
      return Optional.empty();
    }
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get().isBoolean() && !call.is("call", "call_expression", "method_invocation")) {
      // assert.Equal(true, math.Abs(f(x) - 1) < 1e-6)
      Optional<Form> inner = of(call);
      return value.get().booleanValue() ? inner : inner.flatMap(AssertionForms::not);
    }
    return isCall(call) ? Optional.of(Form.of(call.text(), turned, value.get())) : Optional.empty();
  }

  /** {@code abs(f(x) - 0.5) < 1e-6}: the value must not stand in the call that is made. */
  private Optional<Form> close(Node left, Node right) throws RowRefused {
    Optional<Double> within = literals.value(right).flatMap(Numbers::asDouble);
    Node difference = null;
    if (left.is("call", "call_expression", "method_invocation")
        && ABSOLUTE.matcher(Literals.name(left)).matches()) {
      Node arguments = left.child("arguments");
      difference =
          arguments != null && arguments.parts().size() == 1
              ? bare(arguments.parts().getFirst())
              : null;
    } else if (left.is("call_expression")) {
      // Rust: (f(x) - 0.5).abs()
      Node field = left.child("function");
      Node value = field == null ? null : field.child("value");
      difference =
          field != null && value != null && field.textOf("field").equals("abs")
              ? bare(value)
              : null;
    }
    if (within.isEmpty()
        || difference == null
        || !difference.is("binary_operator", "binary_expression")) {
      return Optional.empty();
    }
    Node a = difference.child("left");
    Node b = difference.child("right");
    String operator = difference.textOf("operator");
    if (a == null || b == null || !operator.matches("[-+]")) {
      return Optional.empty();
    }
    Optional<JsonNode> subtracted = literals.value(b);
    Optional<JsonNode> from = literals.value(a);
    if (operator.equals("-") && from.isPresent() && subtracted.isEmpty() && isCall(bare(b))) {
      return Optional.of(new Form(b.text(), Rule.CLOSE, from.get(), within.get(), 0));
    }
    if (subtracted.isEmpty() || from.isPresent() || !isCall(bare(a))) {
      return Optional.empty();
    }
    return Numbers.asDouble(subtracted.get())
        .map(number -> operator.equals("+") ? -number : number)
        .map(
            number ->
                new Form(
                    a.text(),
                    Rule.CLOSE,
                    tools.jackson.databind.node.JsonNodeFactory.instance.numberNode(number),
                    within.get(),
                    0));
  }

  /** Functions that compare. */
  private Optional<Form> function(Node call) throws RowRefused {
    Node arguments = call.child("arguments");
    List<Node> parts = arguments == null ? List.of() : arguments.parts();
    String name = Literals.name(call);
    Node object = call.child("object");
    if (language.equals("java")
        && call.textOf("name").equals("equals")
        && parts.size() == 1
        && object != null
        && !name.equals("Objects.equals")) {
      return equal(object, parts.getFirst(), Rule.EQUAL);
    }
    if (parts.size() < 2) {
      return Optional.empty();
    }
    return switch (name) {
      case "Objects.equals", "Arrays.equals", "is_same_list", "is_same_tree" ->
          equal(parts.get(0), parts.get(1), Rule.EQUAL);
      case "issame" ->
          equal(parts.get(0), parts.get(1), Rule.EQUAL)
              .map(
                  form ->
                      sameWithin > 0
                          ? new Form(form.call, Rule.CLOSE, form.expected, sameWithin, 0)
                          : form);
      case "math.isclose", "isclose" -> isclose(parts);
      default -> Optional.empty();
    };
  }

  private Optional<Form> isclose(List<Node> parts) throws RowRefused {
    Optional<Form> form = equal(parts.get(0), parts.get(1), Rule.EQUAL);
    double relative = USUAL_RELATIVE;
    double absolute = 0;
    for (Node part : parts.subList(2, parts.size())) {
      Node value = part.child("value");
      Optional<Double> number =
          value == null ? Optional.empty() : literals.value(value).flatMap(Numbers::asDouble);
      if (number.isEmpty()) {
        return Optional.empty();
      }
      switch (part.textOf("name")) {
        case "rel_tol" -> relative = number.get();
        case "abs_tol" -> absolute = number.get();
        default -> {
          return Optional.empty();
        }
      }
    }
    double most = relative;
    double least = absolute;
    return form.map(f -> new Form(f.call, Rule.CLOSE, f.expected, least, most));
  }

  /** Both sides of JSON.stringify(f(x)) === JSON.stringify([1]) are what is in it. */
  private Node unwrapped(Node node) {
    Node arguments = node.child("arguments");
    return language.equals("javascript")
            && arguments != null
            && node.textOf("function").equals("JSON.stringify")
            && arguments.parts().size() == 1
        ? bare(arguments.parts().getFirst())
        : node;
  }

  /**
   * Whether it is a result, and not something reckoned from a result: {@code f(x) - 5 == 0} would
   * show the program what is expected, and {@code all([f(x) == 5]) == True} what a right one gives.
   */
  private boolean isCall(Node node) throws RowRefused {
    return switch (node.type()) {
      case "identifier" -> names.isResult(node.text());
      case "cast_expression", "reference_expression", "parenthesized_expression" ->
          !node.parts().isEmpty() && isCall(node.parts().getLast());
      case "subscript",
          "attribute",
          "field_expression",
          "member_expression",
          "index_expression",
          "subscript_expression",
          "field_access" ->
          isCall(node.parts().getFirst());
      case "call", "call_expression", "method_invocation" -> {
        Node function = node.child("function");
        yield !hasComparison(node)
            && (CONVERTING.matcher(Literals.name(node)).matches() ? converts(node) : isDirect(node))
            && !ABSOLUTE.matcher(Literals.name(node)).matches()
            && (function == null || !function.is("field_expression") || !hasReckoning(function));
      }
      default -> false;
    };
  }

  /**
   * Whether a call stands alone: neither is one of its arguments a result, which it could compare,
   * nor is it a method of one.
   */
  private boolean isDirect(Node call) throws RowRefused {
    if (own.contains(last(Literals.name(call)))) {
      return false;
    }
    Node arguments = call.child("arguments");
    Node owner = call.child("object");
    Node function = call.child("function");
    if (owner == null && function != null && !function.is("identifier")) {
      owner = function.parts().isEmpty() ? null : function.parts().getFirst();
    }
    if (owner != null && hasCall(owner) && !isMade(owner)) {
      return false;
    }
    for (Node argument : arguments == null ? List.<Node>of() : arguments.parts()) {
      if (hasCall(argument) && literals.value(bare(argument)).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** The last part of a name: {@code f} of {@code solution.f} and {@code tests::f}. */
  static String last(String name) {
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf(':')) + 1);
  }

  /** The names that are given results in a program. */
  GivenNames names() {
    return names;
  }

  /** Whether all that it is given are results and values. */
  private boolean converts(Node call) throws RowRefused {
    Node arguments = call.child("arguments");
    for (Node argument : arguments == null ? List.<Node>of() : arguments.parts()) {
      Node given = bare(argument);
      if (!isCall(given) && literals.value(given).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** {@code Solution()}: the object whose method is tested. */
  private static boolean isMade(Node owner) {
    Node made = bare(owner);
    return made.is("call", "call_expression", "new_expression", "object_creation_expression")
        && made.text().matches("(?s)(?:new\\s+)?[A-Z]\\w*\\(\\s*\\)");
  }

  private static boolean hasComparison(Node node) {
    return (parts(node) & COMPARES) != 0;
  }

  /** What is in an expression, looked through once: {@link #CALLS}, {@link #COMPARES}. */
  private static int parts(Node node) {
    int found = 0;
    for (Node child : node.children()) {
      found |= parts(child);
    }
    if (node.is("call", "call_expression", "method_invocation")) {
      found |= CALLS;
    }
    boolean compares =
        node.is("comparison_operator", "boolean_operator")
            || (node.is("binary_expression", "binary_operator")
                && ((found & CALLS) != 0 || COMPARING.matcher(node.textOf("operator")).matches()));
    return compares ? found | COMPARES : found;
  }

  private static boolean hasReckoning(Node node) {
    return node.is("binary_expression")
        || node.children().stream().anyMatch(AssertionForms::hasReckoning);
  }

  private static boolean hasCall(Node node) {
    return node.is("call", "call_expression", "method_invocation")
        || node.children().stream().anyMatch(AssertionForms::hasCall);
  }

  private static Node bare(Node node) {
    Node inner = node;
    while (inner.is("parenthesized_expression") && inner.parts().size() == 1) {
      inner = inner.parts().getFirst();
    }
    return inner;
  }
}
