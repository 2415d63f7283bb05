// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.problems;

import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.problem.Facets;
import dev.afterburner.workbench.problem.ProblemQuery;
import dev.afterburner.workbench.problem.catalogue.Subset;
import dev.afterburner.workbench.problem.catalogue.Subset.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.MapChangeListener;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * Every filter in one place, with the number of problems behind each choice. A choice acts at once;
 * Escape and a click elsewhere close this.
 */
final class FilterPopover {

  private static final double COLUMN = 240;
  private static final double TAGS_HEIGHT = 236;

  private final ProblemsViewModel model;
  private final ProblemFilters filters;
  private final Popup popup = new Popup();
  private final FlowPane saved = new FlowPane();

  FilterPopover(ProblemsViewModel model) {
    this.model = model;
    this.filters = model.filters();
    popup.setAutoHide(true);
    popup.setHideOnEscape(true);
    saved.getStyleClass().add("saved-filters");
    model.saved().addListener((MapChangeListener<String, Subset>) change -> fillSaved());
    model
        .facets()
        .addListener(
            (o, before, now) -> {
              if (popup.isShowing()) {
                fill();
              }
            });
  }

  /** Shows below a node. */
  void show(Node below) {
    fill();
    Point2D corner = below.localToScreen(0, below.getLayoutBounds().getMaxY() + 4);
    popup.show(below, corner.getX(), corner.getY());
  }

  private void fill() {
    fillSaved();
    Label heading = new Label("Filter");
    heading.getStyleClass().add("strong");
    Button clear = new Button("Clear all");
    clear.setId("clear-filters");
    clear.getStyleClass().addAll("flat", "compact");
    clear.setOnAction(
        e -> {
          filters.clear();
          fill();
        });
    HBox columns = new HBox(choices(), tags());
    columns.getStyleClass().add("filter-columns");
    VBox content = new VBox(new HBox(heading, gap(), clear), columns, keeping());
    content.setId("filter-popover");
    content.getStyleClass().add("filter-popover");
    popup.getContent().setAll(content);
  }

  /** One of each, but for the difficulties. */
  private VBox choices() {
    Facets facets = model.facets().get();
    Subset now = filters.wanted().get();
    ProblemQuery query = now.query();
    VBox column = column();
    facets
        .difficulties()
        .forEach(
            (difficulty, count) -> {
              CheckBox box = new CheckBox(difficulty.label());
              box.setSelected(query.difficulties().contains(difficulty));
              box.selectedProperty()
                  .addListener((o, before, on) -> filters.difficulty(difficulty, on));
              column.getChildren().add(counted(box, count));
            });
    CheckBox references = new CheckBox("With references");
    references.setSelected(query.references() > 0);
    references.selectedProperty().addListener((o, before, on) -> filters.references(on));
    column.getChildren().add(counted(references, facets.withReferences()));
    one(column, "Data set", "filter-set", facets.sets(), query.set(), filters::set);
    if (!facets.splits().isEmpty()) {
      one(column, "Split", "filter-split", facets.splits(), query.split(), filters::split);
    }
    one(
        column,
        "Language",
        "filter-language",
        facets.languages(),
        query.language(),
        filters::language);
    ComboBox<Status> status = new ComboBox<>(FXCollections.observableArrayList(Status.values()));
    status.setId("filter-status");
    status.setConverter(words(ProblemFilters::label));
    status.setValue(now.status());
    status.valueProperty().addListener((o, before, chosen) -> filters.status(chosen));
    column.getChildren().add(named("Progress", status));
    return column;
  }

  /** As many tags as a set may have, found by typing. */
  private VBox tags() {
    Map<String, Integer> counts = model.facets().get().tags();
    TextField search = new TextField();
    search.setId("filter-tag-search");
    search.setPromptText("Find a tag");
    search.setAccessibleText("Find a tag");
    ListView<String> list = new ListView<>();
    list.setId("filter-tags");
    list.setAccessibleText("Tags");
    list.setPrefHeight(TAGS_HEIGHT);
    list.setFocusTraversable(false);
    Label none = new Label("No tag");
    none.getStyleClass().add("muted");
    list.setPlaceholder(none);
    list.setCellFactory(v -> new TagCell(counts));
    search
        .textProperty()
        .addListener((o, before, now) -> list.getItems().setAll(matching(counts, now)));
    list.getItems().setAll(matching(counts, ""));
    VBox column = column();
    column.getChildren().addAll(search, list);
    return column;
  }

  /** The chosen ones first, then the ones in use most. */
  private List<String> matching(Map<String, Integer> counts, String words) {
    String wanted = words.strip().toLowerCase(Locale.ROOT);
    List<String> chosen = filters.wanted().get().query().tags();
    List<String> found =
        new ArrayList<>(
            counts.keySet().stream()
                .filter(tag -> tag.toLowerCase(Locale.ROOT).contains(wanted))
                .toList());
    found.sort(
        Comparator.<String>comparingInt(tag -> chosen.contains(tag) ? 0 : 1)
            .thenComparing(tag -> -counts.getOrDefault(tag, 0))
            .thenComparing(tag -> tag));
    return found;
  }

  /** Names for what is chosen. */
  private VBox keeping() {
    Label heading = new Label("Saved filters");
    heading.getStyleClass().add("muted");
    TextField name = new TextField();
    name.setId("filter-name");
    name.setPromptText("Name");
    name.setAccessibleText("A name for this filter");
    HBox.setHgrow(name, Priority.ALWAYS);
    Button save = new Button("Save filter");
    save.setId("filter-save");
    save.getStyleClass().add("compact");
    save.setMinWidth(Region.USE_PREF_SIZE);
    save.disableProperty().bind(name.textProperty().map(String::isBlank));
    Runnable keep =
        () -> {
          if (!name.getText().isBlank()) {
            model.save(name.getText());
            name.clear();
          }
        };
    save.setOnAction(e -> keep.run());
    name.setOnAction(e -> keep.run());
    HBox line = new HBox(name, save);
    line.getStyleClass().add("filter-line");
    VBox box = new VBox(heading, saved, line);
    box.getStyleClass().add("filter-keeping");
    return box;
  }

  private void fillSaved() {
    List<Node> names = new ArrayList<>();
    model
        .saved()
        .forEach(
            (name, subset) -> {
              Button take = new Button(name);
              take.getStyleClass().add("chip");
              take.setMaxWidth(COLUMN);
              take.setAccessibleText("Show the problems of " + name);
              take.setOnAction(
                  e -> {
                    filters.take(subset);
                    fill();
                  });
              Button forget = new Button("Delete");
              forget.getStyleClass().addAll("flat", "compact", "muted");
              forget.setMinWidth(Region.USE_PREF_SIZE);
              forget.setAccessibleText("Delete the filter " + name);
              forget.setOnAction(e -> model.forget(name));
              HBox pair = new HBox(take, forget);
              pair.getStyleClass().add("filter-pair");
              names.add(pair);
            });
    saved.getChildren().setAll(names);
    saved.setVisible(!names.isEmpty());
    saved.setManaged(!names.isEmpty());
  }

  private static void one(
      VBox column,
      String title,
      String id,
      Map<String, Integer> counts,
      String chosen,
      Consumer<String> choose) {
    ComboBox<String> box = new ComboBox<>();
    box.setId(id);
    box.getItems().add("");
    box.getItems().addAll(counts.keySet());
    if (!box.getItems().contains(chosen)) {
      box.getItems().add(chosen);
    }
    box.setConverter(
        words(
            value ->
                value.isEmpty()
                    ? "Any"
                    : value + " · " + Figures.count(counts.getOrDefault(value, 0))));
    box.setValue(chosen);
    box.valueProperty().addListener((o, before, now) -> choose.accept(now));
    column.getChildren().add(named(title, box));
  }

  private static HBox named(String title, ComboBox<?> box) {
    box.setPrefWidth(COLUMN * 0.64);
    box.setVisibleRowCount(12);
    box.getStyleClass().add("compact");
    Label label = new Label(title);
    label.setLabelFor(box);
    label.getStyleClass().add("muted");
    label.setMinWidth(Region.USE_PREF_SIZE);
    box.setAccessibleText(title);
    HBox line = new HBox(label, gap(), box);
    line.getStyleClass().add("filter-line");
    return line;
  }

  private static HBox counted(CheckBox box, int count) {
    Label number = new Label(Figures.count(count));
    number.getStyleClass().addAll("muted", "figure");
    box.setAccessibleText(box.getText() + ", " + number.getText());
    HBox line = new HBox(box, gap(), number);
    line.getStyleClass().add("filter-line");
    return line;
  }

  private static VBox column() {
    VBox column = new VBox();
    column.getStyleClass().add("filter-column");
    column.setPrefWidth(COLUMN);
    return column;
  }

  private static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }

  private static <T> StringConverter<T> words(Function<T, String> words) {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable T value) {
        return value == null ? "" : words.apply(value);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException("nothing is typed here");
      }
    };
  }

  /** A tag that can be chosen, with its count. */
  private final class TagCell extends ListCell<String> {
    private final Map<String, Integer> counts;
    private final CheckBox box = new CheckBox();
    private final Label number = new Label();
    private final HBox line = new HBox(box, gap(), number);

    TagCell(Map<String, Integer> counts) {
      this.counts = counts;
      number.getStyleClass().addAll("muted", "figure");
      number.setMinWidth(Region.USE_PREF_SIZE);
      line.getStyleClass().add("filter-line");
      box.setOnAction(e -> filters.tag(getItem(), box.isSelected()));
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable String tag, boolean empty) {
      super.updateItem(tag, empty);
      if (empty || tag == null) {
        setGraphic(null);
        return;
      }
      box.setText(tag);
      box.setSelected(filters.wanted().get().query().tags().contains(tag));
      number.setText(Figures.count(counts.getOrDefault(tag, 0)));
      setGraphic(line);
    }
  }
}
