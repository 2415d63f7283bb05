// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.harness;

import dev.afterburner.workbench.problem.importer.harness.SourceTree.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The assignments of a Python program by the name that is given a value, found in one pass. */
final class Assigned {

  private static final Pattern WORD = Pattern.compile("\\w++");

  private final Map<String, Node> first = new HashMap<>();
  private final Map<String, Integer> assignments = new HashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();

  Assigned(Node tree) {
    find(tree);
    Matcher word = WORD.matcher(tree.source());
    while (word.find()) {
      uses.merge(word.group(), 1, Integer::sum);
    }
  }

  private void find(Node node) {
    if (node.is("assignment")) {
      String name = node.textOf("left");
      first.putIfAbsent(name, node);
      assignments.merge(name, 1, Integer::sum);
    }
    if (!node.is("list", "dictionary", "tuple", "set")) {
      node.children().forEach(this::find);
    }
  }

  /**
   * The only assignment of a name that is used in one other place; null where it is another way.
   */
  @Nullable Node only(String name) {
    return assignments.getOrDefault(name, 0) == 1 && uses.getOrDefault(name, 0) == 2
        ? first.get(name)
        : null;
  }
}
