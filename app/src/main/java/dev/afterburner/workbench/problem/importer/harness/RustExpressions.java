// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.harness;

import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.harness.SourceTree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands inside of Rust's macros, which the grammar leaves as tokens. */
final class RustExpressions {

  private static final String BEFORE = "fn f() { let x = ";

  private RustExpressions() {}

  /** An expression; empty where the text is none. */
  static Optional<Node> parse(String expression) throws RowRefused {
    Node root = SourceTree.of("rust", BEFORE + expression + "; }");
    if (root.broken() || root.parts().size() != 1) {
      return Optional.empty();
    }
    Node body = root.parts().getFirst().child("body");
    if (body == null || body.parts().size() != 1) {
      return Optional.empty();
    }
    return Optional.ofNullable(body.parts().getFirst().child("value"));
  }

  /** The texts between a macro's outermost commas. */
  static List<String> arguments(Node macro) {
    Node tokens = macro.children().getLast();
    List<String> arguments = new ArrayList<>();
    int from = 1;
    for (Node token : tokens.children()) {
      int at = token.start() - tokens.start();
      if (token.type().equals(",") || (token.type().equals(")") && token.end() == tokens.end())) {
        arguments.add(tokens.text().substring(from, Math.max(from, at)).strip());
        from = at + 1;
      }
    }
    arguments.removeIf(String::isBlank);
    return arguments;
  }
}
