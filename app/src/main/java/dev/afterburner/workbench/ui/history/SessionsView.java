// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import dev.afterburner.workbench.export.SessionSum;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.store.SessionFile;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.ui.fx.ColumnWidths;
import dev.afterburner.workbench.ui.fx.NumberCell;
import dev.afterburner.workbench.ui.fx.RowMenu;
import dev.afterburner.workbench.ui.fx.Tips;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.converter.DefaultStringConverter;
import org.jspecify.annotations.Nullable;

/** The stored sessions: a double click or Enter opens one, F2 names it, Delete takes it away. */
public final class SessionsView extends VBox {

  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final DateTimeFormatter STARTED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

  private final SessionsViewModel model;
  private final SessionPairViewModel pair;
  private final Function<String, Optional<Path>> whereTo;
  private final TableView<SessionStore.Entry> table = new TableView<>();
  private final TableColumn<SessionStore.Entry, String> name;
  private final Label total = new Label();

  /**
   * @param pair compares two
   * @param title the title of a problem
   * @param language the name of a language
   * @param whereTo asks for a file to write, with a name to begin with
   * @param whereFrom asks for a file to read
   */
  public SessionsView(
      SessionsViewModel model,
      SessionPairViewModel pair,
      UnaryOperator<String> title,
      UnaryOperator<String> language,
      Function<String, Optional<Path>> whereTo,
      Supplier<Optional<Path>> whereFrom) {
    this.model = model;
    this.pair = pair;
    this.whereTo = whereTo;
    getStyleClass().add("sessions");
    table.setId("sessions");
    table.setAccessibleText("Sessions");
    table.setItems(model.rows());
    table.setEditable(true);
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    Label empty = new Label("No sessions yet. Measure or Step starts one.");
    empty.setWrapText(true);
    table.setPlaceholder(empty);
    name = column("Name", 90, SessionStore.Entry::name);
    column("Problem", 112, e -> title.apply(e.problem()));
    column("Language", 78, e -> language.apply(e.language()));
    column("Objective", 80, SessionStore.Entry::objective);
    TableColumn<SessionStore.Entry, String> best =
        sum("Best", 62, s -> s.best().replaceFirst(" .*", ""));
    TableColumn<SessionStore.Entry, String> steps = sum("Steps", 66, SessionSum::progress);
    TableColumn<SessionStore.Entry, String> tokens =
        sum("Tokens", 62, s -> Figures.count(s.tokens()));
    TableColumn<SessionStore.Entry, String> cost = sum("Cost", 58, SessionSum::costText);
    TableColumn<SessionStore.Entry, String> started =
        column("Started", 142, e -> STARTED.format(e.startedAt()));
    List.of(best, steps, tokens, cost, started)
        .forEach(
            c -> {
              c.setMinWidth(c.getPrefWidth()); // never cut
              c.setCellFactory(_ -> new NumberCell<>());
            });
    ColumnWidths.fill(table, column("Model", 110, e -> modelName(e.model())));
    model.sums().changes().addListener((o, before, now) -> showSums());
    model.rows().addListener((ListChangeListener<SessionStore.Entry>) change -> showSums());
    editableName();
    table.setRowFactory(t -> new Row());
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    RowMenu.byKey(
        table,
        ".table-row-cell",
        () -> table.getFocusModel().getFocusedIndex(),
        row -> row instanceof Row its ? Optional.of(its.menuOfRow()) : Optional.empty());
    model.current().addListener((o, before, now) -> markRows());
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().addAll(bar(whereFrom), table);
  }

  private HBox bar(Supplier<Optional<Path>> whereFrom) {
    TextField search = new TextField();
    search.setId("session-filter");
    search.setPromptText("Filter by name, problem, language, objective, model");
    search.setAccessibleText("Filter sessions");
    search.textProperty().bindBidirectional(model.filter());
    HBox.setHgrow(search, Priority.ALWAYS);
    Label gone = new Label();
    gone.getStyleClass().add("muted");
    Button undo = new Button("Undo");
    undo.setId("undo-delete");
    undo.getStyleClass().add("compact");
    undo.setOnAction(e -> model.restore());
    HBox deleted = new HBox(gone, undo);
    deleted.getStyleClass().add("session-bar");
    Runnable show =
        () -> {
          SessionStore.Entry entry = model.deleted().get();
          deleted.setVisible(entry != null);
          deleted.setManaged(entry != null);
          gone.setText(entry == null ? "" : "Deleted " + title(entry));
        };
    model.deleted().addListener((o, before, now) -> show.run());
    show.run();
    Button bring = new Button("Import…");
    bring.setId("import-session");
    bring.getStyleClass().add("compact");
    bring.setOnAction(e -> whereFrom.get().ifPresent(model::importFrom));
    Button compare = new Button("Compare two");
    compare.setId("compare-sessions");
    compare.getStyleClass().add("compact");
    Tips.on(compare, "Select two sessions of one problem (Ctrl+click the second)");
    compare
        .disableProperty()
        .bind(Bindings.size(table.getSelectionModel().getSelectedItems()).isNotEqualTo(2));
    compare.setOnAction(e -> compare());
    total.setId("sessions-total");
    total.getStyleClass().add("muted");
    total.setMinWidth(Region.USE_PREF_SIZE);
    HBox bar = new HBox(search, total, deleted, compare, bring);
    bar.getStyleClass().add("session-bar");
    return bar;
  }

  private TableColumn<SessionStore.Entry, String> column(
      String title, double width, Function<SessionStore.Entry, String> text) {
    TableColumn<SessionStore.Entry, String> column = new TableColumn<>(title);
    column.setCellValueFactory(c -> new ReadOnlyStringWrapper(text.apply(c.getValue())));
    column.setPrefWidth(width);
    column.setMinWidth(56);
    column.setEditable(false);
    column.setReorderable(false);
    table.getColumns().add(column);
    return column;
  }

  /** A column of what has to be read from the whole session. */
  private TableColumn<SessionStore.Entry, String> sum(
      String title, double width, Function<SessionSum, String> text) {
    TableColumn<SessionStore.Entry, String> column = column(title, width, entry -> "");
    // The cells follow the numbers; their rows stay as they are.
    column.setCellValueFactory(
        cell ->
            Bindings.createStringBinding(
                () -> {
                  SessionSum sum = model.sums().of(cell.getValue());
                  return sum == null ? "…" : text.apply(sum);
                },
                model.sums().changes()));
    column.getStyleClass().add("numeric");
    return column;
  }

  private void showSums() {
    total.setText(model.total());
  }

  /** A model's own name, without the address of its server or the folders of its file. */
  static String modelName(String words) {
    String name = words.substring(Math.max(words.lastIndexOf('#'), -1) + 1);
    if (words.startsWith("gguf:")) {
      String path = words.replaceFirst("#.*", "");
      return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
    }
    return name.isEmpty() || !words.contains("#") ? words : name;
  }

  private void editableName() {
    name.setEditable(true);
    name.setCellFactory(_ -> new SessionName());
    name.setOnEditCommit(e -> model.rename(e.getRowValue(), e.getNewValue()));
  }

  /** A name that can be written anew. */
  private static final class SessionName extends TextFieldTableCell<SessionStore.Entry, String> {
    SessionName() {
      super(new DefaultStringConverter());
    }

    @Override
    public void startEdit() {
      super.startEdit();
      if (getGraphic() != null) {
        getGraphic().setAccessibleText("Name of the session");
      }
    }
  }

  private void key(KeyEvent event) {
    SessionStore.Entry entry = table.getSelectionModel().getSelectedItem();
    if (entry == null || table.getEditingCell() != null) {
      return;
    }
    if (event.getCode() == KeyCode.ENTER) {
      model.open(entry);
      event.consume();
    } else if (event.getCode() == KeyCode.DELETE) {
      model.delete(entry);
      event.consume();
    } else if (event.getCode() == KeyCode.F2) {
      table.edit(table.getSelectionModel().getSelectedIndex(), name);
      event.consume();
    }
  }

  /** The older one is the one that the other is measured against. */
  private void compare() {
    List<SessionStore.Entry> two =
        table.getSelectionModel().getSelectedItems().stream()
            .sorted(Comparator.comparing(SessionStore.Entry::startedAt))
            .toList();
    pair.compare(two.getFirst(), two.getLast());
  }

  /** Only the mark: a refresh of the table would make and style each row anew. */
  private void markRows() {
    for (Node row : table.lookupAll(".table-row-cell")) {
      ((Row) row).mark();
    }
  }

  private void export(SessionStore.Entry entry) {
    whereTo.apply(entry.id() + SessionFile.ENDING).ifPresent(file -> model.export(entry, file));
  }

  private static String title(SessionStore.Entry entry) {
    return entry.name().isEmpty() ? entry.problem() : "“" + entry.name() + "”";
  }

  /** A row with its menu; the open session's is marked. */
  private final class Row extends TableRow<SessionStore.Entry> {

    Row() {
      // Made when it is first asked for: a menu is a window of its own, and there are many rows.
      addEventFilter(
          ContextMenuEvent.CONTEXT_MENU_REQUESTED,
          e -> {
            if (!isEmpty()) {
              menuOfRow();
            }
          });
      addEventHandler(
          MouseEvent.MOUSE_CLICKED,
          e -> {
            if (e.getClickCount() == 2 && !isEmpty()) {
              model.open(getItem());
            }
          });
    }

    ContextMenu menuOfRow() {
      if (getContextMenu() == null) {
        setContextMenu(menu());
      }
      return getContextMenu();
    }

    private ContextMenu menu() {
      MenuItem open = new MenuItem("Open");
      open.setOnAction(e -> model.open(getItem()));
      MenuItem rename = new MenuItem("Rename… (F2)");
      rename.setOnAction(e -> table.edit(getIndex(), name));
      MenuItem duplicate = new MenuItem("Duplicate");
      duplicate.setOnAction(e -> model.duplicate(getItem()));
      MenuItem export = new MenuItem("Export…");
      export.setOnAction(e -> export(getItem()));
      MenuItem delete = new MenuItem("Delete");
      delete.setOnAction(e -> model.delete(getItem()));
      Menu compare = new Menu("Compare the version shown with…");
      ContextMenu menu =
          new ContextMenu(
              open, compare, rename, duplicate, export, new SeparatorMenuItem(), delete);
      menu.setOnShowing(e -> offer(compare));
      return menu;
    }

    /** The versions are read while the menu is open. */
    private void offer(Menu compare) {
      SessionStore.Entry entry = getItem();
      boolean comparable = entry != null && model.comparable(entry);
      compare.setDisable(!comparable);
      MenuItem reading = new MenuItem("Loading versions…");
      reading.setDisable(true);
      compare.getItems().setAll(reading);
      if (comparable) {
        model.versions(
            entry,
            found ->
                compare
                    .getItems()
                    .setAll(found.stream().map(version -> item(entry, version)).toList()));
      }
    }

    private MenuItem item(SessionStore.Entry entry, Version version) {
      String verdict = version.judgement() == null ? "" : version.judgement().verdict().words();
      MenuItem item = new MenuItem("v" + version.id() + "  " + verdict);
      item.setOnAction(e -> model.compareWith(entry, version));
      return item;
    }

    @Override
    protected void updateItem(SessionStore.@Nullable Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      mark();
    }

    void mark() {
      pseudoClassStateChanged(CURRENT, !isEmpty() && getItem().id().equals(model.current().get()));
    }
  }
}
