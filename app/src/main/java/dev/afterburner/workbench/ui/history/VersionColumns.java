// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.settings.WindowSettings;
import dev.afterburner.workbench.ui.fx.Icons;
import dev.afterburner.workbench.ui.fx.Names;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.DoubleProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.util.Callback;

/**
 * The columns of the version table: what they show, how they are sorted, and which of them are
 * there. Where room is short the least needed go, so that no number is cut.
 */
public final class VersionColumns {

  private static final double SCROLL_BAR = 14;
  private static final ToggleCell.Kind STAR =
      new ToggleCell.Kind(
          Icons.STAR,
          "Star",
          "star",
          "starred",
          row -> row.mark().starred(),
          "Star this version",
          "Unstar this version");
  private static final ToggleCell.Kind EYE =
      new ToggleCell.Kind(
          Icons.EYE,
          "Show in the charts, whatever is selected (E)",
          "eye",
          "overlaid",
          VersionRow::overlaid,
          "Show this version in the charts",
          "Hide this version in the charts");
  private static final String BEATS = "The share of the measured reference solutions that it beats";
  private static final String REWARD =
      "The reward that its reply would get in training, by the paper's formula; its parts are"
          + " under Rewards";

  private final TreeTableView<ShownVersion> table;
  private final VersionsViewModel model;
  private final SessionViewModel session;
  private final DoubleProperty fontSize;
  private final TreeTableColumn<ShownVersion, VersionRow> decision;

  /** Columns that a person can hide and show, by name; in the order in which they leave. */
  private final Map<String, TreeTableColumn<ShownVersion, ?>> optional = new LinkedHashMap<>();

  /** Names of those that are wanted. */
  private final Set<String> wanted = new HashSet<>();

  VersionColumns(
      TreeTableView<ShownVersion> table,
      VersionsViewModel model,
      SessionViewModel session,
      DoubleProperty fontSize) {
    this.table = table;
    this.model = model;
    this.session = session;
    this.fontSize = fontSize;
    decision = make();
  }

  TreeTableColumn<ShownVersion, VersionRow> decision() {
    return decision;
  }

  /** The names of the columns that can be hidden and shown. */
  public List<String> names() {
    return List.copyOf(optional.keySet());
  }

  /** Hides a column, or shows it where there is room. */
  public void toggle(String name) {
    if (!wanted.remove(name)) {
      wanted.add(name);
    }
    fit();
  }

  /** The order that the heads ask for. */
  Comparator<TreeItem<ShownVersion>> order() {
    Comparator<TreeItem<ShownVersion>> order = (_, _) -> 0;
    for (TreeTableColumn<ShownVersion, ?> column : table.getSortOrder()) {
      @SuppressWarnings("unchecked") // all columns hold rows
      Comparator<VersionRow> by = (Comparator<VersionRow>) column.getComparator();
      boolean down = column.getSortType() == TreeTableColumn.SortType.DESCENDING;
      order =
          order.thenComparing(
              (a, b) -> {
                int found = by.compare(a.getValue().row(), b.getValue().row());
                return down ? -found : found;
              });
    }
    return order;
  }

  private TreeTableColumn<ShownVersion, VersionRow> make() {
    TreeTableColumn<ShownVersion, VersionRow> version = column("Version", c -> new NameCell());
    // Wide enough for an edit by hand of a version some steps down.
    size(version, 128, 124);
    table.setTreeColumn(version);
    TreeTableColumn<ShownVersion, VersionRow> star =
        column("Star", c -> new ToggleCell(STAR, r -> model.star(r.id(), !r.mark().starred())));
    star.setId("stars");
    headed(star, Icons.of(Icons.STAR));
    size(star, 28, 28);
    star.setEditable(false);
    TreeTableColumn<ShownVersion, VersionRow> eye =
        column("Charts", c -> new ToggleCell(EYE, r -> session.selection().overlay(r.id())));
    eye.setId("eyes");
    headed(eye, Icons.of(Icons.EYE));
    size(eye, 26, 26);
    TreeTableColumn<ShownVersion, VersionRow> verdict =
        text("Verdict", 132, 104, VersionRow::verdict, r -> r.tone().style(), r -> "", false);
    filterBy(verdict);
    TreeTableColumn<ShownVersion, VersionRow> wall =
        figure("Time", 112, VersionRow::time, VersionColumns::bold, r -> r.origins().time());
    TreeTableColumn<ShownVersion, VersionRow> memory =
        figure("Memory", 72, VersionRow::memory, r -> "", r -> r.origins().memory());
    TreeTableColumn<ShownVersion, VersionRow> curve = column("Curve", c -> new SparkCell());
    size(curve, 66, 66);
    TreeTableColumn<ShownVersion, VersionRow> integral =
        figure("Integral", 80, VersionRow::integral, r -> "", r -> r.origins().integral());
    TreeTableColumn<ShownVersion, VersionRow> original = against(VersionRow::vsOriginal);
    TreeTableColumn<ShownVersion, VersionRow> parent = against(VersionRow::vsParent);
    TreeTableColumn<ShownVersion, VersionRow> last =
        column("Decision", c -> new DecisionCell(model));
    size(last, 152, 88);
    last.setEditable(true);
    TreeTableColumn<ShownVersion, VersionRow> beats =
        figure("Beats", 64, VersionRow::beats, r -> "", r -> BEATS);
    TreeTableColumn<ShownVersion, VersionRow> reward =
        figure("Reward", 64, VersionRow::reward, r -> "", r -> REWARD);
    // The decision is the last one, which takes the room that is left.
    table.getColumns().remove(last);
    table.getColumns().add(last);
    sorted(version, VersionRow::id);
    sorted(wall, r -> r.keys().time());
    sorted(memory, r -> r.keys().memory());
    sorted(integral, r -> r.keys().integral());
    sorted(original, r -> r.keys().vsOriginal());
    sorted(parent, r -> r.keys().vsParent());
    sorted(beats, r -> r.keys().beats());
    sorted(reward, r -> r.keys().reward());
    sorted(last, Comparator.comparing(VersionRow::decision));
    for (TreeTableColumn<ShownVersion, ?> column : List.of(star, eye, curve, verdict)) {
      column.setSortable(false);
    }
    table.getColumns().forEach(c -> c.setReorderable(false));
    optional.put("Integral", integral);
    optional.put("Curve", curve);
    optional.put("Against the parent", parent);
    optional.put("Memory", memory);
    optional.put("Time", wall);
    optional.put("Share of references beaten", beats);
    optional.put("Reward", reward);
    wanted.addAll(List.of("Integral", "Curve", "Against the parent", "Memory", "Time"));
    ContextMenu chooser = chooser();
    table.getColumns().forEach(c -> c.setContextMenu(chooser));
    Runnable fit =
        () -> {
          boolean time = session.choices().get().objective() == Figure.TIME;
          original.setText((time ? "Speed-up" : "Reduction") + " vs original");
          parent.setText((time ? "Speed-up" : "Reduction") + " vs parent");
          fit();
        };
    table.widthProperty().addListener((o, before, now) -> fit.run());
    session.choices().addListener((o, before, now) -> fit.run());
    fontSize.addListener((o, before, now) -> fit.run());
    table.getColumns().forEach(c -> c.minWidthProperty().addListener((o, before, now) -> fit()));
    fit.run();
    return last;
  }

  /** Which columns there are, in the menu of every head. */
  private ContextMenu chooser() {
    ContextMenu menu = new ContextMenu();
    for (String name : optional.keySet()) {
      CheckMenuItem item = new CheckMenuItem(name);
      item.setOnAction(e -> toggle(name));
      menu.getItems().add(item);
    }
    menu.setOnShowing(
        e ->
            menu.getItems()
                .forEach(
                    item -> ((CheckMenuItem) item).setSelected(wanted.contains(item.getText()))));
    return menu;
  }

  private void sorted(
      TreeTableColumn<ShownVersion, VersionRow> column, ToDoubleFunction<VersionRow> key) {
    // What has no value comes last, whatever the direction.
    sorted(
        column,
        (a, b) -> {
          double first = key.applyAsDouble(a);
          double second = key.applyAsDouble(b);
          boolean down = column.getSortType() == TreeTableColumn.SortType.DESCENDING;
          return Double.isNaN(first) || Double.isNaN(second)
              ? Boolean.compare(Double.isNaN(first), Double.isNaN(second)) * (down ? -1 : 1)
              : Double.compare(first, second);
        });
  }

  private static void sorted(
      TreeTableColumn<ShownVersion, VersionRow> column, Comparator<VersionRow> order) {
    column.setComparator(order);
    column.setSortable(true);
  }

  private static String bold(VersionRow row) {
    return row.best() ? "strong" : "";
  }

  /** Where room is short, columns go, the least needed first: a number is never cut. */
  private void fit() {
    TreeTableColumn<ShownVersion, ?> kept = optional.get(objective());
    double needed =
        table.getColumns().stream()
            .filter(c -> !optional.containsValue(c) || isWanted(c))
            .mapToDouble(TreeTableColumn::getMinWidth)
            .sum();
    for (TreeTableColumn<ShownVersion, ?> column : optional.values()) {
      boolean leaves = needed > table.getWidth() - SCROLL_BAR && !column.equals(kept);
      if (isWanted(column)) {
        needed -= leaves ? column.getMinWidth() : 0;
        column.setVisible(!leaves);
      } else {
        column.setVisible(false);
      }
    }
  }

  private boolean isWanted(TreeTableColumn<ShownVersion, ?> column) {
    return optional.entrySet().stream()
        .anyMatch(e -> e.getValue().equals(column) && wanted.contains(e.getKey()));
  }

  private String objective() {
    String word = session.choices().get().objective().id();
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private TreeTableColumn<ShownVersion, VersionRow> figure(
      String title,
      double least,
      Function<VersionRow, String> text,
      Function<VersionRow, String> style,
      Function<VersionRow, String> tip) {
    return text(title, least + 4, least, text, style, tip, true);
  }

  private TreeTableColumn<ShownVersion, VersionRow> against(
      Function<VersionRow, VersionRow.Against> found) {
    return text(
        "",
        152,
        146,
        r -> found.apply(r).text(),
        r -> found.apply(r).tone().style(),
        r -> found.apply(r).origin(),
        true);
  }

  private TreeTableColumn<ShownVersion, VersionRow> text(
      String title,
      double width,
      double least,
      Function<VersionRow, String> text,
      Function<VersionRow, String> style,
      Function<VersionRow, String> tip,
      boolean numeric) {
    TreeTableColumn<ShownVersion, VersionRow> column =
        column(title, c -> new TextCell(text, style, tip));
    if (numeric) {
      column.getStyleClass().add("numeric");
    }
    size(column, width, least);
    return column;
  }

  private TreeTableColumn<ShownVersion, VersionRow> column(
      String title,
      Callback<TreeTableColumn<ShownVersion, VersionRow>, TreeTableCell<ShownVersion, VersionRow>>
          cells) {
    TreeTableColumn<ShownVersion, VersionRow> column = new TreeTableColumn<>(title);
    column.setCellValueFactory(c -> c.getValue().getValue().rowProperty());
    column.setCellFactory(cells);
    column.setEditable(false);
    table.getColumns().add(column);
    return column;
  }

  /** Lets the head of the column choose which versions are shown. */
  private void filterBy(TreeTableColumn<ShownVersion, ?> column) {
    MenuButton menu = new MenuButton("Verdict");
    menu.setId("version-filter");
    menu.getStyleClass().addAll("flat", "compact", "in-head");
    Names.withChoice(menu, "Versions that are shown");
    for (VersionFilter filter : VersionFilter.values()) {
      MenuItem item = new MenuItem(filter.label());
      item.setOnAction(e -> model.filter().set(filter));
      menu.getItems().add(item);
    }
    model
        .filter()
        .addListener(
            (o, before, now) ->
                menu.setText(now == VersionFilter.ALL ? "Verdict" : now.label() + " only"));
    headed(column, menu);
  }

  /** The head shows something else than the column's name, which is said all the same. */
  private static void headed(TreeTableColumn<?, ?> column, Node shown) {
    column.setGraphic(shown);
    column.getStyleClass().add("picture-head");
  }

  /** Widths that are enough for the usual text; they grow with it. */
  private void size(TreeTableColumn<?, ?> column, double preferred, double least) {
    fontSize.subscribe(
        px -> {
          double scale = px.doubleValue() / WindowSettings.DEFAULT.fontSize();
          column.setMinWidth(0);
          column.setPrefWidth(Math.ceil(scale * preferred));
          column.setMinWidth(Math.ceil(scale * least));
        });
  }
}
