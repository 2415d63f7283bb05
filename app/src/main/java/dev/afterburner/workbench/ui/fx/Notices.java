// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.fx;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The lines shown in one place of the window, the newest last. */
public final class Notices {

  private static final int MOST = 3;

  private final ObservableList<Notice> lines = FXCollections.observableArrayList();
  private final ObservableList<Notice> view = FXCollections.unmodifiableObservableList(lines);

  public ObservableList<Notice> lines() {
    return view;
  }

  /** Shows a line; the same line twice is one, and the oldest gives way when there are many. */
  public void add(Notice notice) {
    lines.remove(notice);
    if (lines.size() == MOST) {
      lines.removeFirst();
    }
    lines.add(notice);
  }

  /** Shows a line in the place of all that are no errors. */
  public void replaceHints(Notice notice) {
    lines.removeIf(n -> !n.isFault());
    add(notice);
  }

  public void dismiss(Notice notice) {
    lines.remove(notice);
  }

  /** Takes away all lines: what they are about is not shown any more. */
  public void clear() {
    lines.clear();
  }

  /** Takes away what a new attempt makes old: errors and warnings; hints stay. */
  public void clearErrors() {
    lines.removeIf(Notice::isFault);
  }
}
