package dev.afterburner.workbench.ui.editor;

import java.util.List;

/**
 * Highlighting: a pure function from a text to the kinds of its pieces. Never fails: what it cannot
 * read is plain. Callable from any thread; costs milliseconds to seconds with the size of the text,
 * so not from the JavaFX thread.
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

  /** All pieces of a text that are not plain, in ascending order and without overlaps. */
  default List<Span> spans(String languageId, String text) {
    try (Syntax syntax = parse(languageId, text)) {
      return syntax.spans(0, text.length());
    }
  }
}
