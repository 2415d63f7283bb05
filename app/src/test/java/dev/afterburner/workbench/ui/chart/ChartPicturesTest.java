// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.chart;

import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.afterburner.workbench.chart.ComparisonModel;
import dev.afterburner.workbench.chart.DistributionModel;
import dev.afterburner.workbench.chart.SampleCharts;
import dev.afterburner.workbench.chart.TrendModel;
import dev.afterburner.workbench.chart.curve.CurveModel;
import dev.afterburner.workbench.ui.fx.Fonts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@DisplayName("Charts have a picture in every state and theme")
@ExtendWith(ApplicationExtension.class)
final class ChartPicturesTest {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final Map<String, String> THEMES =
      Map.of(
          "dark", new PrimerDark().getUserAgentStylesheet(),
          "light", new PrimerLight().getUserAgentStylesheet());

  private final VBox root = new VBox();

  @Start
  void start(Stage stage) {
    Fonts.load();
    root.setStyle("-fx-font-family: '" + Fonts.SANS + "'; -fx-font-size: 12px;");
    stage.setScene(new Scene(root, 500, 260));
    stage.show();
    resize(500, 260);
  }

  @Test
  @DisplayName("memory over time")
  void curves(FxRobot robot) throws Exception {
    for (Map.Entry<String, CurveModel> state : SampleCharts.curves().entrySet()) {
      CurveChart chart =
          WaitForAsyncUtils.waitForAsyncFx(10_000, () -> curveChart(state.getValue()));
      pictures(robot, chart, "charts-curve-" + state.getKey());
    }
  }

  @Test
  @DisplayName("two versions compared")
  void comparisons(FxRobot robot) throws Exception {
    for (Map.Entry<String, ComparisonModel> state : SampleCharts.comparisons().entrySet()) {
      ComparisonModel model = state.getValue();
      ComparisonChart chart =
          WaitForAsyncUtils.waitForAsyncFx(
              10_000, () -> new ComparisonChart(model.title(), model.emptyText()));
      robot.interact(() -> chart.setModel(model));
      pictures(robot, chart, "charts-comparison-" + state.getKey());
      ComparisonChart bars =
          WaitForAsyncUtils.waitForAsyncFx(10_000, () -> ComparisonChart.bars(model.emptyText()));
      robot.interact(() -> bars.setModel(model));
      robot.interact(() -> resize(420, 90));
      pictures(robot, bars, "charts-comparison-bars-" + state.getKey());
      robot.interact(() -> resize(500, 260));
    }
  }

  @Test
  @DisplayName("in a pane of 280 × 170")
  void small(FxRobot robot) throws Exception {
    robot.interact(() -> resize(280, 170));
    for (String state : List.of("empty", "one", "one-sample", "eight", "long-names", "live")) {
      CurveModel model = SampleCharts.curve(state);
      CurveChart chart = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> curveChart(model));
      pictures(robot, chart, "charts-small-curve-" + state);
    }
    for (String state : List.of("empty", "session", "extreme")) {
      TrendModel model = java.util.Objects.requireNonNull(SampleCharts.trends().get(state));
      TrendChart chart =
          WaitForAsyncUtils.waitForAsyncFx(
              10_000, () -> new TrendChart(model.title(), model.emptyText()));
      robot.interact(() -> chart.setModel(model));
      robot.interact(() -> chart.setOnExport(_ -> {}));
      pictures(robot, chart, "charts-small-trend-" + state);
    }
    for (String state : List.of("empty", "unmeasured", "ladder", "many-marks")) {
      DistributionModel model =
          java.util.Objects.requireNonNull(SampleCharts.distributions().get(state));
      DistributionChart chart =
          WaitForAsyncUtils.waitForAsyncFx(
              10_000, () -> new DistributionChart(model.title(), model.emptyText()));
      robot.interact(() -> chart.setModel(model));
      robot.interact(() -> chart.setOnExport(_ -> {}));
      pictures(robot, chart, "charts-small-distribution-" + state);
    }
  }

  @Test
  @DisplayName("over iterations")
  void trends(FxRobot robot) throws Exception {
    for (Map.Entry<String, TrendModel> state : SampleCharts.trends().entrySet()) {
      TrendModel model = state.getValue();
      TrendChart chart =
          WaitForAsyncUtils.waitForAsyncFx(
              10_000, () -> new TrendChart(model.title(), model.emptyText()));
      robot.interact(() -> chart.setModel(model));
      pictures(robot, chart, "charts-trend-" + state.getKey());
    }
  }

  @Test
  @DisplayName("where you stand")
  void distributions(FxRobot robot) throws Exception {
    for (Map.Entry<String, DistributionModel> state : SampleCharts.distributions().entrySet()) {
      DistributionModel model = state.getValue();
      DistributionChart chart =
          WaitForAsyncUtils.waitForAsyncFx(
              10_000, () -> new DistributionChart(model.title(), model.emptyText()));
      robot.interact(() -> chart.setModel(model));
      pictures(robot, chart, "charts-distribution-" + state.getKey());
    }
  }

  private void resize(double width, double height) {
    Stage stage = (Stage) root.getScene().getWindow();
    stage.setWidth(width);
    stage.setHeight(height);
  }

  private static CurveChart curveChart(CurveModel model) {
    CurveChart chart = new CurveChart(model.title(), model.emptyText());
    chart.setOnExport(_ -> {});
    chart.setModel(model);
    chart.setView(model.view());
    return chart;
  }

  private void pictures(FxRobot robot, ChartControl<?> chart, String name) throws Exception {
    for (String theme : List.of("dark", "light")) {
      robot.interact(
          () -> {
            Application.setUserAgentStylesheet(THEMES.get(theme));
            root.getChildren().setAll(chart);
            VBox.setVgrow(chart, javafx.scene.layout.Priority.ALWAYS);
          });
      WaitForAsyncUtils.waitForFxEvents();
      Path file = SCREENSHOTS.resolve(name + "-" + theme + ".png");
      Pixels pixels = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Pixels.of(root));
      pixels.writeTo(file);
      assertTrue(Files.size(file) > 0);
      Color corner = pixels.at(2, 2);
      boolean dark = corner.getBrightness() < 0.5;
      assertTrue(dark == theme.equals("dark"), () -> name + " follows the theme " + theme);
    }
  }
}
