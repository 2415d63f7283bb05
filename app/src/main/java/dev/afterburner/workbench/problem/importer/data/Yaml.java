// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.data;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * YAML as JSON: plain values and keys only, and few aliases, which could make much of little. Whole
 * numbers of more digits than a long has are texts: to make numbers of them takes long.
 */
public final class Yaml {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MOST_ALIASES = 50;
  private static final int MOST_CHARACTERS = 4 << 20;
  private static final int MOST_VALUES = 1_000_000;
  private static final int DEEPEST = 100;
  private static final int LONGEST_NUMBER = 18;

  private int values;

  private Yaml() {}

  /** An object; empty where the text is empty. */
  public static JsonNode read(String text, String file) throws RowRefused {
    LoadSettings settings =
        LoadSettings.builder()
            .setMaxAliasesForCollections(MOST_ALIASES)
            .setCodePointLimit(MOST_CHARACTERS)
            .build();
    try {
      Optional<Node> root = new Compose(settings).composeString(text);
      JsonNode value = root.isEmpty() ? JSON.nullNode() : new Yaml().json(root.get(), 0);
      return value.isNull() ? JSON.objectNode() : value;
    } catch (YamlEngineException | IllegalArgumentException | StackOverflowError e) {
      throw new RowRefused("its file " + file + " is not YAML that can be read");
    }
  }

  private JsonNode json(Node node, int level) {
    if (level > DEEPEST || ++values > MOST_VALUES) {
      throw new IllegalArgumentException();
    }
    return switch (node) {
      case MappingNode map -> {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple pair : map.getValue()) {
          if (!(pair.getKeyNode() instanceof ScalarNode key)) {
            throw new IllegalArgumentException();
          }
          object.set(key.getValue(), json(pair.getValueNode(), level + 1));
        }
        yield object;
      }
      case SequenceNode list -> {
        ArrayNode array = JSON.arrayNode();
        for (Node one : list.getValue()) {
          array.add(json(one, level + 1));
        }
        yield array;
      }
      case ScalarNode scalar -> scalar(scalar.getTag(), scalar.getValue());
      default -> throw new IllegalArgumentException();
    };
  }

  private static JsonNode scalar(Tag tag, String text) {
    if (tag.equals(Tag.NULL)) {
      return JSON.nullNode();
    } else if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(Boolean.parseBoolean(text));
    } else if (tag.equals(Tag.INT) && text.length() <= LONGEST_NUMBER) {
      return JSON.numberNode(Long.parseLong(text));
    } else if (tag.equals(Tag.FLOAT)) {
      return switch (text) {
        case ".inf" -> JSON.numberNode(Double.POSITIVE_INFINITY);
        case "-.inf" -> JSON.numberNode(Double.NEGATIVE_INFINITY);
        case ".nan" -> JSON.numberNode(Double.NaN);
        default -> JSON.numberNode(Double.parseDouble(text));
      };
    }
    return JSON.stringNode(text);
  }
}
