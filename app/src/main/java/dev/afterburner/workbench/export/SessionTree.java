// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.export;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.chart.TreeModel;
import dev.afterburner.workbench.chart.TreeModel.Standing;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.session.Origin;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A session's versions as a graph, for the window and for files. */
public final class SessionTree {

  /** The chart's name. */
  public static final String TITLE = "Tree of versions";

  private SessionTree() {}

  /** No versions. */
  public static TreeModel empty() {
    return new TreeModel(
        TITLE,
        "",
        List.of(),
        null,
        null,
        TreeModel.View.START,
        "No versions yet. Measure runs the original; Step asks the model for a better one.");
  }

  /**
   * The versions of a session.
   *
   * @param selected id of the selected version; null for none
   */
  public static TreeModel of(SessionState session, @Nullable Integer selected) {
    Figure objective = session.started().settings().objective();
    return new TreeModel(
        TITLE,
        (objective == Figure.TIME ? "speed-up" : "reduction of the " + word(objective))
            + " vs original",
        session.versions().stream().map(v -> node(session, v)).toList(),
        session.best() == null ? null : "v" + session.best(),
        selected == null ? null : "v" + selected,
        TreeModel.View.START,
        empty().emptyText());
  }

  private static String word(Figure figure) {
    return figure.name().toLowerCase(Locale.ROOT);
  }

  private static TreeModel.Node node(SessionState session, Version version) {
    Figure objective = session.started().settings().objective();
    String ratio =
        version.id() == 0
            ? ""
            : session
                .ratio(session.versions().getFirst(), version, objective)
                .map(found -> Figures.factor(1 / found.comparison().ratio().value()))
                .orElse("");
    return new TreeModel.Node(
        "v" + version.id(),
        version.parent() == null ? null : "v" + version.parent(),
        standing(version),
        version.origin() == Origin.HAND,
        ratio);
  }

  private static Standing standing(Version version) {
    if (version.judgement() == null) {
      return Standing.PENDING;
    }
    if (!version.passed()) {
      return Standing.FAILED;
    }
    return version.decision() == Version.Decision.ACCEPTED ? Standing.ACCEPTED : Standing.DECLINED;
  }
}
