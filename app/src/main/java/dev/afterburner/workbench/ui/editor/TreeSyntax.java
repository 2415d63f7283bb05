// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.treesitter.TSNode;
import org.treesitter.TSQuery;
import org.treesitter.TSQueryCapture;
import org.treesitter.TSQueryCursor;
import org.treesitter.TSQueryMatch;
import org.treesitter.TSTree;

/** A text parsed by tree-sitter. Captures are painted over each other in the order they come. */
final class TreeSyntax implements Syntax {

  /** Functions and types that the language brings along and that the grammar sees as mere names. */
  private static final Map<String, Set<String>> BUILT_IN =
      Map.of(
          "python",
          Set.of(
              "abs",
              "all",
              "any",
              "bin",
              "bool",
              "bytearray",
              "bytes",
              "chr",
              "dict",
              "divmod",
              "enumerate",
              "filter",
              "float",
              "frozenset",
              "hash",
              "input",
              "int",
              "iter",
              "len",
              "list",
              "map",
              "max",
              "memoryview",
              "min",
              "next",
              "object",
              "open",
              "ord",
              "pow",
              "print",
              "range",
              "reversed",
              "round",
              "set",
              "sorted",
              "str",
              "sum",
              "super",
              "tuple",
              "type",
              "zip"),
          "javascript",
          Set.of(
              "Array", "BigInt", "Boolean", "Date", "Error", "JSON", "Map", "Math", "Number",
              "Object", "Set", "String", "Symbol", "console", "process", "require"),
          "ruby",
          Set.of(
              "attr_accessor",
              "attr_reader",
              "attr_writer",
              "gets",
              "lambda",
              "loop",
              "p",
              "print",
              "printf",
              "proc",
              "puts",
              "raise",
              "require",
              "require_relative"));

  private final String text;
  private final TSTree tree;
  private final TSQuery query;
  private final List<String> captures;
  private final Set<String> builtIn;

  TreeSyntax(String languageId, String text, TSTree tree, TSQuery query, List<String> captures) {
    this.text = text;
    this.tree = tree;
    this.query = query;
    this.captures = captures;
    this.builtIn = BUILT_IN.getOrDefault(languageId, Set.of());
  }

  @Override
  public List<Span> spans(int from, int to) {
    int start = Math.clamp(from, 0, text.length());
    int end = Math.clamp(to, start, text.length());
    if (start == end) {
      return List.of();
    }
    TokenKind[] kinds = new TokenKind[end - start];
    Arrays.fill(kinds, TokenKind.PLAIN);
    try (TSQueryCursor cursor = new TSQueryCursor()) {
      cursor.setByteRange(2 * start, 2 * end);
      cursor.exec(query, tree.getRootNode());
      TSQueryMatch match = new TSQueryMatch();
      while (cursor.nextCapture(match)) {
        TSQueryCapture capture = match.getCaptures()[match.getCaptureIndex()];
        TSNode node = capture.getNode();
        int nodeStart = node.getStartByte() / 2;
        int nodeEnd = node.getEndByte() / 2;
        String name = captures.get(capture.getIndex());
        if (name.equals("name")) {
          if (!builtIn.contains(text.substring(nodeStart, nodeEnd))) {
            continue;
          }
          name = "function";
        }
        int paintFrom = Math.clamp(nodeStart - start, 0, kinds.length);
        int paintTo = Math.clamp(nodeEnd - start, paintFrom, kinds.length);
        Arrays.fill(kinds, paintFrom, paintTo, kind(name));
      }
    }
    joinBlanks(kinds, start);
    return runs(kinds, start);
  }

  /**
   * Blanks become part of what follows them on their line: they show no colour, and each piece of
   * its own is a node that has to be styled.
   */
  private void joinBlanks(TokenKind[] kinds, int offset) {
    for (int i = kinds.length - 2; i >= 0; i--) {
      char c = text.charAt(offset + i);
      if ((c == ' ' || c == '\t') && text.charAt(offset + i + 1) != '\n') {
        kinds[i] = kinds[i + 1];
      }
    }
  }

  private static TokenKind kind(String capture) {
    return capture.equals("none")
        ? TokenKind.PLAIN
        : TokenKind.valueOf(capture.toUpperCase(Locale.ROOT));
  }

  private static List<Span> runs(TokenKind[] kinds, int offset) {
    List<Span> spans = new ArrayList<>();
    int runStart = 0;
    for (int i = 1; i <= kinds.length; i++) {
      if (i == kinds.length || kinds[i] != kinds[runStart]) {
        if (kinds[runStart] != TokenKind.PLAIN) {
          spans.add(new Span(offset + runStart, offset + i, kinds[runStart]));
        }
        runStart = i;
      }
    }
    return spans;
  }

  @Override
  public void close() {
    tree.close();
  }
}
