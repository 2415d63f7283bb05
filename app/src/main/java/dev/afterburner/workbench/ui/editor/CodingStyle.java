// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

import java.util.regex.Pattern;

/**
 * How a language is customarily typed.
 *
 * @param lineComment what starts a comment to the end of the line
 * @param indent one step of indentation
 * @param opensBlock matches the part of a line before the caret when the next line is one step
 *     deeper
 * @param closesBlock matches a line that is one step less deep than the block it ends
 */
record CodingStyle(String lineComment, String indent, Pattern opensBlock, Pattern closesBlock) {

  private static final Pattern OPEN_BRACKET = Pattern.compile("[({\\[]\\s*$");
  private static final Pattern CLOSE_BRACKET = Pattern.compile("^\\s*[)}\\]]$");

  private static final CodingStyle BRACES = braces("    ");
  private static final CodingStyle GO = braces("\t");
  private static final CodingStyle PYTHON =
      new CodingStyle("#", "    ", Pattern.compile("([({\\[]|:)\\s*(#.*)?$"), CLOSE_BRACKET);
  private static final CodingStyle RUBY =
      new CodingStyle(
          "#",
          "  ",
          Pattern.compile(
              "[({\\[]\\s*$|\\b(do|then|begin|ensure|else)\\s*(\\|[^|]*\\|)?\\s*$"
                  + "|^\\s*(def|class|module|if|elsif|unless|while|until|for|case|when|rescue)\\b"
                  + "(?!.*\\bend\\b)"),
          Pattern.compile("^\\s*([)}\\]]|end|else|elsif|when|rescue|ensure)$"));

  /** The style of a language; an unknown one is taken to use braces. */
  static CodingStyle of(String languageId) {
    return switch (languageId) {
      case "python" -> PYTHON;
      case "ruby" -> RUBY;
      case "go" -> GO;
      default -> BRACES;
    };
  }

  private static CodingStyle braces(String indent) {
    return new CodingStyle("//", indent, OPEN_BRACKET, CLOSE_BRACKET);
  }
}
