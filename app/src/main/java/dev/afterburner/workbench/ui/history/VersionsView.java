package dev.afterburner.workbench.ui.history;

import dev.afterburner.workbench.ui.run.Selection;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The version tree: a click shows a version, a click with Ctrl compares with it. */
public final class VersionsView extends StackPane {

  private static final PseudoClass COMPARED = PseudoClass.getPseudoClass("compared");
  private static final PseudoClass BEST = PseudoClass.getPseudoClass("best");

  private final SessionViewModel session;
  private final Selection selection;
  private final TreeTableView<VersionRow> table = new TreeTableView<>();
  private final TreeItem<VersionRow> root = new TreeItem<>();
  private final Map<Integer, TreeItem<VersionRow>> items = new HashMap<>();

  public VersionsView(VersionsViewModel model, SessionViewModel session) {
    this.session = session;
    this.selection = session.selection();
    getStyleClass().add("versions");
    table.setId("versions");
    table.setAccessibleText("Versions");
    table.setRoot(root);
    table.setShowRoot(false);
    table.setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    Label empty = new Label(model.emptyText());
    empty.setWrapText(true);
    table.setPlaceholder(empty);
    table.setRowFactory(t -> row());
    columns();
    getChildren().add(table);

    model.rows().addListener((ListChangeListener<VersionRow>) change -> fill(model));
    fill(model);
    selection.selected().addListener((o, before, now) -> mark());
    selection.compared().addListener((o, before, now) -> table.refresh());
    table.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> chosen(now));
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  private void columns() {
    TreeTableColumn<VersionRow, VersionRow> version = new TreeTableColumn<>("Version");
    version.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue().getValue()));
    version.setCellFactory(c -> new NameCell());
    size(version, 120, 90);
    table.getColumns().add(version);
    table.setTreeColumn(version);
    text("Verdict", 150, VersionRow::verdict, r -> r.tone().style(), false);
    text("Time", 130, VersionRow::time, r -> r.best() ? "strong" : "", true);
    text("Memory", 80, VersionRow::memory, r -> "", true);
    text("Integral", 90, VersionRow::integral, r -> "", true);
    text("against parent", 130, VersionRow::change, r -> r.changeTone().style(), true);
    TreeTableColumn<VersionRow, VersionRow> decision = new TreeTableColumn<>("Decision");
    decision.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue().getValue()));
    decision.setCellFactory(c -> new DecisionCell());
    size(decision, 200, 80);
    table.getColumns().add(decision);
    table.getColumns().forEach(c -> c.setSortable(false));
    table.getColumns().forEach(c -> c.setReorderable(false));
  }

  private void text(
      String title,
      double width,
      Function<VersionRow, String> text,
      Function<VersionRow, String> style,
      boolean numeric) {
    TreeTableColumn<VersionRow, VersionRow> column = new TreeTableColumn<>(title);
    column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue().getValue()));
    column.setCellFactory(c -> new TextCell(text, style));
    if (numeric) {
      column.getStyleClass().add("numeric");
    }
    size(column, width, 56);
    table.getColumns().add(column);
  }

  private static void size(TreeTableColumn<?, ?> column, double preferred, double least) {
    column.setPrefWidth(preferred);
    column.setMinWidth(least);
  }

  private void fill(VersionsViewModel model) {
    if (items.size() > model.rows().size()) {
      items.clear();
      root.getChildren().clear();
    }
    for (VersionRow row : model.rows()) {
      TreeItem<VersionRow> item = items.get(row.id());
      if (item == null) {
        item = new TreeItem<>(row);
        item.setExpanded(true);
        items.put(row.id(), item);
        TreeItem<VersionRow> parent = row.parent() == null ? root : items.get(row.parent());
        (parent == null ? root : parent).getChildren().add(item);
      } else if (!row.equals(item.getValue())) {
        item.setValue(row);
      }
    }
    mark();
  }

  private void mark() {
    Integer id = selection.selected().get();
    TreeItem<VersionRow> item = id == null ? null : items.get(id);
    TreeItem<VersionRow> now = table.getSelectionModel().getSelectedItem();
    if (item == null) {
      table.getSelectionModel().clearSelection();
    } else if (!item.equals(now)) {
      table.getSelectionModel().select(item);
    }
  }

  private void chosen(@Nullable TreeItem<VersionRow> item) {
    if (item != null && !Objects.equals(item.getValue().id(), selection.selected().get())) {
      selection.select(item.getValue().id());
    }
  }

  private void key(KeyEvent event) {
    TreeItem<VersionRow> focused = table.getFocusModel().getFocusedItem();
    if (focused != null && event.getCode() == KeyCode.SPACE && event.isShortcutDown()) {
      selection.compare(focused.getValue().id());
      event.consume();
    }
  }

  private TreeTableRow<VersionRow> row() {
    TreeTableRow<VersionRow> row = new VersionTableRow();
    row.addEventFilter(
        MouseEvent.MOUSE_PRESSED,
        event -> {
          if (!row.isEmpty()
              && event.getButton() == MouseButton.PRIMARY
              && event.isShortcutDown()) {
            selection.compare(row.getItem().id());
            event.consume();
          }
        });
    MenuItem branch = new MenuItem("Continue from here");
    branch.setOnAction(e -> session.continueFrom(row.getItem().id()));
    MenuItem compare = new MenuItem("Compare with the version shown");
    compare.setOnAction(e -> selection.compare(row.getItem().id()));
    MenuItem original = new MenuItem("Compare with its parent");
    original.setOnAction(
        e -> {
          Integer parent = row.getItem().parent();
          selection.select(row.getItem().id());
          if (parent != null) {
            selection.compare(parent);
          }
        });
    row.setContextMenu(new ContextMenu(branch, compare, original));
    return row;
  }

  /** A row that shows whether its version is compared or the best. */
  private final class VersionTableRow extends TreeTableRow<VersionRow> {
    @Override
    protected void updateItem(@Nullable VersionRow row, boolean empty) {
      super.updateItem(row, empty);
      boolean compared =
          !empty && row != null && Objects.equals(row.id(), selection.compared().get());
      pseudoClassStateChanged(COMPARED, compared);
      pseudoClassStateChanged(BEST, !empty && row != null && row.best());
    }
  }
}
