// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeTableView;
import org.jspecify.annotations.Nullable;

/** What a screen reader is told of a window, and what is wrong with it. */
final class Heard {

  private Heard() {}

  /** Everything visible that lacks a role, a name or a value. */
  static List<String> faults(String view, Parent root) {
    List<Label> labels =
        visible(root).filter(Label.class::isInstance).map(Label.class::cast).toList();
    List<String> faults = new ArrayList<>();
    visible(root)
        .forEach(
            node -> {
              String fault = fault(node, labels);
              if (!fault.isEmpty()) {
                faults.add(view + ": " + words(node) + " " + fault);
              }
            });
    return faults;
  }

  private static String fault(Node node, List<Label> labels) {
    boolean chart = node.getStyleClass().contains("chart-control-plot");
    if (node.isFocusTraversable() || chart) {
      if (node.getAccessibleRole() == AccessibleRole.NODE
          || node.getAccessibleRole() == AccessibleRole.PARENT) {
        return "has no role";
      }
      if (name(node, labels).isBlank() && !(node instanceof ScrollPane s && isInner(s))) {
        return "has no name";
      }
    }
    if (chart && !node.getAccessibleText().matches("(?s).+[.,] .+")) {
      return "says no sentence: " + node.getAccessibleText();
    }
    if (node instanceof ButtonBase button && name(button, labels).isBlank()) {
      return "has a picture and no text";
    }
    if (node instanceof Labeled labeled && !saysWhatItShows(labeled)) {
      return "shows “" + labeled.getText() + "” and says “" + labeled.getAccessibleText() + "”";
    }
    if (node instanceof IndexedCell<?> cell
        && !cell.isEmpty()
        && cell.getGraphic() != null
        && name(cell, labels).isBlank()
        && visible(cell.getGraphic()).noneMatch(n -> !name(n, labels).isBlank())) {
      return "is a cell of a picture without a text";
    }
    return node instanceof Control control ? valueFault(control) : "";
  }

  private static String valueFault(Control control) {
    if (control instanceof ProgressIndicator
        && control.queryAccessibleAttribute(AccessibleAttribute.VALUE) == null) {
      return "has no value";
    }
    if ((control instanceof CheckBox || control instanceof ToggleButton)
        && control.queryAccessibleAttribute(AccessibleAttribute.SELECTED) == null) {
      return "is neither on nor off";
    }
    if (control instanceof ComboBoxBase<?> box && box.getValue() == null && !box.isEditable()) {
      return "has no choice";
    }
    List<? extends TableColumnBase<?, ?>> columns =
        switch (control) {
          case TableView<?> table -> table.getVisibleLeafColumns();
          case TreeTableView<?> table -> table.getVisibleLeafColumns();
          default -> List.of();
        };
    return columns.stream().anyMatch(c -> c.getText().isBlank())
        ? "has a column without a name"
        : "";
  }

  /** The scroll pane that a text area is made of. */
  private static boolean isInner(ScrollPane pane) {
    return pane.getParent() instanceof javafx.scene.control.TextArea;
  }

  private static String name(Node node, List<Label> labels) {
    if (node.getAccessibleText() != null) {
      return node.getAccessibleText();
    }
    if (node instanceof Labeled labeled && labeled.getText() != null) {
      return labeled.getText();
    }
    return labels.stream()
        .filter(l -> node.equals(l.getLabelFor()))
        .map(Label::getText)
        .findFirst()
        .orElse("");
  }

  /** Who speaks to the computer says what stands on a button. */
  private static boolean saysWhatItShows(Labeled labeled) {
    String text = labeled.getText();
    String said = labeled.getAccessibleText();
    return text == null || said == null || plain(said).contains(plain(text));
  }

  private static String plain(@Nullable String words) {
    return Objects.requireNonNullElse(words, "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }

  private static Stream<Node> visible(Node node) {
    if (!node.isVisible()) {
      return Stream.of();
    }
    Stream<Node> within =
        node instanceof Parent parent
            ? parent.getChildrenUnmodifiable().stream().flatMap(Heard::visible)
            : Stream.of();
    return Stream.concat(Stream.of(node), within);
  }

  private static String words(Node node) {
    return node.getClass().getSimpleName() + " " + node.getId() + " " + node.getStyleClass();
  }
}
