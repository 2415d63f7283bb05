package dev.afterburner.workbench.ui.shell;

import dev.afterburner.workbench.ui.chart.CurveChart;
import dev.afterburner.workbench.ui.fx.NoticeLines;
import dev.afterburner.workbench.ui.fx.Notices;
import dev.afterburner.workbench.ui.run.CurvesViewModel;
import java.util.List;
import java.util.Map;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The charts, one below the other. */
final class ChartsPane extends VBox {

  private static final double MIN_WIDTH = 260;
  private static final double MIN_HEIGHT = 90;

  private final SplitPane charts = new SplitPane();

  ChartsPane(WorkbenchModel model, ChartFiles files) {
    getStyleClass().add("charts");
    setMinWidth(MIN_WIDTH);
    Notices notices = files.notices();
    charts.setOrientation(Orientation.VERTICAL);
    VBox.setVgrow(charts, Priority.ALWAYS);
    getChildren().addAll(new NoticeLines(notices), charts);

    CurvesViewModel curves = model.curves();
    CurveChart memory =
        new CurveChart(curves.model().get().title(), curves.model().get().emptyText());
    memory.setMinSize(0, MIN_HEIGHT);
    memory.setId("curve-chart");
    memory.setModel(curves.model().get());
    curves.model().addListener((o, before, now) -> memory.setModel(now));
    memory.setOnExport(format -> files.save(memory, memory.model(), format, "curves"));
    charts.getItems().add(memory);
  }

  void addTo(Layout layout, Map<String, List<Double>> remembered) {
    layout.add("charts", charts, remembered.getOrDefault("charts", List.of()));
  }
}
