// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.problems;

import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.ProblemQuery;
import dev.afterburner.workbench.ui.fx.Icons;
import dev.afterburner.workbench.ui.fx.Names;
import dev.afterburner.workbench.ui.fx.NoticeLines;
import java.io.File;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The problem browser: search field, filters, and a row a problem. */
public final class ProblemsView extends VBox {

  /** Narrower, the key would stand on the prompt. */
  private static final double HINTED = 200;

  private static final double LONGEST_CHIP = 200;
  private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

  private final ProblemsViewModel model;
  private final Consumer<String> opener;
  private final TextField search = new TextField();
  private final ListView<Listing> list = new ListView<>();

  /**
   * @param imports takes files that are dropped here
   * @param opened id of the problem that is open
   * @param opener opens a problem
   */
  public ProblemsView(
      ProblemsViewModel model,
      ImportViewModel imports,
      ReadOnlyObjectProperty<@Nullable String> opened,
      Consumer<String> opener) {
    this.model = model;
    this.opener = opener;
    getStyleClass().add("problems");
    list.setId("problems");
    list.setAccessibleText("Problems");
    // A list of its own: replacing rows moves the selection, which must not open another problem.
    ObservableList<Listing> shown = FXCollections.observableArrayList(model.rows());
    list.setItems(shown);
    list.setCellFactory(v -> new ProblemCell(model.bests().ever()));
    Label empty = new Label();
    empty.setWrapText(true);
    empty.textProperty().bind(model.emptyText());
    list.setPlaceholder(empty);
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren()
        .addAll(
            searchField(),
            narrowing(),
            importLine(imports),
            new NoticeLines(model.notices()),
            list,
            cutLine());
    acceptFiles(imports);

    list.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> open(now));
    opened.addListener(
        (o, before, now) -> {
          if (now != null) {
            model.reveal(now);
          }
          mark(now);
        });
    model
        .rows()
        .addListener(
            (ListChangeListener<Listing>)
                change -> {
                  marking = true;
                  shown.setAll(model.rows());
                  mark(opened.get());
                });
    model.all().addListener((o, before, now) -> loaded(now));
    loaded(model.all().get());
    mark(opened.get());
  }

  /** Puts the cursor into the search field. */
  public void focusSearch() {
    search.requestFocus();
    search.selectAll();
  }

  /** What is brought in at the moment, with a way to stop it. */
  private static HBox importLine(ImportViewModel imports) {
    Label what = new Label();
    what.setId("import-progress");
    what.textProperty().bind(imports.progress());
    what.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(what, Priority.ALWAYS);
    Button stop = new Button("Stop");
    stop.getStyleClass().addAll("flat", "compact");
    stop.setMinWidth(Region.USE_PREF_SIZE);
    stop.setAccessibleText("Stop the import");
    stop.setOnAction(e -> imports.stop());
    HBox line = new HBox(what, stop);
    line.getStyleClass().add("import-line");
    line.visibleProperty().bind(imports.progress().isNotEmpty());
    line.managedProperty().bind(line.visibleProperty());
    return line;
  }

  private Label cutLine() {
    Label line =
        new Label(
            "The first "
                + ProblemsViewModel.MOST
                + " are shown. More words or a filter narrow them.");
    line.getStyleClass().addAll("muted", "cut-line");
    line.setWrapText(true);
    line.visibleProperty().bind(model.cutOff());
    line.managedProperty().bind(line.visibleProperty());
    return line;
  }

  /** Files of problems may be dropped anywhere on this pane. */
  private void acceptFiles(ImportViewModel imports) {
    setOnDragOver(
        event -> {
          if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
          }
          event.consume();
        });
    setOnDragEntered(event -> pseudoClassStateChanged(DROP, event.getDragboard().hasFiles()));
    setOnDragExited(event -> pseudoClassStateChanged(DROP, false));
    setOnDragDropped(
        event -> {
          boolean any = event.getDragboard().hasFiles();
          if (any) {
            imports.take(event.getDragboard().getFiles().stream().map(File::toPath).toList());
          }
          event.setDropCompleted(any);
          event.consume();
        });
  }

  private StackPane searchField() {
    search.setId("search");
    search.setAccessibleText("Search problems");
    search.textProperty().bindBidirectional(model.query());
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::searchKey);
    Label hint = new Label("Ctrl+F");
    hint.getStyleClass().add("key-hint");
    hint.setMouseTransparent(true);
    hint.visibleProperty()
        .bind(search.textProperty().isEmpty().and(search.widthProperty().greaterThan(HINTED)));
    StackPane field = new StackPane(search, hint);
    field.getStyleClass().add("search");
    return field;
  }

  private void searchKey(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN) {
      list.requestFocus();
      if (list.getSelectionModel().isEmpty()) {
        list.getSelectionModel().selectFirst();
      }
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
      search.clear();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && !model.rows().isEmpty()) {
      list.getSelectionModel().select(0);
    }
  }

  /** The filters and the order, and below them what is chosen. */
  private VBox narrowing() {
    FilterPopover popover = new FilterPopover(model);
    Button open = new Button("Filter");
    open.setId("filters");
    open.getStyleClass().addAll("chip");
    open.setMinWidth(Region.USE_PREF_SIZE);
    open.setAccessibleText("Filter the problems");
    open.setOnAction(e -> popover.show(open));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(open, gap, order());
    line.getStyleClass().add("filter-line");
    FlowPane chosen = new FlowPane();
    chosen.setId("chosen-filters");
    chosen.getStyleClass().add("chips");
    model.filters().wanted().addListener((o, before, now) -> fill(chosen));
    fill(chosen);
    return new VBox(line, chosen);
  }

  private void fill(FlowPane chosen) {
    List<Button> chips = model.filters().chips().stream().map(ProblemsView::chip).toList();
    chosen.getChildren().setAll(chips);
    chosen.setVisible(!chips.isEmpty());
    chosen.setManaged(!chips.isEmpty());
  }

  private static Button chip(ProblemFilters.Chip chip) {
    Button button = new Button(chip.text(), Icons.of(Icons.CLOSE));
    button.setContentDisplay(ContentDisplay.RIGHT);
    button.getStyleClass().addAll("chip", "chosen");
    button.setMaxWidth(LONGEST_CHIP);
    button.setAccessibleText("Remove filter: " + chip.text());
    button.setOnAction(e -> chip.away().run());
    return button;
  }

  private MenuButton order() {
    MenuButton menu = new MenuButton();
    menu.setId("problem-order");
    menu.getStyleClass().addAll("chip", "chip-menu");
    Names.withChoice(menu, "Sort problems by");
    for (ProblemQuery.Order order : ProblemQuery.Order.values()) {
      MenuItem item = new MenuItem(ProblemFilters.label(order));
      item.setOnAction(e -> model.filters().order(order));
      menu.getItems().add(item);
    }
    menu.textProperty()
        .bind(model.filters().wanted().map(now -> ProblemFilters.label(now.query().order())));
    return menu;
  }

  private void loaded(List<Listing> all) {
    search.setPromptText(ProblemsViewModel.prompt(all.size()));
  }

  private boolean marking;

  private void open(@Nullable Listing listing) {
    if (listing != null && !marking) {
      opener.accept(listing.id());
    }
  }

  /** Selects the row of the open problem without opening it again. */
  private void mark(@Nullable String id) {
    marking = true;
    try {
      for (Listing row : model.rows()) {
        if (Objects.equals(row.id(), id)) {
          if (!row.equals(list.getSelectionModel().getSelectedItem())) {
            list.getSelectionModel().select(row);
            // The list's own scrollTo moves rows that are seen already; this as little as needed.
            if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
              flow.scrollTo(model.rows().indexOf(row));
            }
          }
          return;
        }
      }
      list.getSelectionModel().clearSelection();
    } finally {
      marking = false;
    }
  }
}
