// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.profile;

import dev.afterburner.workbench.chart.curve.CurveView;
import dev.afterburner.workbench.profile.Calls;
import dev.afterburner.workbench.profile.Profile;
import dev.afterburner.workbench.profile.ProfileFormat;
import dev.afterburner.workbench.profile.Stretches.Span;
import dev.afterburner.workbench.ui.chart.CurveChart;
import dev.afterburner.workbench.ui.chart.FlameChart;
import dev.afterburner.workbench.ui.fx.Tabs;
import dev.afterburner.workbench.ui.fx.Tips;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What was profiled, as a flame graph, as calls, and as lines beside the memory curve. */
public final class ProfilePane extends VBox {

  private final ProfileViewModel model;
  private final FlameChart flame;
  private final CurveChart curve;
  private final ToggleButton timed = new ToggleButton("In time order");
  private final TextField search = new TextField();
  private final Label found = new Label();
  private final TableView<Profile.Line> lines;
  private final TableView<Calls.Row> functions = ProfileTables.functions();
  private final TableView<Calls.Row> callers = ProfileTables.beside("profile-callers", "Callers");
  private final TableView<Calls.Row> callees = ProfileTables.beside("profile-callees", "Callees");
  private List<String> source = List.of();

  /**
   * A pane.
   *
   * @param onLine shows a line of the code
   * @param onSave saves the profile that is shown
   */
  public ProfilePane(
      ProfileViewModel model, IntConsumer onLine, BiConsumer<ShownProfile, ProfileFormat> onSave) {
    this.model = model;
    getStyleClass().add("profile");
    flame =
        new FlameChart(
            "Flame graph", "No profile yet. Profile runs the program some times to make one.");
    flame.setId("flame-chart");
    flame.setOnShow(
        name -> {
          if (name.line() > 0) {
            onLine.accept(name.line());
          }
        });
    curve = new CurveChart("Memory of the last profiled run", ShownProfile.NO_CURVE);
    curve.setId("profile-curve");
    curve.viewProperty().addListener((o, before, now) -> choose(now));
    lines = ProfileTables.lines(() -> source);
    lines.setRowFactory(table -> row(onLine));
    lines
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((o, before, now) -> model.point(now == null ? 0 : now.line()));
    functions
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((o, before, now) -> beside(now));
    for (TableView<Calls.Row> table : List.of(callers, callees)) {
      table.setOnMouseClicked(
          event -> {
            if (event.getClickCount() == 2) {
              follow(table.getSelectionModel().getSelectedItem());
            }
          });
    }
    TabPane parts =
        new TabPane(
            Tabs.tab("Flame graph", flamePart()),
            Tabs.tab("Calls", callsPart()),
            Tabs.tab("Lines and memory", linesPart()));
    parts.setId("profile-parts");
    parts.setAccessibleText("Flame graph, calls, lines and memory");
    parts.getStyleClass().add("chart-tabs");
    VBox.setVgrow(parts, Priority.ALWAYS);
    Label summary = new Label();
    summary.setId("profile-summary");
    summary.getStyleClass().add("muted");
    summary.setWrapText(true);
    summary.setMinHeight(Region.USE_PREF_SIZE);
    summary.textProperty().bind(model.summary());
    shownWhile(summary, model.summary().isNotEmpty());
    getChildren().addAll(asking(onSave), working(), summary, parts);
    model.shown().addListener((o, before, now) -> show(now));
    model.lines().addListener((o, before, now) -> lines.getItems().setAll(now));
    model
        .spans()
        .addListener(
            (o, before, now) ->
                curve.setSpans(
                    now.stream()
                        .filter(span -> span.toNanos() > span.fromNanos())
                        .map(
                            span ->
                                new CurveView.Range(
                                    (double) span.fromNanos(), (double) span.toNanos()))
                        .toList()));
    show(model.shown().get());
  }

  /** The flame graph, for those who save it. */
  public FlameChart flame() {
    return flame;
  }

  /** The memory curve of the profiled run. */
  public CurveChart curve() {
    return curve;
  }

  private FlowPane asking(BiConsumer<ShownProfile, ProfileFormat> onSave) {
    Button run = new Button();
    run.setId("profile-run");
    run.getStyleClass().add("compact");
    run.textProperty().bind(model.action());
    run.disableProperty().bind(model.possible().not());
    Tips.on(run, "Profile what is in the editor, in runs that count for no figure (F11)");
    run.setOnAction(e -> model.run());
    HBox costs = new HBox();
    costs.getStyleClass().add("profile-costs");
    ToggleGroup group = new ToggleGroup();
    for (Cost cost : Cost.values()) {
      ToggleButton choice = new ToggleButton(cost.words());
      choice.setId("cost-" + cost.name().toLowerCase(Locale.ROOT));
      choice.getStyleClass().add("compact");
      choice.setToggleGroup(group);
      choice.setSelected(model.cost().get() == cost);
      Tips.on(choice, "Beside the lines in the editor: " + cost.meaning());
      choice.setOnAction(
          e -> {
            choice.setSelected(true);
            model.cost().set(cost);
          });
      model.cost().addListener((o, before, now) -> choice.setSelected(now == cost));
      costs.getChildren().add(choice);
    }
    MenuButton save = new MenuButton("Save");
    save.setId("profile-save");
    save.getStyleClass().add("compact");
    save.disableProperty().bind(model.shown().isNull());
    for (ProfileFormat format : ProfileFormat.values()) {
      MenuItem item = new MenuItem(words(format));
      item.setId(format.name());
      item.setOnAction(
          e -> {
            ShownProfile now = model.shown().get();
            if (now != null) {
              onSave.accept(now, format);
            }
          });
      save.getItems().add(item);
    }
    FlowPane line = new FlowPane(run, costs, save);
    line.getStyleClass().add("profile-line");
    line.setAlignment(Pos.CENTER_LEFT);
    shownWhile(line, model.progress().isEmpty());
    return line;
  }

  /** What a format is called in menus. */
  public static String words(ProfileFormat format) {
    return switch (format) {
      case SPEEDSCOPE -> "For speedscope (JSON)…";
      case COLLAPSED -> "Collapsed stacks…";
      case PPROF -> "For pprof…";
      case TABLE -> "Table of lines (TSV)…";
    };
  }

  private HBox working() {
    Label what = new Label();
    what.setId("profile-progress");
    what.textProperty().bind(model.progress());
    what.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(what, Priority.ALWAYS);
    Button stop = new Button("Stop");
    stop.setId("profile-stop");
    stop.getStyleClass().add("compact");
    stop.setMinWidth(Region.USE_PREF_SIZE);
    stop.setAccessibleText("Stop profiling");
    stop.setOnAction(e -> model.stop());
    HBox line = new HBox(what, stop);
    line.getStyleClass().add("profile-line");
    line.setAlignment(Pos.CENTER_LEFT);
    shownWhile(line, model.progress().isNotEmpty());
    return line;
  }

  private VBox flamePart() {
    search.setId("flame-search");
    search.setPromptText("Search functions and files");
    search.setAccessibleText("Search the flame graph");
    search.setPrefColumnCount(16);
    search
        .textProperty()
        .addListener(
            (o, before, now) -> {
              flame.setSearch(now);
              showFound();
            });
    found.getStyleClass().add("muted");
    timed.setId("flame-timed");
    timed.getStyleClass().add("compact");
    Tips.on(timed, "The last run from left to right; else equal stacks together, heaviest left");
    timed.setOnAction(e -> showFlame());
    FlowPane line = new FlowPane(search, timed, found);
    line.getStyleClass().add("profile-line");
    line.setAlignment(Pos.CENTER_LEFT);
    VBox.setVgrow(flame, Priority.ALWAYS);
    VBox part = new VBox(line, flame);
    part.getStyleClass().add("profile-part");
    return part;
  }

  private SplitPane callsPart() {
    SplitPane below = new SplitPane(callers, callees);
    SplitPane all = new SplitPane(functions, below);
    all.setOrientation(Orientation.VERTICAL);
    all.setDividerPositions(0.55);
    return all;
  }

  private SplitPane linesPart() {
    SplitPane all = new SplitPane(curve, lines);
    all.setOrientation(Orientation.VERTICAL);
    all.setDividerPositions(0.5);
    return all;
  }

  private TableRow<Profile.Line> row(IntConsumer onLine) {
    TableRow<Profile.Line> row = new TableRow<>();
    row.hoverProperty()
        .addListener(
            (o, before, now) -> {
              Profile.Line line = row.getItem();
              Profile.Line chosen = lines.getSelectionModel().getSelectedItem();
              if (line != null) {
                model.point(now ? line.line() : chosen == null ? 0 : chosen.line());
              }
            });
    row.setOnMouseClicked(
        event -> {
          Profile.Line line = row.getItem();
          if (event.getClickCount() == 2 && line != null) {
            onLine.accept(line.line());
          }
        });
    return row;
  }

  private void show(@Nullable ShownProfile now) {
    source = now == null ? List.of() : now.code().lines().toList();
    lines.getItems().setAll(model.lines().get());
    functions.getItems().setAll(now == null ? List.of() : now.calls().functions());
    functions.getSelectionModel().selectFirst();
    if (now != null) {
      curve.setModel(now.curve());
    }
    showFlame();
  }

  private void showFlame() {
    ShownProfile now = model.shown().get();
    if (now != null) {
      flame.setModel(timed.isSelected() ? now.timed() : now.heavy());
      showFound();
    }
  }

  private void showFound() {
    found.setText(
        search.getText().isBlank()
            ? ""
            : String.format(Locale.ROOT, "%.1f %% of the time", 100 * flame.model().foundShare()));
  }

  private void choose(CurveView view) {
    ShownProfile now = model.shown().get();
    CurveView.Range range = view.range();
    if (now == null || range == null || now.curve().series().isEmpty()) {
      model.choose(null);
      return;
    }
    double unit = view.relative() ? now.curve().series().getFirst().data().endNanos() : 1;
    model.choose(new Span(Math.round(range.low() * unit), Math.round(range.high() * unit)));
  }

  private void beside(Calls.@Nullable Row chosen) {
    ShownProfile now = model.shown().get();
    if (now == null || chosen == null) {
      callers.getItems().clear();
      callees.getItems().clear();
    } else {
      callers.getItems().setAll(now.calls().callers(chosen.function()));
      callees.getItems().setAll(now.calls().callees(chosen.function()));
    }
  }

  private void follow(Calls.@Nullable Row chosen) {
    functions.getItems().stream()
        .filter(row -> chosen != null && row.function().equals(chosen.function()))
        .findFirst()
        .ifPresent(
            row -> {
              functions.getSelectionModel().select(row);
              functions.scrollTo(row);
            });
  }

  private static void shownWhile(Node node, ObservableValue<Boolean> condition) {
    node.visibleProperty().bind(condition);
    node.managedProperty().bind(condition);
  }
}
