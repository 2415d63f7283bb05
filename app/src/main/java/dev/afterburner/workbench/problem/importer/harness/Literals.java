// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.harness;

import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.harness.SourceTree.Node;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Expressions that have a value without a program being run, as values of {@link
 * dev.afterburner.workbench.problem.Checks#values}. One table for all languages: their grammars
 * name most nodes alike.
 */
final class Literals {

  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

  /** Calls whose value is their only argument's, or the list of all of them. */
  private static final Set<String> SAME =
      Set.of(
          "list",
          "String::from",
          "string",
          "std::string",
          "String",
          "str",
          "Some",
          "Box::new",
          "Arc::from",
          "Optional.of",
          "new ArrayList",
          "new LinkedList",
          "float",
          "int",
          "float64",
          "int64",
          "double",
          "BigInteger.valueOf",
          "Vec::from",
          "Integer.valueOf");

  private static final Set<String> LISTS = Set.of("Arrays.asList", "List.of", "Stream.of");
  private static final Set<String> TUPLES =
      Set.of("make_pair", "make_tuple", "std::make_pair", "std::make_tuple", "pair", "tuple");
  private static final Set<String> SETS = Set.of("set", "frozenset", "Set.of", "new HashSet");
  private static final Set<String> EMPTY_LISTS =
      Set.of(
          "list", "Vec::new", "new ArrayList", "Arrays.asList", "List.of", "Collections.emptyList");
  private static final Set<String> EMPTY_MAPS =
      Set.of("dict", "new HashMap", "Map.of", "HashMap::new", "BTreeMap::new");

  /** Type arguments. */
  private static final Pattern TYPES = Pattern.compile("(?:::)?+<[^<>]*+(?:<[^<>]*+>)?+[^<>]*+>");

  private final String language;
  private final Numbers numbers;

  Literals(String language) {
    this.language = language;
    this.numbers = new Numbers(language);
  }

  /** The value; empty where the expression needs a program. */
  Optional<JsonNode> value(Node node) throws RowRefused {
    return Optional.ofNullable(read(node));
  }

  private @Nullable JsonNode read(Node node) throws RowRefused {
    return switch (node.type()) {
      case "parenthesized_expression" -> only(node);
      case "integer",
          "decimal_integer_literal",
          "int_literal",
          "integer_literal",
          "hex_integer_literal",
          "octal_integer_literal",
          "binary_integer_literal" ->
          numbers.integer(node.text());
      case "float", "decimal_floating_point_literal", "float_literal" -> numbers.real(node.text());
      case "number", "number_literal" -> numbers.number(node.text());
      case "string",
          "string_literal",
          "interpreted_string_literal",
          "raw_string_literal",
          "character_literal",
          "char_literal",
          "template_string" ->
          Texts.value(node).map(MAKE::stringNode).orElse(null);
      // Go's runes are numbers.
      case "rune_literal" ->
          Texts.value(node)
              .map(rune -> (JsonNode) MAKE.numberNode(rune.codePointAt(0)))
              .orElse(null);
      case "concatenated_string" -> concatenated(node);
      case "true" -> MAKE.booleanNode(true);
      case "false" -> MAKE.booleanNode(false);
      case "boolean_literal" -> MAKE.booleanNode(node.text().equals("true"));
      case "none", "null", "null_literal", "nil", "undefined" -> MAKE.nullNode();
      case "list", "array", "array_expression", "initializer_list", "array_initializer" ->
          items(node.parts());
      case "tuple", "tuple_expression" -> tagged("t", items(node.parts()));
      case "unit_expression" -> tagged("t", MAKE.arrayNode());
      case "set" -> tagged("set", items(node.parts()));
      case "dictionary", "object" -> pairs(node.parts());
      case "unary_operator", "unary_expression" -> signed(node);
      case "binary_operator", "binary_expression" -> arithmetic(node);
      case "reference_expression", "cast_expression", "type_cast_expression", "literal_element" ->
          last(node);
      case "compound_literal_expression", "composite_literal" -> composite(node);
      case "array_creation_expression" -> child(node, "value");
      case "identifier", "attribute", "scoped_identifier", "field_access", "member_expression" ->
          named(node.text());
      case "macro_invocation" -> vector(node);
      case "call", "call_expression", "method_invocation", "object_creation_expression" ->
          call(node);
      default -> null;
    };
  }

  private @Nullable JsonNode only(Node node) throws RowRefused {
    return node.parts().size() == 1 ? read(node.parts().getFirst()) : null;
  }

  private @Nullable JsonNode child(Node node, String field) throws RowRefused {
    Node child = node.child(field);
    return child == null ? null : read(child);
  }

  /** The value of what stands last but for a type behind {@code as}. */
  private @Nullable JsonNode last(Node node) throws RowRefused {
    return node.child("value") != null
        ? child(node, "value")
        : node.parts().isEmpty() ? null : read(node.parts().getLast());
  }

  private @Nullable ArrayNode items(List<Node> nodes) throws RowRefused {
    ArrayNode items = MAKE.arrayNode();
    for (Node node : nodes) {
      JsonNode item = read(node);
      if (item == null) {
        return null;
      }
      items.add(item);
    }
    return items;
  }

  static @Nullable JsonNode tagged(String tag, @Nullable ArrayNode items) {
    return items == null ? null : MAKE.objectNode().set(tag, items);
  }

  private @Nullable JsonNode pairs(List<Node> nodes) throws RowRefused {
    ArrayNode pairs = MAKE.arrayNode();
    for (Node node : nodes) {
      Node key = node.child("key");
      Node value = node.child("value");
      if (key == null || value == null) {
        return null;
      }
      JsonNode name =
          key.is("property_identifier", "field_identifier")
              ? MAKE.stringNode(key.text())
              : read(key);
      JsonNode held = read(value);
      if (name == null || held == null) {
        return null;
      }
      // The keys of JavaScript's objects are texts.
      pairs.add(MAKE.arrayNode().add(language.equals("javascript") ? text(name) : name).add(held));
    }
    return tagged("d", pairs);
  }

  private static JsonNode text(JsonNode name) {
    return name.isString() ? name : MAKE.stringNode(name.toString());
  }

  /** Go's {@code []int{1, 2}} and {@code map[string]int{"a": 1}}, C++'s {@code vector<int>{1}}. */
  private @Nullable JsonNode composite(Node node) throws RowRefused {
    Node value = node.child(language.equals("go") ? "body" : "value");
    if (value == null) {
      return null;
    }
    if (!node.textOf("type").startsWith("map")) {
      return items(value.parts());
    }
    ArrayNode pairs = MAKE.arrayNode();
    for (Node keyed : value.parts()) {
      ArrayNode pair = items(keyed.parts());
      if (pair == null || pair.size() != 2) {
        return null;
      }
      pairs.add(pair);
    }
    return tagged("d", pairs);
  }

  private @Nullable JsonNode concatenated(Node node) throws RowRefused {
    StringBuilder whole = new StringBuilder();
    for (Node part : node.parts()) {
      JsonNode text = read(part);
      if (text == null || !text.isString()) {
        return null;
      }
      whole.append(text.asString(""));
    }
    return MAKE.stringNode(whole.toString());
  }

  private @Nullable JsonNode signed(Node node) throws RowRefused {
    if (node.parts().isEmpty()) {
      return null;
    }
    JsonNode value = read(node.parts().getLast());
    String sign = node.text().substring(0, 1);
    if (value == null) {
      return null;
    }
    if (value.isNumber() && (sign.equals("-") || sign.equals("+"))) {
      return sign.equals("+") ? value : Numbers.negated(value);
    }
    if (sign.equals("-") && value.path("f").asString("").equals("inf")) {
      return MAKE.objectNode().put("f", "-inf");
    }
    return sign.equals("&") || sign.equals("*") ? value : null;
  }

  private @Nullable JsonNode arithmetic(Node node) throws RowRefused {
    Node left = node.child("left");
    Node right = node.child("right");
    if (left == null || right == null) {
      return null;
    }
    JsonNode a = read(left);
    JsonNode b = read(right);
    if (a == null || b == null) {
      return null;
    }
    String operator = node.textOf("operator");
    return a.isString() && b.isString() && operator.equals("+")
        ? MAKE.stringNode(a.asString("") + b.asString(""))
        : numbers.value(a, operator, b);
  }

  private static @Nullable JsonNode named(String name) {
    return switch (name) {
      case "None" -> MAKE.nullNode();
      case "inf", "math.inf", "Infinity", "f64::INFINITY", "INFINITY", "Double.POSITIVE_INFINITY" ->
          MAKE.objectNode().put("f", "inf");
      case "nan", "math.nan", "NaN", "f64::NAN" -> MAKE.objectNode().put("f", "nan");
      default -> null;
    };
  }

  /** Rust's {@code vec![…]}: what is inside of a macro is not parsed before it is asked for. */
  private @Nullable JsonNode vector(Node node) throws RowRefused {
    if (!node.textOf("macro").equals("vec")) {
      return null;
    }
    Node tokens = node.children().getLast();
    String inner = tokens.text().substring(1, tokens.text().length() - 1);
    Node list = RustExpressions.parse("[" + inner + "]").orElse(null);
    return list == null || list.children().stream().anyMatch(c -> c.type().equals(";"))
        ? null
        : read(list);
  }

  private @Nullable JsonNode call(Node node) throws RowRefused {
    Node arguments = node.child("arguments");
    if (arguments == null) {
      return null;
    }
    String function = name(node);
    List<Node> parts = arguments.parts();
    // "abc".to_string() and the like.
    if (parts.isEmpty() && language.equals("rust")) {
      Node field = node.child("function");
      if (field != null
          && field.is("field_expression")
          && field.textOf("field").matches("to_string|to_owned|into|to_vec|clone|abs")) {
        JsonNode held = child(field, "value");
        return !field.textOf("field").equals("abs") ? held : null;
      }
    }
    if (parts.isEmpty()) {
      if (EMPTY_LISTS.contains(function)) {
        return MAKE.arrayNode();
      } else if (EMPTY_MAPS.contains(function)) {
        return tagged("d", MAKE.arrayNode());
      } else if (SETS.contains(function)) {
        return tagged("set", MAKE.arrayNode());
      }
      return function.equals("tuple")
          ? tagged("t", MAKE.arrayNode())
          : function.equals("Optional.empty") ? MAKE.nullNode() : null;
    }
    ArrayNode values = items(parts);
    if (values == null) {
      return null;
    }
    JsonNode first = values.get(0);
    if (LISTS.contains(function)) {
      return values;
    } else if (values.size() == 2 && TUPLES.contains(function)) {
      return tagged("t", values);
    } else if (values.size() != 1) {
      return null;
    } else if (function.equals("list_node") || function.equals("tree_node")) {
      return nodes(function.equals("list_node") ? "list" : "tree", first);
    } else if (function.equals("tuple") || SETS.contains(function)) {
      ArrayNode items = elements(first);
      return tagged(function.equals("tuple") ? "t" : "set", items);
    } else if (function.equals("float") && first.isString()) {
      return named(first.asString("").strip().toLowerCase(Locale.ROOT));
    } else if (function.equals("list")) {
      return elements(first);
    } else if (function.equals("float") && first.isIntegralNumber()) {
      return MAKE.numberNode(first.doubleValue());
    } else if (function.equals("int") || function.equals("str")) {
      return (first.isIntegralNumber() && function.equals("int"))
              || (first.isString() && function.equals("str"))
          ? first
          : null;
    }
    return SAME.contains(function) ? first : null;
  }

  private static @Nullable ArrayNode elements(JsonNode of) {
    if (of instanceof ArrayNode list) {
      return list;
    }
    return of.path("t") instanceof ArrayNode tuple ? tuple : null;
  }

  /** What LeetCodeDataset's list_node and tree_node make of values; nothing of no values. */
  private static @Nullable JsonNode nodes(String tag, JsonNode values) {
    if (!(values instanceof ArrayNode list)) {
      return null;
    }
    ArrayNode copy = MAKE.arrayNode();
    list.forEach(copy::add);
    while (tag.equals("tree") && copy.size() > 1 && copy.get(copy.size() - 1).isNull()) {
      copy.remove(copy.size() - 1);
    }
    return copy.isEmpty() ? MAKE.nullNode() : tagged(tag, copy);
  }

  /** What is called, without type arguments: {@code Arrays.asList}, {@code new ArrayList}. */
  static String name(Node call) {
    String name =
        switch (call.type()) {
          case "method_invocation" ->
              call.child("object") == null
                  ? call.textOf("name")
                  : call.textOf("object") + "." + call.textOf("name");
          case "object_creation_expression" -> "new " + call.textOf("type");
          default -> call.textOf("function");
        };
    return (name.indexOf('<') < 0 ? name : TYPES.matcher(name).replaceAll("")).strip();
  }
}
