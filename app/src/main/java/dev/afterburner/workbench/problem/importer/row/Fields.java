// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.row;

import dev.afterburner.workbench.files.Sha256;
import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.importer.data.JsonText;
import dev.afterburner.workbench.problem.importer.data.PythonLiteral;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Values of rows, as tolerant as data sets need it. */
public final class Fields {

  private Fields() {}

  /** A text or number as text; empty where the field is missing, null or something else. */
  public static String text(JsonNode row, String field) {
    JsonNode value = row.path(field);
    return value.isValueNode() && !value.isNull() ? value.asString("") : "";
  }

  static String required(JsonNode row, String field) throws RowRefused {
    String text = text(row, field);
    if (text.isBlank()) {
      throw new RowRefused("the field \"" + field + "\" is missing, empty or not text");
    }
    return text;
  }

  /** Texts of a list, or of one text with commas or of a JSON list in a text. */
  public static List<String> texts(JsonNode row, String field) throws RowRefused {
    JsonNode value = row.path(field);
    if (value.isString() && value.asString("").strip().startsWith("[")) {
      value = PythonLiteral.orJson(value.asString(""), field);
    }
    List<String> texts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(one -> texts.add(one.isValueNode() ? one.asString("") : one.toString()));
    } else if (value.isString()) {
      for (String one : value.asString("").split(",", -1)) {
        if (!one.isBlank()) {
          texts.add(one.strip());
        }
      }
    }
    return texts;
  }

  /** JSON that stands in a text, or the value itself where it is no text. */
  static JsonNode nested(JsonNode row, String field) throws RowRefused {
    JsonNode value = row.path(field);
    return value.isString() ? json(value.asString(""), field) : value;
  }

  public static JsonNode json(String text, String field) throws RowRefused {
    try {
      return JsonText.read(text);
    } catch (RowRefused e) {
      throw new RowRefused(
          "the field \"" + field + "\" should hold JSON text, and it " + e.getMessage());
    }
  }

  /** A number; +∞ for "inf"; NaN where it is missing, null, "None" or no number. */
  static double number(JsonNode row, String field) {
    JsonNode value = row.path(field);
    if (value.isNumber()) {
      return value.asDouble();
    }
    String text = value.asString("").strip().toLowerCase(Locale.ROOT);
    text = text.endsWith("ms") ? text.substring(0, text.length() - 2).strip() : text;
    if (text.equals("inf") || text.equals("+inf") || text.equals("infinity")) {
      return Double.POSITIVE_INFINITY;
    }
    try {
      return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  static Difficulty difficulty(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "easy", "introductory", "1" -> Difficulty.EASY;
      case "medium", "interview", "2" -> Difficulty.MEDIUM;
      case "hard", "competition", "3", "medium_hard", "very_hard" -> Difficulty.HARD;
      default -> Difficulty.UNRATED;
    };
  }

  /** Letters, digits and hyphens. */
  static String slug(String text) {
    String slug =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return slug.length() <= 80 ? slug : slug.substring(0, 70) + "-" + digest(text);
  }

  /** Eight characters that tell contents apart. */
  static String digest(String text) {
    return Sha256.of(text, 4);
  }

  /** The usual id of a language that data sets name in many ways; empty where it is unknown. */
  static String language(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "python", "python3", "py", "pypy3" -> "python";
      case "c" -> "c";
      case "cpp", "c++", "cxx" -> "cpp";
      case "java" -> "java";
      case "js", "javascript", "nodejs" -> "javascript";
      case "go", "golang" -> "go";
      case "rust", "rs" -> "rust";
      case "ruby", "rb" -> "ruby";
      default -> "";
    };
  }
}
