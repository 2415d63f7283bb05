// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

import java.util.List;
import java.util.Optional;

/**
 * Highlighting: a pure function from a text to the kinds of its pieces. Never fails: what it cannot
 * read is plain. Callable from any thread; costs milliseconds to seconds with the size of the text,
 * so but for {@link #parseQuickly} not from the JavaFX thread.
 */
public interface Highlighter {

  /** A highlighter that knows no language. */
  Highlighter NONE = (languageId, text) -> Syntax.PLAIN;

  /**
   * Parses a text.
   *
   * @param languageId python, cpp, java, javascript, go, ruby or rust; any other gives plain text
   * @param text the whole text
   */
  Syntax parse(String languageId, String text);

  /**
   * Parses a text like {@link #parse}, if that takes no more than some milliseconds: empty where
   * the language is not loaded yet, or the text too long or too broken. For the JavaFX thread,
   * which else lays out a text twice, without its colours and with them.
   */
  default Optional<Syntax> parseQuickly(String languageId, String text) {
    return Optional.empty();
  }

  /** All pieces of a text that are not plain, in ascending order and without overlaps. */
  default List<Span> spans(String languageId, String text) {
    try (Syntax syntax = parse(languageId, text)) {
      return syntax.spans(0, text.length());
    }
  }
}
