// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

import java.util.Locale;

/** What a piece of code is to a reader; each has a colour in {@code themes/code.css}. */
public enum TokenKind {
  /** Names, operators, punctuation and everything else that stands in the text colour. */
  PLAIN,
  KEYWORD,
  STRING,
  ESCAPE,
  NUMBER,
  CONSTANT,
  COMMENT,
  FUNCTION,
  TYPE,
  ATTRIBUTE;

  private final String styleClass = "code-" + name().toLowerCase(Locale.ROOT);

  /** The style class of text of this kind. */
  public String styleClass() {
    return styleClass;
  }
}
