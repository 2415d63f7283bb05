// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.workbench.chart.DistributionModel;
import dev.afterburner.workbench.chart.SampleCharts;
import dev.afterburner.workbench.chart.curve.CurveModel;
import dev.afterburner.workbench.chart.curve.CurveReadout;
import dev.afterburner.workbench.chart.curve.CurveSeries;
import dev.afterburner.workbench.chart.curve.CurveView;
import dev.afterburner.workbench.chart.curve.FinishedCurve;
import dev.afterburner.workbench.chart.curve.GrowingCurve;
import dev.afterburner.workbench.chart.curve.SampleCurves;
import dev.afterburner.workbench.chart.draw.Box;
import dev.afterburner.workbench.chart.draw.Emphasis;
import dev.afterburner.workbench.ui.fx.Fonts;
import dev.afterburner.workbench.ui.fx.Wheel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@DisplayName("A chart under the hands")
@ExtendWith(ApplicationExtension.class)
final class ChartGesturesTest {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private final VBox root = new VBox();
  private final CurveModel two =
      CurveModel.of("Memory over time", List.of(SampleCharts.v3(), SampleCharts.v0()));

  @Start
  void start(Stage stage) {
    Fonts.load();
    Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
    root.setStyle("-fx-font-family: '" + Fonts.SANS + "'; -fx-font-size: 12px;");
    stage.setScene(new Scene(root, 520, 280));
    stage.show();
  }

  @BeforeEach
  void moveAway(FxRobot robot) {
    robot.moveTo(root.getScene().getWindow());
  }

  private <T extends ChartControl<?>> T shown(FxRobot robot, T chart) {
    robot.interact(
        () -> {
          VBox.setVgrow(chart, Priority.ALWAYS);
          root.getChildren().setAll(chart);
          // What is shown goes by the width.
          root.layout();
        });
    WaitForAsyncUtils.waitForFxEvents();
    return chart;
  }

  private CurveChart curves(FxRobot robot) {
    CurveChart chart =
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new CurveChart("Memory", "No run yet"));
    robot.interact(
        () -> {
          chart.setModel(two);
          chart.setLogTime(false);
        });
    return shown(robot, chart);
  }

  private static Point2D at(ChartControl<?> chart, double unitX, double unitY) {
    Box area = chart.plot().area();
    return chart
        .plotArea()
        .localToScreen(area.x() + unitX * area.width(), area.y() + unitY * area.height());
  }

  private static CurveView.Range range(CurveChart chart) {
    return Objects.requireNonNull(chart.viewProperty().get().range());
  }

  @Test
  @DisplayName("the cursor tells every curve's memory, in the picture and in words")
  void cursor(FxRobot robot) throws Exception {
    CurveChart chart = curves(robot);
    robot.moveTo(at(chart, 0.5, 0.5));
    WaitForAsyncUtils.waitForFxEvents();
    CurveReadout readout = Objects.requireNonNull(chart.readoutProperty().get());
    assertEquals(List.of("v3", "v0"), readout.values().stream().map(v -> v.name()).toList());
    assertEquals("ended", readout.values().getFirst().text());
    Object spoken = chart.plotArea().queryAccessibleAttribute(AccessibleAttribute.TEXT);
    assertEquals(readout.spoken(), spoken);
    WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Pixels.of(root))
        .writeTo(SCREENSHOTS.resolve("charts-curve-cursor-dark.png"));
    robot.moveTo(chart.lookup(".chart-control-title"));
    WaitForAsyncUtils.waitForFxEvents();
    assertNull(chart.readoutProperty().get());
  }

  @Test
  @DisplayName("a drag zooms to its stretch, a double click shows everything again")
  void zoomAndReset(FxRobot robot) {
    CurveChart chart = curves(robot);
    double whole = chart.curvePlot().time().high();
    robot.moveTo(at(chart, 0.25, 0.5)).press(MouseButton.PRIMARY);
    robot.moveTo(at(chart, 0.4, 0.6)).moveTo(at(chart, 0.5, 0.5));
    robot.release(MouseButton.PRIMARY);
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(0.25 * whole, range(chart).low(), 0.01 * whole);
    assertEquals(0.5 * whole, range(chart).high(), 0.01 * whole);
    robot.doubleClickOn(at(chart, 0.5, 0.5), MouseButton.PRIMARY);
    WaitForAsyncUtils.waitForFxEvents();
    assertNull(chart.viewProperty().get().range());
  }

  @Test
  @DisplayName("the wheel zooms at the mouse, shift-drag and middle-drag pan")
  void wheelAndPan(FxRobot robot) {
    CurveChart chart = curves(robot);
    robot.moveTo(at(chart, 0.5, 0.5));
    double there = chart.curvePlot().time().value(0.5);
    robot.interact(() -> wheelUp(chart, 12));
    WaitForAsyncUtils.waitForFxEvents();
    CurveView.Range zoomed = range(chart);
    double width = zoomed.high() - zoomed.low();
    assertTrue(width < chart.curvePlot().wholeTime().high());
    assertEquals(there, (zoomed.low() + zoomed.high()) / 2, width * 0.02);

    robot.interact(() -> shiftDrag(chart, 0.5, 0.4, 0.3));
    WaitForAsyncUtils.waitForFxEvents();
    CurveView.Range panned = range(chart);
    assertEquals(zoomed.low() + 0.2 * width, panned.low(), width * 0.02);
    assertEquals(width, panned.high() - panned.low(), width * 0.001);

    robot.moveTo(at(chart, 0.5, 0.5)).press(MouseButton.MIDDLE);
    robot.moveTo(at(chart, 0.6, 0.5)).moveTo(at(chart, 0.7, 0.5)).release(MouseButton.MIDDLE);
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(zoomed.low(), range(chart).low(), width * 0.02);
  }

  /** On the headless platform a mouse event does not know the keys held down; these do. */
  private static void shiftDrag(CurveChart chart, double... places) {
    fire(chart, MouseEvent.MOUSE_PRESSED, places[0]);
    for (double place : places) {
      fire(chart, MouseEvent.MOUSE_DRAGGED, place);
    }
    fire(chart, MouseEvent.MOUSE_RELEASED, places[places.length - 1]);
  }

  private static void fire(CurveChart chart, EventType<MouseEvent> type, double unitX) {
    Box area = chart.plot().area();
    double x = area.x() + unitX * area.width();
    double y = area.middleY();
    Point2D scene = chart.plotArea().localToScene(x, y);
    Point2D screen = chart.plotArea().localToScreen(x, y);
    boolean down = !type.equals(MouseEvent.MOUSE_RELEASED);
    MouseEvent event =
        new MouseEvent(
            type,
            scene.getX(),
            scene.getY(),
            screen.getX(),
            screen.getY(),
            MouseButton.PRIMARY,
            1,
            true,
            false,
            false,
            false,
            down,
            false,
            false,
            false,
            false,
            false,
            null);
    Event.fireEvent(chart.plotArea(), event);
  }

  private static void wheelUp(CurveChart chart, int notches) {
    Point2D place = at(chart, 0.5, 0.5);
    Point2D at = chart.plotArea().screenToLocal(place);
    Wheel.turn(chart.plotArea(), at, 0, 40.0 * notches, false);
  }

  @Test
  @DisplayName("the keyboard does what the mouse does")
  void keyboard(FxRobot robot) {
    CurveChart chart = curves(robot);
    robot.interact(() -> chart.plotArea().requestFocus());
    robot.type(KeyCode.PLUS, KeyCode.PLUS);
    WaitForAsyncUtils.waitForFxEvents();
    CurveView.Range zoomed = range(chart);
    robot.type(KeyCode.RIGHT);
    WaitForAsyncUtils.waitForFxEvents();
    assertTrue(range(chart).low() > zoomed.low());
    robot.press(KeyCode.SHIFT).type(KeyCode.LEFT).release(KeyCode.SHIFT);
    WaitForAsyncUtils.waitForFxEvents();
    assertNotNull(chart.readoutProperty().get());
    robot.type(KeyCode.MINUS);
    robot.type(KeyCode.DIGIT0);
    WaitForAsyncUtils.waitForFxEvents();
    assertNull(chart.viewProperty().get().range());
  }

  @Test
  @DisplayName("the legend switches a curve off and on, and the axis follows")
  void legend(FxRobot robot) {
    CurveChart chart = curves(robot);
    double all = chart.curvePlot().time().high();
    robot.clickOn("#legend-v0");
    WaitForAsyncUtils.waitForFxEvents();
    assertTrue(chart.curvePlot().time().high() < all / 10, "only the short run is left");
    assertTrue(chart.model().view().hidden().contains("v0"), "the export leaves it out too");
    robot.clickOn("#legend-v0");
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(all, chart.curvePlot().time().high());
  }

  @Test
  @DisplayName("what the person switched stays when the curves change")
  void viewStays(FxRobot robot) {
    CurveChart chart = curves(robot);
    robot.clickOn("#chart-log");
    robot.clickOn("#legend-v0");
    robot.interact(() -> chart.setModel(two));
    CurveView view = chart.viewProperty().get();
    assertEquals(CurveView.TimeAxis.LOGARITHMIC, view.timeAxis());
    assertTrue(view.hidden().contains("v0"));
    assertTrue(robot.lookup("#chart-log").queryAs(ToggleButton.class).isSelected());
  }

  @Test
  @DisplayName("the memory axis begins at zero, or near the least value in view")
  void fit(FxRobot robot) {
    CurveChart chart = curves(robot);
    assertEquals(0, chart.curvePlot().memory().low());
    robot.clickOn("#chart-fit");
    assertTrue(chart.curvePlot().memory().low() > 0);
    robot.clickOn("#chart-fit");
    assertEquals(0, chart.curvePlot().memory().low());
  }

  @Test
  @DisplayName("a live curve grows by itself until the run is over")
  void live(FxRobot robot) throws Exception {
    CurveChart chart = curves(robot);
    MemoryCurve whole = SampleCurves.growing(3000, 0.3, 8, 30);
    SampleCurves.Playback playback = new SampleCurves.Playback(whole);
    GrowingCurve growing = new GrowingCurve(playback);
    CurveSeries live = new CurveSeries("v4", "v4", growing, Emphasis.LIVE);
    robot.interact(() -> chart.setModel(CurveModel.of("Memory", List.of(live))));
    playback.advanceTo(1000);
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> growing.size() == 1000);
    playback.advanceTo(3000);
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> growing.size() == 3000);
    CurveSeries over = new CurveSeries("v4", "v4", FinishedCurve.of(whole), Emphasis.SELECTED);
    robot.interact(() -> chart.setModel(CurveModel.of("Memory", List.of(over))));
    assertEquals(1, chart.model().series().size());
  }

  @Test
  @DisplayName("the menu asks for the format that was picked")
  void export(FxRobot robot) {
    CurveChart chart = curves(robot);
    List<ExportFormat> asked = new ArrayList<>();
    MenuButton menu = robot.lookup(".chart-control-export").queryAs(MenuButton.class);
    assertFalse(menu.isVisible(), "nobody saves yet");
    robot.interact(() -> chart.setOnExport(asked::add));
    robot.clickOn(menu).clickOn(ExportFormat.SVG.label());
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(List.of(ExportFormat.SVG), asked);
  }

  @Test
  @DisplayName("a click in the trend selects the version, and so do arrows and Enter")
  void trend(FxRobot robot) throws Exception {
    TrendChart chart =
        shown(
            robot, WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new TrendChart("Trend", "None")));
    List<String> selected = new ArrayList<>();
    robot.interact(
        () -> {
          chart.setModel(Objects.requireNonNull(SampleCharts.trends().get("session")));
          chart.setOnSelect(selected::add);
        });
    WaitForAsyncUtils.waitForFxEvents();
    robot.clickOn(at(chart, 1.5 / 11, 0.05));
    Object spoken = chart.plotArea().queryAccessibleAttribute(AccessibleAttribute.TEXT);
    assertEquals("v1: wrong answer, case 7", spoken);
    robot.clickOn(at(chart, 3.5 / 11, 0.8));
    assertEquals(List.of("v1", "v3"), selected);
    WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Pixels.of(root))
        .writeTo(SCREENSHOTS.resolve("charts-trend-cursor-dark.png"));
    robot.type(KeyCode.LEFT, KeyCode.ENTER);
    assertEquals(List.of("v1", "v3", "v2"), selected);
  }

  @Test
  @DisplayName("a click in the distribution names a bar's solutions or selects a version")
  void distribution(FxRobot robot) throws Exception {
    DistributionModel model = Objects.requireNonNull(SampleCharts.distributions().get("ladder"));
    DistributionChart chart =
        shown(
            robot,
            WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new DistributionChart("Where", "None")));
    List<String> selected = new ArrayList<>();
    List<DistributionModel.Reference> references = new ArrayList<>();
    robot.interact(
        () -> {
          chart.setModel(model);
          chart.setOnSelect(selected::add);
          chart.setOnReferences(references::addAll);
        });
    WaitForAsyncUtils.waitForFxEvents();
    robot.clickOn(at(chart, 0.03, 0.8));
    assertTrue(references.size() > 1, "a bar of several");
    WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Pixels.of(root))
        .writeTo(SCREENSHOTS.resolve("charts-distribution-cursor-dark.png"));
    double low = Math.log(model.marks().getFirst().value());
    double from = Math.log(valueAt(chart, 0));
    double unit = (low - from) / (Math.log(valueAt(chart, 1)) - from);
    robot.clickOn(at(chart, unit, 0.3));
    assertEquals(List.of("v3"), selected);
  }

  private static double valueAt(DistributionChart chart, double unit) {
    return ((dev.afterburner.workbench.chart.DistributionPlot) chart.plot()).value().value(unit);
  }
}
