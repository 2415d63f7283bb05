// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.chart;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.ChartModel;
import dev.afterburner.workbench.chart.draw.LegendEntry;
import dev.afterburner.workbench.chart.draw.Palette;
import dev.afterburner.workbench.chart.draw.Pen;
import dev.afterburner.workbench.chart.draw.Plot;
import dev.afterburner.workbench.ui.fx.Tips;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;
import org.jspecify.annotations.Nullable;

/**
 * A chart in the window: its name, a remark and the menu of files above the plot, the legend below.
 * Colours are CSS properties that follow the theme.
 *
 * @param <M> what it shows
 */
public abstract class ChartControl<M extends ChartModel> extends VBox {

  private static final String DOWN = "M6 1v7M2.8 5.2 6 8.4l3.2-3.2M1.5 11h9";

  private static final String PAPER = "PAPER";
  private static final double LEAST_TITLE = 60;
  private static final double LEAST_PLOT = 84;

  /** The size of text that the drawings are made for, px. */
  private static final double USUAL_FONT = 13;

  private final InkProperties inks = new InkProperties(this, this::recolour);
  private final Label title = new Label();
  private final Label note = new Label();
  private final HBox options = new HBox();
  private final HBox header = new HBox();
  private final MenuButton export = new MenuButton();
  private final PlotCanvas canvas = new PlotCanvas(this::drawPlot, this::drawAbove);
  private final Scaled scaled = new Scaled(canvas);
  private final Legend legend = new Legend(this::toggle);
  private M model;
  private @Nullable Palette palette;
  private @Nullable Plot plot;
  private boolean recoloured = true;

  ChartControl(M empty, List<ExportFormat> formats) {
    this.model = empty;
    getStyleClass().add("chart-control");
    title.getStyleClass().add("chart-control-title");
    note.getStyleClass().add("chart-control-note");
    options.getStyleClass().add("chart-control-options");
    options.setAlignment(Pos.CENTER_RIGHT);
    setUpExport(formats);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    title.setMinWidth(LEAST_TITLE);
    note.setMinWidth(0);
    options.setMinWidth(Region.USE_PREF_SIZE);
    export.setMinWidth(Region.USE_PREF_SIZE);
    header.getChildren().addAll(title, gap, note, options, export);
    header.getStyleClass().add("chart-control-header");
    header.setAlignment(Pos.CENTER_LEFT);
    VBox.setVgrow(scaled, Priority.ALWAYS);
    getChildren().addAll(header, scaled, legend);
    title.fontProperty().subscribe(font -> scaled.setUnit(font.getSize() / USUAL_FONT));
    title.setLabelFor(canvas);
    canvas.focusedProperty().addListener((_, _, _) -> canvas.redrawAbove());
  }

  private void setUpExport(List<ExportFormat> formats) {
    SVGPath icon = new SVGPath();
    icon.setContent(DOWN);
    icon.getStyleClass().add("chart-control-icon");
    export.setGraphic(icon);
    export
        .getStyleClass()
        .addAll("chart-control-export", Styles.FLAT, Styles.SMALL, Tweaks.NO_ARROW);
    export.setAccessibleText("Save or copy this chart");
    Tips.on(export, "Save or copy this chart");
    export.setVisible(false);
    export.setManaged(false);
    for (ExportFormat format : formats) {
      MenuItem item = new MenuItem(format.label());
      item.setId(format.name());
      export.getItems().add(item);
    }
  }

  /** What is to happen when somebody picks a file format; the menu shows once this is set. */
  public final void setOnExport(Consumer<ExportFormat> action) {
    for (MenuItem item : export.getItems()) {
      if (!item.getId().equals(PAPER)) {
        item.setOnAction(_ -> action.accept(ExportFormat.valueOf(item.getId())));
      }
    }
    export.setVisible(true);
    export.setManaged(true);
  }

  /**
   * What is to happen with a figure for a paper; the menu offers it once this is set.
   *
   * @param imprint the small print of a chart
   */
  public final void setOnPaper(Function<ChartModel, String> imprint, Consumer<PaperFigure> action) {
    export.getItems().removeIf(item -> item.getId().equals(PAPER));
    MenuItem item = new MenuItem("For a paper…");
    item.setId(PAPER);
    item.setOnAction(
        _ -> new PaperPopover(model, imprint.apply(model), action).show(export, title.getFont()));
    export.getItems().add(item);
  }

  /** Shows the title, or leaves it to what stands above. */
  public final void setTitled(boolean titled) {
    title.setVisible(titled);
    title.setManaged(titled);
  }

  /** Leaves the plot alone, without title, remark and menu. */
  final void hideHeader() {
    header.setVisible(false);
    header.setManaged(false);
  }

  /**
   * What is shown, as it is looked at: zoomed, with what is switched off. The exports take this.
   */
  public final M model() {
    return model;
  }

  /** Shows something else. */
  final void show(M shown) {
    model = shown;
    title.setText(model.title());
    note.setText(model.note());
    refresh();
    say();
  }

  /** What there is to say for those who hear it: of what is pointed at, or else of everything. */
  abstract String spoken();

  /** Says it anew. */
  final void say() {
    canvas.setAccessibleText(spoken());
  }

  /** Draws again at the next pulse. */
  final void refresh() {
    plot = null;
    canvas.redraw();
    legend.show(switches(), palette(), recoloured);
    recoloured = false;
  }

  final InkProperties inks() {
    return inks;
  }

  final PlotCanvas canvas() {
    return canvas;
  }

  final HBox options() {
    return options;
  }

  final Palette palette() {
    if (palette == null) {
      palette = inks.palette();
    }
    return palette;
  }

  /** The chart as it is laid out now. */
  final Plot plot() {
    if (plot == null) {
      Box room = new Box(0, 0, canvas.getWidth(), canvas.getHeight());
      plot = model.plot(room, false);
    }
    return plot;
  }

  /** What the legend offers to switch. */
  List<LegendEntry> switches() {
    return model.legend();
  }

  /** A switch in the header. */
  static ToggleButton option(String id, String text, String help) {
    ToggleButton button = new ToggleButton(text);
    button.setId(id);
    button.getStyleClass().addAll("chart-control-option", Styles.FLAT, Styles.SMALL);
    button.setAccessibleText(text + ": " + help);
    Tips.on(button, help);
    return button;
  }

  /** A legend entry was switched. */
  void toggle(String id, boolean shown) {
    // Most charts have no switches.
  }

  /** Draws what follows the mouse. */
  abstract void drawAbove(Pen pen, Plot laidOut, Palette colours);

  private void drawPlot(Pen pen, double width, double height) {
    plot = null;
    draw(plot(), pen, palette());
  }

  /** Draws the chart itself. */
  void draw(Plot laidOut, Pen pen, Palette colours) {
    laidOut.draw(pen, colours);
  }

  private void drawAbove(Pen pen, double width, double height) {
    drawAbove(pen, plot(), palette());
  }

  private void recolour() {
    palette = null;
    recoloured = true;
    // All inks change in one pass of the style sheets: the legend is coloured once, after it.
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    showNoteWhereItFits();
    showLegendWhereItFits();
    if (recoloured) {
      refresh();
    }
    super.layoutChildren();
  }

  /** Half a note says nothing: it shows whole or not at all. */
  private void showNoteWhereItFits() {
    double others =
        Stream.of(title, options, export).mapToDouble(n -> n.prefWidth(-1)).sum()
            + header.getSpacing() * 4
            + snappedLeftInset()
            + snappedRightInset();
    boolean fits = others + note.prefWidth(-1) <= getWidth();
    if (fits != note.isManaged()) {
      note.setManaged(fits);
      note.setVisible(fits);
    }
  }

  @Override
  protected double computeMinHeight(double width) {
    double head = header.isManaged() ? header.minHeight(-1) + getSpacing() : 0;
    return snappedTopInset() + head + scaled.minHeight(-1) + snappedBottomInset();
  }

  /** The plot comes first: in a small pane names at the lines have to do. */
  private void showLegendWhereItFits() {
    double width = getWidth() - snappedLeftInset() - snappedRightInset();
    double head = header.isManaged() ? header.prefHeight(-1) + getSpacing() : 0;
    double left = getHeight() - snappedTopInset() - snappedBottomInset() - head;
    boolean fits =
        !legend.getChildren().isEmpty()
            && left - getSpacing() - legend.prefHeight(width) >= LEAST_PLOT;
    if (fits != legend.isManaged()) {
      legend.setManaged(fits);
      legend.setVisible(fits);
    }
  }

  @Override
  public String getUserAgentStylesheet() {
    return Objects.requireNonNull(ChartControl.class.getResource("/themes/charts.css"))
        .toExternalForm();
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return InkProperties.ALL;
  }

  /** The part that takes the keyboard and the mouse, for tests and for moving the focus. */
  public final Node plotArea() {
    return canvas;
  }
}
