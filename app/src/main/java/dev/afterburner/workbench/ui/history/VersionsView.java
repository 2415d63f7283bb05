// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import dev.afterburner.workbench.settings.WindowSettings;
import dev.afterburner.workbench.ui.fx.ColumnWidths;
import dev.afterburner.workbench.ui.fx.NextPulses;
import dev.afterburner.workbench.ui.fx.RowMenu;
import dev.afterburner.workbench.ui.run.Selection;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Skin;
import javafx.scene.control.SkinBase;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.skin.TreeTableRowSkin;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The version tree: a click shows a version, a click with Ctrl compares with it. */
public final class VersionsView extends VBox {

  private static final PseudoClass COMPARED = PseudoClass.getPseudoClass("compared");
  private static final PseudoClass BEST = PseudoClass.getPseudoClass("best");

  private final NextPulses placed = new NextPulses(this::revealPlaced);
  private final VersionsViewModel model;
  private final SessionViewModel session;
  private final Selection selection;
  private final Runnable onGrowth;
  private final Runnable onReplies;
  private final TreeTableView<ShownVersion> table = new TreeTableView<>();
  private final TextField search = new TextField();
  private final VersionColumns columns;
  private final TreeItem<ShownVersion> root = new TreeItem<>();
  private final Map<Integer, TreeItem<ShownVersion>> items = new HashMap<>();
  private final DoubleProperty fontSize =
      new SimpleDoubleProperty(this, "fontSize", WindowSettings.DEFAULT.fontSize());

  /**
   * The tree.
   *
   * @param onGrowth measures the growth of the version that is shown
   * @param onReplies shows all replies of the step of what is shown
   */
  public VersionsView(
      VersionsViewModel model, SessionViewModel session, Runnable onGrowth, Runnable onReplies) {
    this.onGrowth = onGrowth;
    this.onReplies = onReplies;
    this.model = model;
    this.session = session;
    this.selection = session.selection();
    getStyleClass().add("versions");
    table.setId("versions");
    table.setAccessibleText("Versions");
    table.setRoot(root);
    table.setShowRoot(false);
    table.setEditable(true);
    Label empty = new Label();
    empty.textProperty().bind(model.emptyText());
    empty.setWrapText(true);
    table.setPlaceholder(empty);
    table.setRowFactory(t -> row());
    columns = new VersionColumns(table, model, session, fontSize);
    ColumnWidths.fill(table, columns.decision());
    search.setId("version-search");
    search.setPromptText("Find in prompts, replies and code");
    search.setAccessibleText("Find in prompts, replies and code");
    search.textProperty().bindBidirectional(model.search());
    search.setVisible(false);
    search.setManaged(false);
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::searchKey);
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().addAll(search, table);

    model.rows().addListener((ListChangeListener<VersionRow>) change -> fill());
    model.filter().addListener((o, before, now) -> fillAnew());
    model.search().addListener((o, before, now) -> fillAnew());
    // A tree is sorted as a list, with all its rows on one level, and not by the table itself.
    table.setOnSort(
        event -> {
          event.consume();
          fillAnew();
        });
    fill();
    selection.selected().addListener((o, before, now) -> mark());
    selection.compared().addListener((o, before, now) -> markRows());
    selection.reply().addListener((o, before, now) -> mark());
    table.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> chosen(now));
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    RowMenu.byKey(
        table,
        ".tree-table-row-cell",
        () -> table.getFocusModel().getFocusedIndex(),
        row ->
            row instanceof VersionTableRow its && isVersion(its)
                ? Optional.of(menuOf(its))
                : Optional.empty());
  }

  private ContextMenu menuOf(TreeTableRow<ShownVersion> row) {
    if (row.getContextMenu() == null) {
      row.setContextMenu(menu(row));
    }
    return row.getContextMenu();
  }

  /** Size of the window's text, px. */
  public DoubleProperty fontSizeProperty() {
    return fontSize;
  }

  private void fillAnew() {
    clear();
    fill();
  }

  /** The selection goes first: the table fails at the next one if a selected row was taken away. */
  private void clear() {
    table.getSelectionModel().clearSelection();
    items.clear();
    root.getChildren().clear();
  }

  private void fill() {
    if (items.size() > model.rows().size()) {
      clear();
    }
    for (VersionRow row : model.rows()) {
      TreeItem<ShownVersion> item = items.get(row.id());
      if (!model.shows(row)) {
        if (item != null) {
          fillAnew();
          return;
        }
        continue;
      }
      if (item == null) {
        item = new TreeItem<>(new ShownVersion(row));
        item.setExpanded(true);
        items.put(row.id(), item);
        // Sorted by a column it is a list: a tree has an order of its own.
        boolean listed = row.parent() == null || !table.getSortOrder().isEmpty();
        TreeItem<ShownVersion> parent = listed ? root : items.get(row.parent());
        (parent == null ? root : parent).getChildren().add(item);
      } else {
        item.getValue().rowProperty().set(row);
      }
    }
    if (!table.getSortOrder().isEmpty()) {
      root.getChildren().sort(columns.order());
    }
    mark();
  }

  /** Opens the search, or goes back to it. */
  public void find() {
    search.setVisible(true);
    search.setManaged(true);
    search.requestFocus();
    search.selectAll();
  }

  private void searchKey(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      search.clear();
      search.setVisible(false);
      search.setManaged(false);
      table.requestFocus();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.DOWN) {
      table.requestFocus();
      event.consume();
    }
  }

  /** The columns that can be shown and hidden. */
  public VersionColumns columns() {
    return columns;
  }

  private void mark() {
    TreeItem<ShownVersion> item = shown();
    TreeItem<ShownVersion> now = table.getSelectionModel().getSelectedItem();
    if (item == null) {
      table.getSelectionModel().clearSelection();
    } else if (!item.equals(now)) {
      table.getSelectionModel().select(item);
      reveal();
      // A row that has just come is known to the table's flow from the next layout on.
      placed.start();
    }
  }

  private boolean revealPlaced() {
    reveal();
    return false;
  }

  /** The table's own scrollTo would move the row to the top; this moves as little as needed. */
  private void reveal() {
    TreeItem<ShownVersion> item = shown();
    int row = item == null ? -1 : table.getRow(item);
    if (row >= 0 && table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      flow.scrollTo(row);
    }
  }

  /** The row of what is shown: a version, or a reply that gave none. */
  private @Nullable TreeItem<ShownVersion> shown() {
    Selection.Reply reply = selection.reply().get();
    if (reply == null) {
      return items.get(selection.selected().get());
    }
    return items.values().stream()
        .filter(item -> reply.equals(item.getValue().row().refused()))
        .findFirst()
        .orElse(null);
  }

  private void chosen(@Nullable TreeItem<ShownVersion> item) {
    if (item == null || item.equals(shown())) {
      return;
    }
    Selection.Reply refused = item.getValue().row().refused();
    if (refused == null) {
      selection.select(item.getValue().row().id());
    } else {
      selection.look(refused);
    }
  }

  private void key(KeyEvent event) {
    TreeItem<ShownVersion> focused = table.getFocusModel().getFocusedItem();
    if (focused == null || table.getEditingCell() != null) {
      return;
    }
    VersionRow row = focused.getValue().row();
    if (event.getCode() == KeyCode.R && !event.isShortcutDown()) {
      onReplies.run();
      event.consume();
    }
    if (row.refused() != null) {
      return;
    }
    if (event.getCode() == KeyCode.SPACE && event.isShortcutDown()) {
      selection.compare(row.id());
      event.consume();
    } else if (event.getCode() == KeyCode.S && !event.isShortcutDown()) {
      model.star(row.id(), !row.mark().starred());
      event.consume();
    } else if (event.getCode() == KeyCode.E && !event.isShortcutDown()) {
      selection.overlay(row.id());
      event.consume();
    } else if (event.getCode() == KeyCode.N && !event.isShortcutDown()) {
      editNote(focused);
      event.consume();
    }
  }

  /** Only the marks: a refresh of the table would make and style each row anew. */
  private void markRows() {
    for (Node row : table.lookupAll(".tree-table-row-cell")) {
      ((VersionTableRow) row).mark();
    }
  }

  private void editNote(TreeItem<ShownVersion> item) {
    table.edit(table.getRow(item), columns.decision());
  }

  private TreeTableRow<ShownVersion> row() {
    TreeTableRow<ShownVersion> row = new VersionTableRow();
    row.addEventFilter(
        MouseEvent.MOUSE_PRESSED,
        event -> {
          if (event.getButton() == MouseButton.PRIMARY
              && event.isShortcutDown()
              && isVersion(row)) {
            selection.compare(row.getItem().row().id());
            event.consume();
          } else if (event.getButton() == MouseButton.SECONDARY) {
            // The menu speaks of the version under it and of the one that is shown.
            event.consume();
          }
        });
    // Made when it is first asked for: a menu is a window of its own, and there are many rows.
    row.addEventFilter(
        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
        event -> {
          if (!isVersion(row)) {
            event.consume();
          } else {
            menuOf(row);
          }
        });
    return row;
  }

  private static boolean isVersion(TreeTableRow<ShownVersion> row) {
    return !row.isEmpty() && row.getItem().row().refused() == null;
  }

  private ContextMenu menu(TreeTableRow<ShownVersion> row) {
    MenuItem branch = new MenuItem("Continue from here");
    branch.setOnAction(e -> session.continueFrom(row.getItem().row().id()));
    MenuItem compare = new MenuItem();
    compare.setOnAction(e -> selection.compare(row.getItem().row().id()));
    MenuItem parent = new MenuItem();
    parent.setOnAction(
        e -> {
          VersionRow its = row.getItem().row();
          if (its.parent() != null) {
            selection.pair(its.id(), its.parent());
          }
        });
    MenuItem original = new MenuItem("Compare with the original");
    original.setOnAction(e -> selection.pair(row.getItem().row().id(), 0));
    MenuItem more = new MenuItem("Measure more, to ±1 %");
    more.setOnAction(e -> session.measureMore(row.getItem().row().id()));
    MenuItem growth = new MenuItem("Measure its growth");
    growth.setOnAction(
        e -> {
          int id = row.getItem().row().id();
          boolean among =
              Objects.equals(id, selection.selected().get())
                  || Objects.equals(id, selection.compared().get());
          if (!among) {
            selection.select(id);
          }
          onGrowth.run();
        });
    MenuItem replies = new MenuItem("Replies of its step, side by side (R)");
    replies.setOnAction(
        e -> {
          selection.select(row.getItem().row().id());
          onReplies.run();
        });
    MenuItem star = new MenuItem();
    star.setOnAction(
        e -> model.star(row.getItem().row().id(), !row.getItem().row().mark().starred()));
    MenuItem overlay = new MenuItem();
    overlay.setOnAction(e -> selection.overlay(row.getItem().row().id()));
    MenuItem note = new MenuItem("Note… (N)");
    note.setOnAction(e -> editNote(row.getTreeItem()));
    ContextMenu menu =
        new ContextMenu(
            branch,
            new SeparatorMenuItem(),
            compare,
            parent,
            original,
            replies,
            new SeparatorMenuItem(),
            more,
            growth,
            new SeparatorMenuItem(),
            overlay,
            star,
            note);
    menu.setOnShowing(
        e -> {
          VersionRow its = row.getItem().row();
          Integer shown = selection.selected().get();
          boolean other = shown != null && shown != its.id();
          compare.setText(
              other
                  ? "Compare with v" + shown + ", which is shown"
                  : "Compare (this version is shown)");
          compare.setDisable(!other);
          parent.setText(
              "Compare with its parent" + (its.parent() == null ? "" : ", v" + its.parent()));
          parent.setDisable(its.parent() == null);
          original.setDisable(its.id() == 0);
          overlay.setText(its.overlaid() ? "Hide in the charts (E)" : "Show in the charts (E)");
          star.setText(its.mark().starred() ? "Unstar (S)" : "Star (S)");
        });
    return menu;
  }

  /** A row that shows whether its version is compared or the best. */
  private final class VersionTableRow extends TreeTableRow<ShownVersion> {
    private Subscription content = Subscription.EMPTY;

    /** Empty rows fill the rest of the table; their cells are made with the first version. */
    @Override
    protected Skin<?> createDefaultSkin() {
      return isEmpty() ? new SkinBase<VersionTableRow>(this) {} : super.createDefaultSkin();
    }

    @Override
    protected void updateItem(@Nullable ShownVersion version, boolean empty) {
      super.updateItem(version, empty);
      if (!empty && getSkin() != null && !(getSkin() instanceof TreeTableRowSkin)) {
        setSkin(super.createDefaultSkin());
      }
      content.unsubscribe();
      content =
          version == null || empty
              ? Subscription.EMPTY
              : version.rowProperty().subscribe(() -> mark());
      mark();
    }

    void mark() {
      VersionRow row = isEmpty() ? null : getItem().row();
      boolean compared = row != null && Objects.equals(row.id(), selection.compared().get());
      pseudoClassStateChanged(COMPARED, compared);
      pseudoClassStateChanged(BEST, row != null && row.best());
    }
  }
}
