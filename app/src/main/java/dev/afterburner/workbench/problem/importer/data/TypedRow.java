// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.data;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.POJONode;

/**
 * A row of a table with columns of any type. A field that can't be read stands in nobody's way
 * until it is asked for: only then is the row refused, by an {@link UnreadableField}.
 */
final class TypedRow extends ObjectNode {

  private static final long serialVersionUID = 1L;

  /** Why a field can't be read. */
  private record Obstacle(String message) {}

  TypedRow() {
    super(JsonNodeFactory.instance);
  }

  void unreadable(String name, String message) {
    set(name, new POJONode(new Obstacle(message)));
  }

  @Override
  public boolean has(String name) {
    return super.get(name) != null;
  }

  @Override
  public JsonNode get(String name) {
    return readable(super.get(name));
  }

  @Override
  public JsonNode path(String name) {
    return readable(super.path(name));
  }

  private static JsonNode readable(JsonNode value) {
    if (value instanceof POJONode node && node.getPojo() instanceof Obstacle(String message)) {
      throw new UnreadableField(message);
    }
    return value;
  }
}
