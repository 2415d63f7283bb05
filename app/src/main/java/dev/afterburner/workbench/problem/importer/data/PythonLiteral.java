// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.data;

import java.math.BigInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values as Python prints them, which many sets keep in texts: {@code ['math', 1, (True, None)]}.
 * Nothing is run. Tuples and sets become lists.
 */
public final class PythonLiteral {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MOST_LEVELS = 500;

  /** Python itself reads no longer ones: the time that they take grows with their square. */
  private static final int MOST_DIGITS = 4_300;

  private final String text;
  private int at;
  private int level;

  private PythonLiteral(String text) {
    this.text = text;
  }

  /** The value of a text that is JSON or, if it is not, one of Python's. */
  public static JsonNode orJson(String text, String field) throws RowRefused {
    try {
      return JsonText.read(text);
    } catch (RowRefused e) {
      try {
        return read(text);
      } catch (RowRefused _) {
        throw new RowRefused(
            "the field \"" + field + "\" should hold JSON text, and it " + e.getMessage());
      }
    }
  }

  /**
   * The value.
   *
   * @throws RowRefused where the text is anything else
   */
  public static JsonNode read(String text) throws RowRefused {
    PythonLiteral literal = new PythonLiteral(text);
    JsonNode value = literal.value();
    literal.space();
    if (literal.at < text.length()) {
      throw literal.wrong();
    }
    return value;
  }

  private RowRefused wrong() {
    return new RowRefused("is not a Python value at character " + (at + 1));
  }

  private char peek() {
    space();
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void space() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
  }

  private JsonNode value() throws RowRefused {
    char c = peek();
    if (++level > MOST_LEVELS) {
      throw wrong();
    }
    JsonNode value =
        switch (c) {
          case '[' -> list(']');
          case '(' -> list(')');
          case '{' -> braces();
          case '\'', '"' -> JSON.stringNode(texts());
          default -> bare();
        };
    level--;
    return value;
  }

  private JsonNode list(char end) throws RowRefused {
    at++;
    ArrayNode list = JSON.arrayNode();
    boolean commas = false;
    while (peek() != end) {
      list.add(value());
      commas |= comma(end);
    }
    at++;
    return end == ')' && list.size() == 1 && !commas ? list.get(0) : list;
  }

  private boolean comma(char end) throws RowRefused {
    if (peek() == ',') {
      at++;
      return true;
    }
    if (peek() != end) {
      throw wrong();
    }
    return false;
  }

  private JsonNode braces() throws RowRefused {
    at++;
    ObjectNode object = JSON.objectNode();
    ArrayNode set = JSON.arrayNode();
    while (peek() != '}') {
      JsonNode first = value();
      if (peek() == ':') {
        at++;
        object.set(key(first), value());
      } else {
        set.add(first);
      }
      comma('}');
    }
    at++;
    return set.isEmpty() ? object : set;
  }

  /**
   * A key that is no text stands there as JSON. Dictionaries are no keys in Python either: each one
   * within another would double the text.
   */
  private String key(JsonNode value) throws RowRefused {
    if (value.isString()) {
      return value.asString("");
    }
    if (hasDictionary(value)) {
      throw wrong();
    }
    return value.toString();
  }

  private static boolean hasDictionary(JsonNode value) {
    if (value.isObject()) {
      return true;
    }
    for (JsonNode item : value) {
      if (hasDictionary(item)) {
        return true;
      }
    }
    return false;
  }

  /** A text, or several that follow one another. */
  private String texts() throws RowRefused {
    StringBuilder all = new StringBuilder();
    while (peek() == '\'' || peek() == '"') {
      one(all);
    }
    return all.toString();
  }

  private void one(StringBuilder out) throws RowRefused {
    char quote = text.charAt(at);
    String triple = String.valueOf(quote).repeat(3);
    String end = text.startsWith(triple, at) ? triple : String.valueOf(quote);
    at += end.length();
    while (!text.startsWith(end, at)) {
      if (at >= text.length() || (end.length() == 1 && text.charAt(at) == '\n')) {
        throw wrong();
      }
      char c = text.charAt(at++);
      if (c == '\\') {
        escape(out);
      } else {
        out.append(c);
      }
    }
    at += end.length();
  }

  private void escape(StringBuilder out) throws RowRefused {
    if (at >= text.length()) {
      throw wrong();
    }
    char c = text.charAt(at++);
    switch (c) {
      case 'n' -> out.append('\n');
      case 't' -> out.append('\t');
      case 'r' -> out.append('\r');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case '0' -> out.append('\0');
      case '\n' -> {}
      case '\\', '\'', '"' -> out.append(c);
      case 'x' -> out.appendCodePoint(hex(2));
      case 'u' -> out.append((char) hex(4));
      case 'U' -> out.appendCodePoint(Math.min(hex(8), Character.MAX_CODE_POINT));
      default -> out.append('\\').append(c);
    }
  }

  private int hex(int digits) throws RowRefused {
    if (at + digits > text.length()) {
      throw wrong();
    }
    String word = text.substring(at, at + digits);
    if (!word.matches("[0-9a-fA-F]+")) {
      throw wrong();
    }
    at += digits;
    return (int) Math.min(Long.parseLong(word, 16), Integer.MAX_VALUE);
  }

  private JsonNode bare() throws RowRefused {
    int from = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || "+-._".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    String word = text.substring(from, at);
    return switch (word) {
      case "True", "true" -> JSON.booleanNode(true);
      case "False", "false" -> JSON.booleanNode(false);
      case "None", "null" -> JSON.nullNode();
      case "inf" -> JSON.numberNode(Double.POSITIVE_INFINITY);
      case "-inf" -> JSON.numberNode(Double.NEGATIVE_INFINITY);
      case "nan" -> JSON.numberNode(Double.NaN);
      default -> number(word);
    };
  }

  private JsonNode number(String word) throws RowRefused {
    if (word.matches("[+-]?\\d+") && word.length() <= MOST_DIGITS) {
      return word.length() < 18
          ? JSON.numberNode(Long.parseLong(word))
          : JSON.numberNode(new BigInteger(word));
    }
    if (word.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?") && word.length() < 400) {
      return JSON.numberNode(Double.parseDouble(word));
    }
    throw wrong();
  }
}
