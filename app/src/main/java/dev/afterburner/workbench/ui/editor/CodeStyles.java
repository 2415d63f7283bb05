package dev.afterburner.workbench.ui.editor;

import java.net.URL;

/** The style sheet of everything that shows code or a statement; each view brings it along. */
public final class CodeStyles {

  /** Its address. Colours follow the theme of the scene. */
  public static final String STYLESHEET = find();

  private CodeStyles() {}

  private static String find() {
    URL sheet = CodeStyles.class.getResource("/themes/code.css");
    if (sheet == null) {
      throw new IllegalStateException("themes/code.css is missing from this build");
    }
    return sheet.toExternalForm();
  }
}
