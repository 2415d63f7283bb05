// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

/**
 * A replacement of one piece of text, with the selection that shall stand afterwards.
 *
 * @param start offset of the first character replaced
 * @param end offset behind the last character replaced
 * @param text what comes instead
 * @param anchor where the selection then begins
 * @param caret where the caret then stands
 */
record Edit(int start, int end, String text, int anchor, int caret) {

  static Edit insert(int start, int end, String text) {
    return new Edit(start, end, text, start + text.length(), start + text.length());
  }
}
