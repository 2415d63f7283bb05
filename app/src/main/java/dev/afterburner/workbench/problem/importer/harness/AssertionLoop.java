// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.harness;

import dev.afterburner.workbench.problem.Checks.Check;
import dev.afterburner.workbench.problem.Checks.Rule;
import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.problem.importer.harness.SourceTree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Python loops over inputs and expected results, as the stronger tests of EvalPlus have them: the
 * calls stay a loop over the inputs, the results go outside.
 *
 * <pre>
 * inputs = […]
 * results = […]
 * for i, (inp, exp) in enumerate(zip(inputs, results)):
 *     assertion(candidate(*inp), exp, 0)
 * </pre>
 *
 * or {@code for x, e in [(…, …), …]: assert candidate(x) == e}.
 */
final class AssertionLoop {

  private static final Pattern EQUAL =
      Pattern.compile("(?s)assert\\s++(.+?)==\\s*+(\\w++)\\s*+(?:,.*)?");
  private static final Pattern ASSERTION =
      Pattern.compile("(?s)assertion\\(\\s*+(.+),\\s*+(\\w++)\\s*+,\\s*+([0-9.e-]++)\\s*+\\)");

  /** The tolerance that EvalPlus allows beside a row's own. */
  private static final double RELATIVE = 1e-7;

  private AssertionLoop() {}

  record Edit(int from, int to, String text) {}

  /** Checks and what to change in the source, in the order of the source. */
  record Unrolled(List<Check> checks, List<Edit> edits) {}

  /** Names that a loop binds, where the expected value is, and over what it goes. */
  private record Head(String counter, List<String> names, Node over) {}

  /**
   * Reads a loop; empty where it is no such loop.
   *
   * @param assigned the names of the whole program
   * @param first the number of its first check
   */
  static Optional<Unrolled> read(Node loop, Assigned assigned, int first) throws RowRefused {
    Node body = loop.child("body");
    Optional<Head> head = head(loop);
    if (head.isEmpty() || body == null || body.parts().size() != 1) {
      return Optional.empty();
    }
    String statement = body.parts().getFirst().text().strip();
    Matcher equal = EQUAL.matcher(statement);
    Matcher assertion = ASSERTION.matcher(statement);
    boolean plain = equal.matches();
    if (!plain && !assertion.matches()) {
      return Optional.empty();
    }
    String call = (plain ? equal.group(1) : assertion.group(1)).strip();
    String name = plain ? equal.group(2) : assertion.group(2);
    double within = plain ? 0 : Double.parseDouble(assertion.group(3));
    int at = head.get().names.indexOf(name);
    boolean names = call.matches("[\\w.]+\\(.*\\)") && !call.matches("(?s).*\\b" + name + "\\b.*");
    if (at < 0 || !names) {
      return Optional.empty();
    }
    return columns(loop, head.get(), assigned)
        .filter(columns -> columns.size() == head.get().names.size())
        .flatMap(columns -> unrolled(loop, head.get(), columns, at, call, within, first, plain));
  }

  /** One name's values: their source, and their place in the text where that is an assignment. */
  private record Column(List<Node> items, @Nullable Node assigned) {}

  private static Optional<Unrolled> unrolled(
      Node loop,
      Head head,
      List<Column> columns,
      int at,
      String call,
      double within,
      int first,
      boolean plain) {
    Literals literals = new Literals("python");
    List<Check> checks = new ArrayList<>();
    for (Node item : columns.get(at).items) {
      Optional<JsonNode> value;
      try {
        value = literals.value(item);
      } catch (RowRefused e) {
        return Optional.empty();
      }
      if (value.isEmpty()) {
        return Optional.empty();
      }
      boolean close = !plain && hasFloat(value.get());
      checks.add(
          new Check(
              Assertions.shortened(call + " for " + head.names.get(at) + " = " + item.text()),
              close ? Rule.CLOSE : Rule.EQUAL,
              value.get(),
              close ? within : 0,
              close ? RELATIVE : 0));
    }
    List<String> names = new ArrayList<>(head.names);
    names.remove(at);
    List<String> sources = new ArrayList<>();
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Node assigned = columns.get(i).assigned;
      if (i == at) {
        if (assigned != null) {
          edits.add(new Edit(assigned.start(), assigned.end(), "pass"));
        }
      } else if (assigned != null) {
        sources.add(assigned.textOf("left"));
      } else {
        sources.add(
            "[" + String.join(", ", columns.get(i).items.stream().map(Node::text).toList()) + "]");
      }
    }
    String over =
        sources.isEmpty() ? "[()] * " + checks.size() : "zip(" + String.join(", ", sources) + ")";
    String bound = names.isEmpty() ? "_" : "(" + String.join(", ", names) + ",)";
    edits.add(
        new Edit(
            loop.start(),
            loop.end(),
            "for "
                + head.counter
                + ", "
                + bound
                + " in enumerate("
                + over
                + "): "
                + Assertions.TAKE
                + "("
                + first
                + " + "
                + head.counter
                + ", "
                + call
                + ")"));
    edits.sort(java.util.Comparator.comparingInt(Edit::from));
    return Optional.of(new Unrolled(checks, edits));
  }

  private static boolean hasFloat(JsonNode value) {
    return value.isFloatingPointNumber() || value.valueStream().anyMatch(AssertionLoop::hasFloat);
  }

  private static Optional<Head> head(Node loop) {
    Node left = loop.child("left");
    Node right = loop.child("right");
    if (left == null || right == null) {
      return Optional.empty();
    }
    Node over = right;
    List<Node> names = left.parts();
    String counter = "number_";
    if (Literals.name(right).equals("enumerate")) {
      Node arguments = right.child("arguments");
      if (arguments == null || arguments.parts().size() != 1 || names.size() != 2) {
        return Optional.empty();
      }
      over = arguments.parts().getFirst();
      counter = names.getFirst().text();
      names = names.getLast().parts();
    }
    return names.isEmpty() || !names.stream().allMatch(n -> n.is("identifier"))
        ? Optional.empty()
        : Optional.of(new Head(counter, names.stream().map(Node::text).toList(), over));
  }

  private static Optional<List<Column>> columns(Node loop, Head head, Assigned names) {
    List<Column> columns = new ArrayList<>();
    if (Literals.name(head.over).equals("zip")) {
      Node arguments = head.over.child("arguments");
      for (Node part : arguments == null ? List.<Node>of() : arguments.parts()) {
        Node assigned = part.is("identifier") ? names.only(part.text()) : null;
        Node list = assigned == null ? part : assigned.child("right");
        if (list == null
            || !list.is("list")
            || (assigned != null && assigned.end() > loop.start())) {
          return Optional.empty();
        }
        columns.add(new Column(list.parts(), assigned));
      }
      return Optional.of(columns);
    }
    if (!head.over.is("list")) {
      return Optional.empty();
    }
    for (int i = 0; i < head.names.size(); i++) {
      List<Node> items = new ArrayList<>();
      for (Node row : head.over.parts()) {
        if (!row.is("tuple", "list") || row.parts().size() != head.names.size()) {
          return Optional.empty();
        }
        items.add(row.parts().get(i));
      }
      columns.add(new Column(items, null));
    }
    return Optional.of(columns);
  }
}
