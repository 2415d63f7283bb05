// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes keys out of a map of a study file; what nobody asked for is a fault. */
final class Keys {

  private static final int NEAR = 3;

  private final YamlValue.Fields fields;
  private final String what;
  private final Set<String> known = new LinkedHashSet<>();

  /**
   * The keys of a map.
   *
   * @param what the map is, for messages: "the study", "an arm"
   */
  Keys(YamlValue value, String what) throws StudyException {
    if (value instanceof YamlValue.Scalar scalar && scalar.missing()) {
      this.fields = new YamlValue.Fields(value.place(), Map.of());
    } else if (value instanceof YamlValue.Fields map) {
      this.fields = map;
    } else {
      throw StudyException.badUse(
          value.place() + ": " + what + " must be keys with values, like name: litmus");
    }
    this.what = what;
  }

  String place() {
    return fields.place();
  }

  private @Nullable YamlValue value(String key) {
    known.add(key);
    YamlValue value = fields.values().get(key);
    return value instanceof YamlValue.Scalar scalar && scalar.missing() ? null : value;
  }

  /** A text; the other one where there is none. */
  String text(String key, String otherwise) throws StudyException {
    YamlValue value = value(key);
    return value == null ? otherwise : scalar(key, value);
  }

  private static String scalar(String key, YamlValue value) throws StudyException {
    if (value instanceof YamlValue.Scalar scalar) {
      return scalar.text();
    }
    throw StudyException.badUse(value.place() + ": " + key + " must be one plain value");
  }

  /** A whole number within bounds. */
  long whole(String key, long least, long most, long otherwise) throws StudyException {
    YamlValue value = value(key);
    if (value == null) {
      return otherwise;
    }
    String text = scalar(key, value).replace("_", "");
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, like one out of bounds.
    }
    throw StudyException.badUse(
        most == Long.MAX_VALUE
            ? "%s: %s must be a whole number of %d or more, not %s"
                .formatted(value.place(), key, least, text)
            : "%s: %s must be a whole number from %d to %d, not %s"
                .formatted(value.place(), key, least, most, text));
  }

  /** A number within bounds; null where there is none. */
  @Nullable Double number(String key, double least, double most) throws StudyException {
    YamlValue value = value(key);
    if (value == null) {
      return null;
    }
    String text = scalar(key, value);
    try {
      double number = Double.parseDouble(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, like one out of bounds.
    }
    throw StudyException.badUse(
        "%s: %s must be a number %s, not %s"
            .formatted(
                value.place(),
                key,
                Double.isInfinite(most)
                    ? "of " + plain(least) + " or more"
                    : "from " + plain(least) + " to " + plain(most),
                text));
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  /** One of an enumeration's words, in lower case with hyphens. */
  <E extends Enum<E>> E word(String key, Class<E> kind, E otherwise) throws StudyException {
    YamlValue value = value(key);
    return value == null ? otherwise : word(key, kind, value);
  }

  private static <E extends Enum<E>> E word(String key, Class<E> kind, YamlValue value)
      throws StudyException {
    String text = scalar(key, value);
    List<String> words = new ArrayList<>();
    for (E constant : kind.getEnumConstants()) {
      String word = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (word.equals(text)) {
        return constant;
      }
      words.add(word);
    }
    throw StudyException.badUse(
        "%s: %s must be one of %s, not %s"
            .formatted(value.place(), key, String.join(", ", words), text));
  }

  /** Words of an enumeration, one or a list. */
  <E extends Enum<E>> List<E> words(String key, Class<E> kind, List<E> otherwise)
      throws StudyException {
    List<E> words = new ArrayList<>();
    for (YamlValue value : items(key)) {
      words.add(word(key, kind, value));
    }
    return words.isEmpty() ? otherwise : unique(key, words);
  }

  /** Texts, one or a list. */
  List<String> texts(String key, List<String> otherwise) throws StudyException {
    List<String> texts = new ArrayList<>();
    for (YamlValue value : items(key)) {
      texts.add(scalar(key, value));
    }
    return texts.isEmpty() ? otherwise : unique(key, texts);
  }

  private <T> List<T> unique(String key, List<T> values) throws StudyException {
    if (new LinkedHashSet<>(values).size() < values.size()) {
      YamlValue value = fields.values().get(key);
      throw StudyException.badUse(
          (value == null ? place() : value.place()) + ": " + key + " names something twice");
    }
    return values;
  }

  private List<YamlValue> items(String key) {
    YamlValue value = value(key);
    return switch (value) {
      case null -> List.of();
      case YamlValue.Items list -> list.values();
      default -> List.of(value);
    };
  }

  /** A map; empty where there is none. */
  Optional<Keys> map(String key, String itsName) throws StudyException {
    YamlValue value = value(key);
    return value == null ? Optional.empty() : Optional.of(new Keys(value, itsName));
  }

  /** Maps of a list. */
  List<Keys> maps(String key, String itsName) throws StudyException {
    List<Keys> maps = new ArrayList<>();
    for (YamlValue value : items(key)) {
      maps.add(new Keys(value, itsName));
    }
    return maps;
  }

  /** That nothing else stands there. */
  void end() throws StudyException {
    for (var entry : fields.values().entrySet()) {
      if (!known.contains(entry.getKey())) {
        String near = near(entry.getKey());
        throw StudyException.badUse(
            "%s: %s has no key \"%s\"%s; its keys are %s"
                .formatted(
                    entry.getValue().place(),
                    what,
                    entry.getKey(),
                    near.isEmpty() ? "" : " (did you mean " + near + "?)",
                    String.join(", ", known)));
      }
    }
  }

  private String near(String key) {
    return known.stream()
        .filter(k -> distance(k, key) < NEAR)
        .min(Comparator.comparingInt(k -> distance(k, key)))
        .orElse("");
  }

  /** Levenshtein's. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
