// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.harness;

import dev.afterburner.workbench.problem.importer.data.RowRefused;
import dev.afterburner.workbench.text.Grammars;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSLanguage;
import org.treesitter.TSNode;
import org.treesitter.TSTree;
import org.treesitter.TSTreeCursor;

/** A test program's syntax tree, by the grammars that the editor has. */
final class SourceTree {

  /** Error recovery can take very long on texts that are no programs, and so can long programs. */
  private static final long PARSE_LIMIT_NANOS = 20_000_000_000L;

  /** What is nested deeper counts as broken: nothing walks down it. */
  private static final int DEEPEST = 600;

  private SourceTree() {}

  /**
   * A piece of a program.
   *
   * @param type as the grammar names it; operators and keywords are their own text
   * @param field its part in the node above; empty where it has none
   * @param named false for operators, brackets, commas and keywords
   * @param source the whole program
   * @param start offset in it
   * @param end offset behind it
   */
  record Node(
      String type,
      String field,
      boolean named,
      String source,
      int start,
      int end,
      List<Node> children) {

    boolean is(String... types) {
      for (String one : types) {
        if (one.equals(type)) {
          return true;
        }
      }
      return false;
    }

    /** Its own source. */
    String text() {
      return source.substring(start, Math.max(start, end));
    }

    /** Named children without comments. */
    List<Node> parts() {
      List<Node> parts = new ArrayList<>(children.size());
      for (Node child : children) {
        if (child.named && !child.type.contains("comment")) {
          parts.add(child);
        }
      }
      return parts;
    }

    @Nullable Node child(String name) {
      for (Node child : children) {
        if (child.field.equals(name)) {
          return child;
        }
      }
      return null;
    }

    /** The text of a child; empty where there is none. */
    String textOf(String name) {
      Node child = child(name);
      return child == null ? "" : child.text();
    }

    /** Whether the text is broken here, or too deep to walk down. */
    boolean broken() {
      return type.equals("ERROR") || children.stream().anyMatch(Node::broken);
    }
  }

  /**
   * Parses a program.
   *
   * @throws RowRefused where that takes too long, or the grammar can't be loaded on this machine
   */
  static Node of(String language, String text) throws RowRefused {
    long end = System.nanoTime() + PARSE_LIMIT_NANOS;
    try {
      TSLanguage grammar = Objects.requireNonNull(Grammars.ALL.get(language), language).get();
      TSTree tree =
          Grammars.parse(grammar, text, PARSE_LIMIT_NANOS)
              .orElseThrow(() -> new RowRefused("its test program is too tangled to be read"));
      try (TSTreeCursor cursor = new TSTreeCursor(tree.getRootNode())) {
        return read(text, cursor, end);
      }
    } catch (LinkageError e) {
      throw new RowRefused(
          "its test program can't be read on this machine: no parser for " + language);
    }
  }

  /** A node whose children are still being read. */
  private record Open(TSNode node, String field, List<Node> children) {}

  /** Without recursion: a hostile text may be nested as deep as it is long. */
  private static Node read(String text, TSTreeCursor cursor, long end) throws RowRefused {
    Deque<Open> open = new ArrayDeque<>();
    open.push(open(cursor));
    while (true) {
      if (System.nanoTime() - end > 0) {
        throw new RowRefused("its test program is too long to be read");
      }
      if (open.size() < DEEPEST && cursor.gotoFirstChild()) {
        open.push(open(cursor));
        continue;
      }
      while (true) {
        Open done = open.pop();
        boolean cut = open.size() + 1 >= DEEPEST && done.node.getChildCount() > 0;
        Node node = closed(text, done, cut);
        if (open.isEmpty()) {
          return node;
        }
        open.getFirst().children.add(node);
        if (cursor.gotoNextSibling()) {
          open.push(open(cursor));
          break;
        }
        cursor.gotoParent();
      }
    }
  }

  private static Open open(TSTreeCursor cursor) {
    @Nullable String field = cursor.currentFieldName();
    return new Open(cursor.currentNode(), field == null ? "" : field, new ArrayList<>());
  }

  private static Node closed(String text, Open open, boolean cut) {
    int start = open.node.getStartByte() / 2;
    int end = open.node.getEndByte() / 2;
    return new Node(
        cut ? "ERROR" : open.node.getType(),
        open.field,
        open.node.isNamed(),
        text,
        start,
        end,
        open.children);
  }
}
