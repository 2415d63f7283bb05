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
   * Moves the focus to what a tab is about: its list, table or plot where it has one, otherwise the
   * first thing in it that can have the focus. Nothing moves where there is none.
   */
  public static void into(Tab tab) {
    into(tab.getContent());
  }

  /** The same with a pane. */
  public static void into(@Nullable Node pane) {
    Node list = first(pane, true);
    Node target = list == null ? first(pane, false) : list;
    if (target != null) {
      target.requestFocus();
    }
  }

  /** Whether something is within a pane, or the pane itself. */
  public static boolean isWithin(@Nullable Node node, Node pane) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (n.equals(pane)) {
        return true;
      }
    }
    return false;
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
    return (node.isFocusTraversable() && node.getStyleClass().contains("chart-control-plot"))
        || node instanceof TableView<?>
        || node instanceof TreeTableView<?>
        || node instanceof ListView<?>;
  }
}
