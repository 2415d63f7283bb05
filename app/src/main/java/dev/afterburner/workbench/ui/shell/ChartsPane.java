// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.chart.DistributionModel;
import dev.afterburner.workbench.chart.curve.CurveView;
import dev.afterburner.workbench.chart.draw.ChartModel;
import dev.afterburner.workbench.export.StandingFigure;
import dev.afterburner.workbench.export.VersionTable;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.profile.ProfileFormat;
import dev.afterburner.workbench.ui.chart.ChartControl;
import dev.afterburner.workbench.ui.chart.CurveChart;
import dev.afterburner.workbench.ui.chart.DistributionChart;
import dev.afterburner.workbench.ui.chart.ExportFormat;
import dev.afterburner.workbench.ui.chart.TrendChart;
import dev.afterburner.workbench.ui.chart.TrendsChart;
import dev.afterburner.workbench.ui.fx.Behind;
import dev.afterburner.workbench.ui.fx.Notice;
import dev.afterburner.workbench.ui.fx.NoticeLines;
import dev.afterburner.workbench.ui.fx.Notices;
import dev.afterburner.workbench.ui.profile.ShownProfile;
import dev.afterburner.workbench.ui.run.CurvesViewModel;
import dev.afterburner.workbench.ui.run.StandingViewModel;
import dev.afterburner.workbench.ui.run.TrendViewModel;
import java.util.List;
import java.util.Map;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;

/** The charts, one below the other; lines about saving lie over them and move nothing. */
final class ChartsPane extends StackPane {

  private static final Notice NO_PROFILE =
      Notice.hint("There is no profile to save yet. F11 profiles what is in the editor.");

  private static final double MIN_WIDTH = 260;
  private static final double MIN_HEIGHT = 90;
  private static final double LOW = 470;
  private static final double PAIR_DIVIDER = 0.53;

  /** A little more than one takes, ms. */
  private static final int PULSE = 20;

  private final WorkbenchModel model;
  private final ChartFiles files;
  private final CurveChart memory;
  private final TrendChart trend;
  private final DistributionChart standing;
  private final SplitPane charts = new SplitPane();
  private final SplitPane pair = new SplitPane();
  private final StackPane among;

  ChartsPane(WorkbenchModel model, ChartFiles files) {
    this.model = model;
    this.files = files;
    getStyleClass().add("charts");
    setMinWidth(MIN_WIDTH);

    CurvesViewModel curves = model.curves();
    memory = new CurveChart(curves.model().get().title(), curves.model().get().emptyText());
    memory.setId("curve-chart");
    memory.setModel(curves.model().get());
    curves.model().addListener((o, before, now) -> memory.setModel(now));
    TrendViewModel steps = model.trend();
    trend = new TrendChart(steps.model().get().title(), steps.model().get().emptyText());
    trend.setId("trend-chart");
    Behind.follow(steps.model(), PULSE, trend::setModel);
    trend.setOnSelect(id -> select(model, id));
    StandingViewModel references = model.standing();
    standing =
        new DistributionChart(
            references.model().get().title(), references.model().get().emptyText());
    standing.setId("distribution-chart");
    // The text of a version that was chosen comes before.
    Behind.follow(references.model(), 4 * PULSE, standing::setModel);
    standing.setOnSelect(id -> select(model, id));
    standing.setOnReferences(this::compareWith);
    export(memory, "curves");
    export(trend, "trend");
    export(standing, "distribution");

    Button measure = new Button("Measure the references");
    measure.setId("measure-references");
    measure.getStyleClass().add("compact");
    measure.setOnAction(e -> references.measure());
    measure.visibleProperty().bind(references.wanted());
    setAlignment(measure, Pos.BOTTOM_CENTER);
    among = new StackPane(standing, measure);
    among.getStyleClass().add("with-action");

    charts.setOrientation(Orientation.VERTICAL);
    pair.setOrientation(Orientation.VERTICAL);
    pair.getItems().addAll(trend, among);
    charts.getItems().addAll(memory, pair);
    charts.heightProperty().addListener((o, before, now) -> arrange(now.doubleValue()));
    NoticeLines lines = new NoticeLines(files.notices());
    lines.getStyleClass().add("over");
    lines.setMaxHeight(USE_PREF_SIZE);
    lines.setPickOnBounds(false);
    setAlignment(lines, Pos.BOTTOM_CENTER);
    getChildren().addAll(charts, lines);
  }

  void addTo(Layout layout, Map<String, List<Double>> remembered) {
    layout.add("charts", charts, remembered.getOrDefault("charts", List.of()), 0.40);
    layout.add("pair", pair, remembered.getOrDefault("pair", List.of()), PAIR_DIVIDER);
  }

  /** In a low window two charts share one place, so that each stays large enough to be read. */
  private void arrange(double height) {
    boolean stacked = charts.getItems().contains(pair);
    // A tab has the name of its chart.
    trend.setTitled(height >= LOW);
    standing.setTitled(height >= LOW);
    if (stacked && height > 0 && height < LOW) {
      pair.getItems().clear();
      TabPane tabs =
          new TabPane(
              new Tab(trend.model().title(), trend), new Tab(standing.model().title(), among));
      tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
      tabs.setId("chart-tabs");
      tabs.setAccessibleText("Over iterations, and among the references");
      tabs.getStyleClass().add("chart-tabs");
      tabs.setMinHeight(LOW / 2 - 60);
      charts.getItems().set(1, tabs);
      charts.setDividerPositions(0.5);
    } else if (!stacked && height >= LOW) {
      ((TabPane) charts.getItems().get(1)).getTabs().forEach(tab -> tab.setContent(null));
      pair.getItems().addAll(trend, among);
      charts.getItems().set(1, pair);
      charts.setDividerPositions(0.40);
      pair.setDividerPositions(PAIR_DIVIDER);
    }
  }

  void focusCurves() {
    memory.plotArea().requestFocus();
  }

  /** Shows time on the other kind of axis. */
  void toggleLogTime() {
    memory.setLogTime(!memory.model().logTime());
  }

  /** Begins the memory axis at zero, or at the lowest value in view. */
  void toggleZero() {
    CurveView view = memory.viewProperty().get();
    memory.setView(view.withFromZero(!view.fromZero()));
  }

  /** Asks where to save the memory curves, and does so. */
  void saveCurves() {
    files.save(memory, memory.model(), ExportFormat.PDF, "curves");
  }

  /** Asks where to save the trend, and does so. */
  void saveTrend() {
    files.save(trend, trend.model(), ExportFormat.PDF, "trend");
  }

  /** Asks where to save the distribution, and does so. */
  void saveStanding() {
    files.save(standing, standing.model(), ExportFormat.PDF, "distribution");
  }

  /** Asks where to save the table of versions, and does so. */
  void saveTable(VersionTable.Format format) {
    files.saveTable(getScene().getWindow(), format);
  }

  /** Asks where to save a profile, and does so. */
  void saveProfile(ShownProfile shown, ProfileFormat format) {
    String name = shown.of() + "-" + format.fileName();
    files.save(
        getScene().getWindow(),
        "Save the profile of " + shown.of(),
        name,
        () -> format.content(shown.profile(), shown.profile().name()));
  }

  /** Saves the profile that is shown, if there is one. */
  void saveProfile(ProfileFormat format) {
    ShownProfile shown = model.profile().shown().get();
    if (shown == null) {
      files.notices().replaceHints(NO_PROFILE);
    } else {
      saveProfile(shown, format);
    }
  }

  /** Asks for a folder, and writes everything of the session to it. */
  void saveAll() {
    Problem problem = model.session().problem().get();
    String language = model.session().choices().get().language();
    String extension =
        Language.find(model.services().languages(), language)
            .map(l -> l.extensions().getFirst())
            .orElse("txt");
    files.saveAll(
        getScene().getWindow(),
        problem == null ? language : problem.title(),
        extension,
        state ->
            problem == null ? null : StandingFigure.of(state, model.standing().known(), problem));
  }

  /** Lets the chart of two sessions be saved like those here. */
  void exportSessions(TrendsChart chart) {
    export(chart, "sessions");
  }

  /** Lines about saving charts. */
  Notices notices() {
    return files.notices();
  }

  /** Lets a chart be saved and copied. */
  <M extends ChartModel> void export(ChartControl<M> chart, String name) {
    chart.setMinSize(0, MIN_HEIGHT);
    chart.setOnExport(format -> files.save(chart, chart.model(), format, name));
    chart.setOnPaper(files::imprint, figure -> files.save(chart, figure, name));
  }

  /** Opens the solution in the diff; a further click on several goes to the next of them. */
  private void compareWith(List<DistributionModel.Reference> clicked) {
    Reference before = model.comparison().reference().get();
    List<String> ids = clicked.stream().map(DistributionModel.Reference::id).toList();
    int next = before == null ? 0 : (ids.indexOf(before.name()) + 1) % ids.size();
    model.standing().reference(ids.get(next)).ifPresent(model.comparison()::against);
  }

  private static void select(WorkbenchModel model, String version) {
    model.session().selection().select(Integer.parseInt(version.substring(1)));
  }
}
