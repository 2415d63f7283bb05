package dev.afterburner.workbench.ui.chart;

import atlantafx.base.theme.Styles;
import dev.afterburner.workbench.chart.ChartModel;
import dev.afterburner.workbench.chart.Palette;
import dev.afterburner.workbench.chart.Paper;
import dev.afterburner.workbench.chart.Sheet;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
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
  private static final String IMPRINT = "the small print stands here";

  private final Popup popup = new Popup();
  private final ChartModel model;
  private final Consumer<PaperFigure> onSave;
  private final ToggleButton column = choice("paper-column", "85 mm");
  private final ToggleButton page = choice("paper-page", "170 mm");
  private final ToggleButton own = choice("paper-own", "Custom");
  private final Spinner<Double> width = new Spinner<>(Paper.NARROWEST, Paper.WIDEST, 120, 5);
  private final Spinner<Double> font = new Spinner<>(Paper.SMALLEST, Paper.LARGEST, 8, 0.5);
  private final ToggleButton png = choice("paper-png", "PNG, 300 dpi");
  private final ToggleButton svg = choice("paper-svg", "SVG");
  private final Canvas preview = new Canvas(PREVIEW, TALLEST);
  private final CanvasPen pen = new CanvasPen(preview.getGraphicsContext2D(), 1);
  private final Label size = new Label();

  /**
   * Does not show yet.
   *
   * @param model what the figure shows
   * @param onSave what is to happen with the choice
   */
  PaperPopover(ChartModel model, Consumer<PaperFigure> onSave) {
    this.model = model;
    this.onSave = onSave;
    group(column, page, own);
    group(png, svg);
    column.setSelected(true);
    png.setSelected(true);
    width.setId("paper-width");
    width.setAccessibleText("Width in millimetres");
    width.disableProperty().bind(own.selectedProperty().not());
    font.setId("paper-font");
    font.setAccessibleText("Size of the letters in points");
    for (Spinner<Double> spinner : java.util.List.of(width, font)) {
      spinner.setEditable(true);
      spinner.getStyleClass().add(Styles.SMALL);
      spinner.setPrefWidth(92);
      spinner.valueProperty().addListener((_, _, _) -> draw());
    }
    for (ToggleButton choice : java.util.List.of(column, page, own, png, svg)) {
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
            row(new Label("Font size"), font, new Label("pt"), gap(), png, svg),
            preview,
            last);
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
    return new PaperFigure(new Paper(millimetres, font.getValue()), svg.isSelected());
  }

  private void draw() {
    PaperFigure figure = figure();
    Sheet sheet = figure.paper().sheet(model, IMPRINT);
    double shrunk = Math.min(PREVIEW / sheet.width(), TALLEST / sheet.height());
    preview.setHeight(Math.ceil(sheet.height() * shrunk));
    var graphics = preview.getGraphicsContext2D();
    pen.clear(PREVIEW, TALLEST);
    graphics.save();
    graphics.translate((PREVIEW - sheet.width() * shrunk) / 2, 0);
    graphics.scale(shrunk, shrunk);
    sheet.draw(pen, Palette.PAPER);
    graphics.restore();
    double unit = figure.paper().millimetresPerUnit();
    String millimetres =
        String.format(Locale.ROOT, "%.0f × %.0f mm", sheet.width() * unit, sheet.height() * unit);
    double scale = figure.paper().scale(PaperFigure.DPI);
    String pixels =
        String.format(
            Locale.ROOT, " · %.0f × %.0f pixels", sheet.width() * scale, sheet.height() * scale);
    size.setText(figure.vector() ? millimetres : millimetres + pixels);
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
