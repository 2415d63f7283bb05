package dev.afterburner.workbench.problem.importer;

import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** YAML as JSON: plain values only, and few aliases, which could make much of little. */
final class Yaml {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MOST_ALIASES = 50;
  private static final int MOST_CHARACTERS = 4 << 20;
  private static final int MOST_VALUES = 1_000_000;

  private int values;

  private Yaml() {}

  /** An object; empty where the text is empty. */
  static JsonNode read(String text, String file) throws RowRefused {
    LoadSettings settings =
        LoadSettings.builder()
            .setMaxAliasesForCollections(MOST_ALIASES)
            .setAllowRecursiveKeys(false)
            .setAllowDuplicateKeys(true)
            .setCodePointLimit(MOST_CHARACTERS)
            .build();
    try {
      Object value = new Load(settings).loadFromString(text);
      return value == null ? JSON.objectNode() : new Yaml().node(value, 0);
    } catch (YamlEngineException | IllegalArgumentException | StackOverflowError e) {
      throw new RowRefused("its file " + file + " is no YAML that can be read");
    }
  }

  private JsonNode node(Object value, int level) {
    if (level > 100 || ++values > MOST_VALUES) {
      throw new IllegalArgumentException();
    }
    return switch (value) {
      case Map<?, ?> map -> {
        ObjectNode object = JSON.objectNode();
        map.forEach(
            (key, one) ->
                object.set(
                    String.valueOf(key), one == null ? JSON.nullNode() : node(one, level + 1)));
        yield object;
      }
      case Iterable<?> list -> {
        ArrayNode array = JSON.arrayNode();
        list.forEach(one -> array.add(one == null ? JSON.nullNode() : node(one, level + 1)));
        yield array;
      }
      case Boolean truth -> JSON.booleanNode(truth);
      case Integer number -> JSON.numberNode(number);
      case Long number -> JSON.numberNode(number);
      case Double number -> JSON.numberNode(number);
      default -> JSON.stringNode(value.toString());
    };
  }
}
