// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.studies;

import dev.afterburner.workbench.study.fold.ArmResult;
import dev.afterburner.workbench.study.fold.Difference;
import dev.afterburner.workbench.study.fold.Metric;
import dev.afterburner.workbench.study.fold.StudyResult;
import dev.afterburner.workbench.study.stats.Estimate;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What each arm reached, and by how much they differ. */
final class ArmsPane extends VBox {

  private static final double PERCENT = 100;

  private final TableView<ArmResult> arms = new TableView<>();
  private final TableView<Difference> differences = new TableView<>();
  private final Label least = new Label();
  private boolean several;

  ArmsPane(ResultViewModel model) {
    getStyleClass().add("study-arms");
    arms.setId("study-arms");
    arms.setAccessibleText("Arms");
    arms.setPlaceholder(Columns.placeholder("No results yet."));
    Columns.add(arms, "Arm", 120, a -> a.label(several));
    Columns.number(arms, "Iter.", 48, a -> Integer.toString(a.iteration()));
    Columns.number(arms, "Problems", 70, a -> Integer.toString(a.problems()));
    for (Metric metric : Metric.values()) {
      Columns.number(arms, metric.label() + ", %", 140, a -> percent(a.incumbent().get(metric)));
    }
    for (Metric metric : Metric.values()) {
      if (metric != Metric.PASS1) {
        Columns.number(
            arms,
            metric.label() + ": ± problems, measuring",
            150,
            a -> widths(a.incumbent().get(metric)));
      }
    }
    differences.setId("study-differences");
    differences.setAccessibleText("Differences between arms");
    differences.setPlaceholder(
        Columns.placeholder("Differences appear here if a study has several arms."));
    Columns.add(differences, "Arms", 160, this::pair);
    Columns.add(differences, "Metric", 80, d -> d.metric().label());
    Columns.number(differences, "Iter.", 48, d -> Integer.toString(d.iteration()));
    Columns.number(differences, "Difference, points", 210, d -> signed(d.estimate()));
    Columns.add(differences, "Shown", 110, d -> d.isSignificant() ? "✓ different" : "– not shown");
    Columns.number(differences, "p (Holm)", 70, d -> String.format(Locale.ROOT, "%.4f", d.holm()));
    Columns.add(differences, "Test", 130, Difference::test);
    least.setId("study-least");
    least.getStyleClass().addAll("muted", "study-remark");
    least.setWrapText(true);
    least.setMinHeight(Region.USE_PREF_SIZE);
    SplitPane both = new SplitPane(arms, differences);
    both.setOrientation(Orientation.VERTICAL);
    VBox.setVgrow(both, Priority.ALWAYS);
    getChildren().addAll(least, both);
    model.result().addListener((o, before, now) -> show(now));
    show(model.result().get());
  }

  private void show(@Nullable StudyResult result) {
    several = result != null && result.hasSeveralQuestions();
    if (result == null) {
      arms.getItems().clear();
      differences.getItems().clear();
      least.setText("Of the best programs so far. 95 % intervals are in brackets.");
      return;
    }
    arms.getItems().setAll(result.arms());
    differences.getItems().setAll(result.differences());
    String words = result.leastDifference().words();
    least.setText(
        "Of the best programs so far. 95 % intervals are in brackets. "
            + words.substring(0, 1).toUpperCase(Locale.ROOT)
            + words.substring(1)
            + ".");
  }

  private String pair(Difference d) {
    return d.first()
        + " minus "
        + d.second()
        + (several ? ", " + d.language() + ", " + d.objective() : "");
  }

  private static String percent(@Nullable Estimate e) {
    return e == null || !Double.isFinite(e.value())
        ? ""
        : String.format(
            Locale.ROOT,
            "%.1f (%.1f to %.1f)",
            PERCENT * e.value(),
            PERCENT * e.low(),
            PERCENT * e.high());
  }

  private static String widths(@Nullable Estimate e) {
    return e == null || !Double.isFinite(e.value())
        ? ""
        : half(e, Estimate::problems) + ", " + half(e, Estimate::measuring);
  }

  private static String half(Estimate e, ToDoubleFunction<Estimate> width) {
    return String.format(Locale.ROOT, "%.1f", PERCENT * width.applyAsDouble(e));
  }

  private static String signed(Estimate e) {
    return String.format(
            Locale.ROOT,
            "%+.1f (%+.1f to %+.1f)",
            PERCENT * e.value(),
            PERCENT * e.low(),
            PERCENT * e.high())
        .replace('-', '−');
  }
}
