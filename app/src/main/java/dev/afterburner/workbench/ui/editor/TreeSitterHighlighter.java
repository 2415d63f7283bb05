// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

import static java.util.Objects.requireNonNull;

import dev.afterburner.workbench.text.Grammars;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.treesitter.TSLanguage;
import org.treesitter.TSQuery;

/**
 * Highlighting by tree-sitter grammars and the queries in {@code languages/highlights/}. A language
 * is loaded when its first text comes. Where the native library cannot be loaded, text stays plain
 * and the log says why, once.
 */
public final class TreeSitterHighlighter implements Highlighter {

  private static final Logger LOG = LoggerFactory.getLogger(TreeSitterHighlighter.class);

  /**
   * Broken text can make error recovery slow beyond use; then the text stays as it was coloured.
   */
  private static final long PARSE_LIMIT_NANOS = 20_000_000_000L;

  /** Parsed and asked for its pieces in 2 ms each thousand, by the quick compiler's code. */
  private static final int QUICK_TEXT = 2500;

  private static final long QUICK_LIMIT_NANOS = 4_000_000;

  private final Map<String, Supplier<TSLanguage>> grammars;
  private final Map<String, Optional<Grammar>> loaded = new ConcurrentHashMap<>();

  /** A highlighter of all languages the program ships. */
  public TreeSitterHighlighter() {
    this(Grammars.ALL);
  }

  TreeSitterHighlighter(Map<String, Supplier<TSLanguage>> grammars) {
    this.grammars = grammars;
  }

  /** A language that could be loaded, its query and the names of the query's captures. */
  private record Grammar(TSLanguage language, TSQuery query, List<String> captures) {}

  @Override
  public Syntax parse(String languageId, String text) {
    if (text.isEmpty() || !grammars.containsKey(languageId)) {
      return Syntax.PLAIN;
    }
    return loaded
        .computeIfAbsent(languageId, this::load)
        .flatMap(grammar -> parse(grammar, languageId, text, PARSE_LIMIT_NANOS))
        .orElse(Syntax.PLAIN);
  }

  @Override
  public Optional<Syntax> parseQuickly(String languageId, String text) {
    Optional<Grammar> grammar = loaded.get(languageId);
    if (grammar == null || grammar.isEmpty() || text.length() > QUICK_TEXT) {
      return Optional.empty();
    }
    return parse(grammar.get(), languageId, text, QUICK_LIMIT_NANOS);
  }

  private static Optional<Syntax> parse(
      Grammar grammar, String languageId, String text, long limitNanos) {
    return Grammars.parse(grammar.language, text, limitNanos)
        .map(tree -> new TreeSyntax(languageId, text, tree, grammar.query, grammar.captures));
  }

  private Optional<Grammar> load(String languageId) {
    try {
      TSLanguage language = requireNonNull(grammars.get(languageId)).get();
      TSQuery query = new TSQuery(language, query(languageId));
      List<String> captures =
          IntStream.range(0, query.getCaptureCount()).mapToObj(query::getCaptureNameForId).toList();
      return Optional.of(new Grammar(language, query, captures));
    } catch (RuntimeException | LinkageError | IOException e) {
      LOG.warn(
          "No highlighting for {}: its grammar could not be loaded. Code in it shows as plain text.",
          languageId,
          e);
      return Optional.empty();
    }
  }

  private static String query(String languageId) throws IOException {
    String path = "/languages/highlights/" + languageId + ".scm";
    try (InputStream in = TreeSitterHighlighter.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IOException(path + " is missing from this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
