// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A value of a study file that knows where it stands. */
sealed interface YamlValue {

  /** Where it stands: "study.yaml, line 3", or the option that gave it. */
  String place();

  /** Plain text, a number, or nothing. */
  record Scalar(String place, String text, boolean missing) implements YamlValue {}

  /** A list. */
  record Items(String place, List<YamlValue> values) implements YamlValue {
    public Items {
      values = List.copyOf(values);
    }
  }

  /** Keys with values, in order. */
  record Fields(String place, Map<String, YamlValue> values) implements YamlValue {
    public Fields {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /** Deeper than any study is. */
  int DEEPEST = 20;

  int MOST_CHARACTERS = 4 << 20;

  /** Few aliases can make much of little. */
  int MOST_VALUES = 100_000;

  /**
   * Reads a text.
   *
   * @param file what to call it in messages
   */
  static YamlValue read(String text, String file) throws StudyException {
    LoadSettings settings =
        LoadSettings.builder()
            .setMaxAliasesForCollections(50)
            .setAllowRecursiveKeys(false)
            .setCodePointLimit(MOST_CHARACTERS)
            .setLabel(file)
            .build();
    try {
      Optional<Node> root = new Compose(settings).composeString(text);
      return root.isEmpty()
          ? new Fields(file, Map.of())
          : of(root.get(), file, 0, new AtomicInteger());
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(m -> m.getLine() + 1).orElse(1);
      throw StudyException.badUse(
          "%s, line %d: this is not YAML: %s".formatted(file, line, e.getProblem()));
    } catch (YamlEngineException | StackOverflowError e) {
      throw StudyException.badUse(file + ": this is not YAML that can be read");
    }
  }

  private static YamlValue of(Node node, String file, int level, AtomicInteger values)
      throws StudyException {
    String place = file + node.getStartMark().map(m -> ", line " + (m.getLine() + 1)).orElse("");
    if (level > DEEPEST) {
      throw StudyException.badUse(place + ": this is nested too deeply for a study");
    }
    if (values.incrementAndGet() > MOST_VALUES) {
      throw StudyException.badUse(place + ": up to here are more values than a study has");
    }
    return switch (node) {
      case MappingNode map -> {
        Map<String, YamlValue> fields = new LinkedHashMap<>();
        for (NodeTuple pair : map.getValue()) {
          String at =
              file
                  + pair.getKeyNode()
                      .getStartMark()
                      .map(m -> ", line " + (m.getLine() + 1))
                      .orElse("");
          if (!(pair.getKeyNode() instanceof ScalarNode key)) {
            throw StudyException.badUse(at + ": a key must be a plain word");
          }
          YamlValue value = of(pair.getValueNode(), file, level + 1, values);
          // A value on the lines below its key is told by the line of the key.
          if (fields.put(key.getValue(), at(value, at)) != null) {
            throw StudyException.badUse(
                at + ": the key \"" + key.getValue() + "\" stands here twice; take one away");
          }
        }
        yield new Fields(place, fields);
      }
      case SequenceNode list -> {
        List<YamlValue> items = new ArrayList<>();
        for (Node one : list.getValue()) {
          items.add(of(one, file, level + 1, values));
        }
        yield new Items(place, items);
      }
      case ScalarNode scalar ->
          new Scalar(place, scalar.getValue(), scalar.getTag().equals(Tag.NULL));
      default -> throw StudyException.badUse(place + ": this is not a plain value");
    };
  }

  private static YamlValue at(YamlValue value, String place) {
    return switch (value) {
      case Scalar(_, String text, boolean missing) -> new Scalar(place, text, missing);
      case Items(_, List<YamlValue> values) -> new Items(place, values);
      case Fields(_, Map<String, YamlValue> values) -> new Fields(place, values);
    };
  }

  /**
   * The same with a value set.
   *
   * @param assignment PATH=VALUE, like arms.0.model=demo; the value is YAML
   */
  static YamlValue set(YamlValue root, String assignment) throws StudyException {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw StudyException.badUse(
          "--set needs KEY=VALUE, like --set iterations=3, not " + assignment);
    }
    String path = assignment.substring(0, equals).strip();
    String place = "--set " + path;
    YamlValue value = at(read(assignment.substring(equals + 1), place), place);
    return put(root, List.of(path.split("\\.", -1)), value, place);
  }

  private static YamlValue put(YamlValue in, List<String> path, YamlValue value, String place)
      throws StudyException {
    if (path.isEmpty()) {
      return value;
    }
    String key = path.getFirst();
    List<String> rest = path.subList(1, path.size());
    return switch (in) {
      case Fields(String at, Map<String, YamlValue> values) -> {
        Map<String, YamlValue> changed = new LinkedHashMap<>(values);
        YamlValue old = values.getOrDefault(key, new Fields(place, Map.of()));
        changed.put(key, put(old, rest, value, place));
        yield new Fields(at, changed);
      }
      case Items(String at, List<YamlValue> values) -> {
        if (!key.matches("\\d{1,6}") || Integer.parseInt(key) >= values.size()) {
          throw StudyException.badUse(
              "%s: \"%s\" is not an index into a list of %d; the first is 0"
                  .formatted(place, key, values.size()));
        }
        List<YamlValue> changed = new ArrayList<>(values);
        int index = Integer.parseInt(key);
        changed.set(index, put(values.get(index), rest, value, place));
        yield new Items(at, changed);
      }
      case Scalar _ ->
          throw StudyException.badUse(place + ": there is nothing below a plain value");
    };
  }
}
