// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.chart;

import atlantafx.base.theme.Styles;
import dev.afterburner.workbench.chart.DistributionModel;
import dev.afterburner.workbench.chart.curve.CurveModel;
import dev.afterburner.workbench.chart.draw.ChartModel;
import dev.afterburner.workbench.chart.draw.Paper;
import dev.afterburner.workbench.chart.draw.Sheet;
import dev.afterburner.workbench.export.FileCharts;
import dev.afterburner.workbench.export.figure.FigureFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.stage.Popup;

/**
 * Asks how large a figure is to stand in a paper, and shows what it will look like. Does not block
 * the window; Escape and a click elsewhere close it.
 */
final class PaperPopover {

  private static final double PREVIEW = 330;
  private static final double TALLEST = 300;
  private final Popup popup = new Popup();
  private final ChartModel model;
  private final String imprint;
  private final Consumer<PaperFigure> onSave;
  private final ToggleButton column = choice("paper-column", "85 mm");
  private final ToggleButton page = choice("paper-page", "170 mm");
  private final ToggleButton own = choice("paper-own", "Custom");
  private final Spinner<Double> width = new Spinner<>(Paper.NARROWEST, Paper.WIDEST, 120, 5);
  private final Spinner<Double> font = new Spinner<>(Paper.SMALLEST, Paper.LARGEST, 8, 0.5);
  private final ToggleButton png = choice("paper-png", "PNG, 300 dpi");
  private final ToggleButton svg = choice("paper-svg", "SVG");
  private final ToggleButton pdf = choice("paper-pdf", "PDF");
  private final ToggleButton linear = choice("paper-linear", "Linear");
  private final ToggleButton log = choice("paper-log", "Log");
  private final CheckBox title = check("paper-title", "Title", true);
  private final CheckBox small = check("paper-small-print", "Small print", true);
  private final CheckBox grey = check("paper-grey", "Shades of grey", false);
  private final Canvas preview = new Canvas(PREVIEW, TALLEST);
  private final CanvasPen pen = new CanvasPen(preview.getGraphicsContext2D(), 1, 1);
  private final Label size = new Label();

  /**
   * Does not show yet.
   *
   * @param model what the figure shows
   * @param imprint the figure's small print
   * @param onSave what is to happen with the choice
   */
  PaperPopover(ChartModel model, String imprint, Consumer<PaperFigure> onSave) {
    this.model = model;
    this.imprint = imprint;
    this.onSave = onSave;
    group(column, page, own);
    group(png, svg, pdf);
    group(linear, log);
    column.setSelected(true);
    pdf.setSelected(true);
    (logarithmic() ? log : linear).setSelected(true);
    width.setId("paper-width");
    width.setAccessibleText("Width in millimetres");
    width.disableProperty().bind(own.selectedProperty().not());
    font.setId("paper-font");
    font.setAccessibleText("Font size in points");
    for (Spinner<Double> spinner : java.util.List.of(width, font)) {
      spinner.setEditable(true);
      spinner.getStyleClass().add(Styles.SMALL);
      spinner.setPrefWidth(92);
      spinner.valueProperty().addListener((_, _, _) -> draw());
    }
    for (ToggleButton choice : java.util.List.of(column, page, own, png, svg, pdf, linear, log)) {
      choice.selectedProperty().addListener((_, _, _) -> draw());
    }
    for (CheckBox choice : java.util.List.of(title, small, grey)) {
      choice.selectedProperty().addListener((_, _, _) -> draw());
    }
    popup.setAutoHide(true);
    popup.setHideOnEscape(true);
  }

  /** Shows below a node, at its right edge. */
  void show(Node below, Font text) {
    Label heading = new Label("For a paper");
    heading.getStyleClass().add("chart-control-title");
    size.getStyleClass().add("chart-control-note");
    Button save = new Button("Save…");
    save.setId("paper-save");
    save.setDefaultButton(true);
    save.getStyleClass().add(Styles.SMALL);
    save.setOnAction(
        _ -> {
          popup.hide();
          onSave.accept(figure());
        });
    HBox last = row(size, gap(), save);
    VBox content =
        new VBox(
            heading,
            row(new Label("Width"), column, page, own, width, new Label("mm")),
            row(new Label("Font size"), font, new Label("pt"), gap(), png, svg, pdf),
            row(title, small, grey),
            preview,
            last);
    if (hasTimeAxis()) {
      content
          .getChildren()
          .add(3, row(new Label(model instanceof CurveModel ? "Time axis" : "Axis"), linear, log));
    }
    content.setId("paper-popover");
    content.getStyleClass().add("chart-paper");
    content
        .getStylesheets()
        .add(
            Objects.requireNonNull(PaperPopover.class.getResource("/themes/charts.css"))
                .toExternalForm());
    content.setStyle(
        "-fx-font-family: '%s'; -fx-font-size: %spx;"
            .formatted(text.getFamily(), Double.toString(text.getSize())));
    popup.getContent().setAll(content);
    draw();
    Point2D corner =
        below.localToScreen(
            below.getLayoutBounds().getMaxX(), below.getLayoutBounds().getMaxY() + 4);
    popup.show(below, corner.getX(), corner.getY());
    popup.setX(corner.getX() - content.getWidth());
  }

  /** What is chosen now. */
  PaperFigure figure() {
    double millimetres =
        column.isSelected() ? Paper.COLUMN : page.isSelected() ? Paper.PAGE : width.getValue();
    Paper paper =
        new Paper(
            millimetres,
            font.getValue(),
            title.isSelected(),
            small.isSelected(),
            grey.isSelected());
    FigureFormat format =
        pdf.isSelected()
            ? FigureFormat.PDF
            : svg.isSelected() ? FigureFormat.SVG : FigureFormat.PNG;
    return new PaperFigure(chart(), paper, format);
  }

  /** The chart on the axis that was chosen. */
  private ChartModel chart() {
    return switch (model) {
      case CurveModel curves when hasTimeAxis() && log.isSelected() != curves.logTime() ->
          curves.withView(curves.view().withLogTime(log.isSelected()));
      case DistributionModel references -> references.withLog(log.isSelected());
      default -> model;
    };
  }

  private boolean hasTimeAxis() {
    return model instanceof CurveModel || model instanceof DistributionModel;
  }

  private boolean logarithmic() {
    return switch (model) {
      case CurveModel curves -> curves.logTime();
      case DistributionModel references -> references.log();
      default -> false;
    };
  }

  private void draw() {
    PaperFigure figure = figure();
    Sheet sheet = figure.paper().sheet(figure.chart().onPaper(), imprint);
    double shrunk = Math.min(PREVIEW / sheet.width(), TALLEST / sheet.height());
    preview.setHeight(Math.ceil(sheet.height() * shrunk));
    var graphics = preview.getGraphicsContext2D();
    pen.clear(PREVIEW, TALLEST);
    graphics.save();
    graphics.translate((PREVIEW - sheet.width() * shrunk) / 2, 0);
    graphics.scale(shrunk, shrunk);
    sheet.draw(pen, figure.paper().palette());
    graphics.restore();
    double unit = figure.paper().millimetresPerUnit();
    String millimetres =
        String.format(Locale.ROOT, "%.0f × %.0f mm", sheet.width() * unit, sheet.height() * unit);
    double scale = figure.paper().scale(FileCharts.DOTS_PER_INCH);
    String pixels =
        String.format(
            Locale.ROOT, " · %.0f × %.0f pixels", sheet.width() * scale, sheet.height() * scale);
    size.setText(figure.format() == FigureFormat.PNG ? millimetres + pixels : millimetres);
  }

  private static void group(ToggleButton... choices) {
    ToggleGroup group = new ToggleGroup();
    group.getToggles().addAll(choices);
    // One of them always holds: a click on it does not take it away.
    group
        .selectedToggleProperty()
        .addListener(
            (_, before, now) -> {
              if (now == null && before != null) {
                before.setSelected(true);
              }
            });
  }

  private static ToggleButton choice(String id, String text) {
    ToggleButton button = new ToggleButton(text);
    button.setId(id);
    button.getStyleClass().addAll("chart-control-option", Styles.FLAT, Styles.SMALL);
    return button;
  }

  private static CheckBox check(String id, String text, boolean on) {
    CheckBox box = new CheckBox(text);
    box.setId(id);
    box.setSelected(on);
    return box;
  }

  private static HBox row(Node... nodes) {
    HBox row = new HBox(nodes);
    row.getStyleClass().addAll("chart-paper-row", "chart-control-options");
    return row;
  }

  private static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, javafx.scene.layout.Priority.ALWAYS);
    return gap;
  }
}
