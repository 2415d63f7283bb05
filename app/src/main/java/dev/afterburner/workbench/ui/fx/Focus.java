// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.fx;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import org.jspecify.annotations.Nullable;

/** Moves the focus into a pane. */
public final class Focus {

  private Focus() {}

  /**
   * Moves the focus to what a tab is about: its list or table where it has one, otherwise the first
   * thing in it that can have the focus. Nothing moves where there is none.
   */
  public static void into(Tab tab) {
    Node content = tab.getContent();
    Node list = first(content, true);
    Node target = list == null ? first(content, false) : list;
    if (target != null) {
      target.requestFocus();
    }
  }

  private static @Nullable Node first(@Nullable Node in, boolean list) {
    if (in == null || !in.isVisible() || in.isDisabled()) {
      return null;
    }
    boolean wanted = list ? isList(in) : in.isFocusTraversable();
    if (wanted) {
      return in;
    }
    if (in instanceof Parent parent && !isList(in)) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        Node found = first(child, list);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static boolean isList(Node node) {
    return node instanceof TableView<?>
        || node instanceof TreeTableView<?>
        || node instanceof ListView<?>;
  }
}
