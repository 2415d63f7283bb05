// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import dev.afterburner.sandbox.Isolation;
import dev.afterburner.workbench.ui.fx.Tips;
import dev.afterburner.workbench.ui.run.SandboxViewModel;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** What goes on, at the left; how trustworthy the figures are, at the right. */
final class StatusBar extends HBox {

  private static final PseudoClass NOISY = PseudoClass.getPseudoClass("noisy");

  private final StatusViewModel model;
  private final SessionViewModel session;
  private final Label work = new Label();
  private final ProgressBar bar = new ProgressBar(0);
  private final Label spent = new Label();
  private final Label core = new Label();
  private final Region dot = new Region();
  private final Button stability = new Button();
  private final HBox stable = new HBox(dot, stability);
  // The text follows the clock while work goes on; once a second is all it needs.
  private final Timeline clock = new Timeline(new KeyFrame(Duration.seconds(1), e -> update()));

  /**
   * The line.
   *
   * @param onNoise explains why times scatter, and what helps
   */
  StatusBar(
      StatusViewModel model, SessionViewModel session, SandboxViewModel sandbox, Runnable onNoise) {
    this.model = model;
    this.session = session;
    getStyleClass().add("status-bar");
    work.setId("status");
    work.setMinWidth(0);
    bar.getStyleClass().add("thin");
    bar.setAccessibleText("Progress of the work");
    Tips.on(stability, model::stabilityAdvice);
    stability.setId("stability");
    stability.getStyleClass().add("flat");
    stability.setOnAction(e -> onNoise.run());
    spent.setId("spent");
    Tips.on(spent, model::spentInFull);
    Tips.on(core, "The processor core that the version shown ran on, which it had to itself");
    dot.getStyleClass().addAll("dot", "good");
    stable.getStyleClass().add("stable");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label level = new Label();
    level.textProperty().bind(sandbox.isolation().map(StatusBar::kept).orElse(""));
    Tips.on(level, () -> details(sandbox.isolation().get()));
    Label saved = new Label();
    saved
        .textProperty()
        .bind(session.drafts().edited().map(edited -> edited ? "edits saved" : "saved"));
    Tips.on(saved, "Sessions and edits are saved automatically");
    for (Labeled l : new Labeled[] {spent, core, stability, level, saved}) {
      l.setMinWidth(Region.USE_PREF_SIZE);
    }
    getChildren().addAll(work, bar, space, spent, core, stable, level, saved);
    clock.setCycleCount(Animation.INDEFINITE);
    session.activity().addListener((o, before, now) -> update());
    sandbox.preparing().addListener((o, before, now) -> update());
    session.loading().addListener((o, before, now) -> update());
    session.state().addListener((o, before, now) -> update());
    session.selection().selected().addListener((o, before, now) -> update());
    session.live().progress().addListener((o, before, now) -> update());
    session.opening().addListener((o, before, now) -> update());
    session.ending().addListener((o, before, now) -> update());
    session.drafts().edited().addListener((o, before, now) -> update());
    update();
  }

  private void update() {
    work.setText(model.work());
    double share = model.share();
    bar.setVisible(share >= 0);
    bar.setProgress(Math.max(0, share));
    show(spent, model.spent());
    spent.setAccessibleHelp(model.spentInFull());
    show(core, model.core());
    show(stability, model.stability());
    stability.setAccessibleHelp(model.stabilityAdvice());
    stability.setFocusTraversable(!model.stable());
    stable.setVisible(!model.stability().isEmpty());
    stable.setManaged(!model.stability().isEmpty());
    stable.pseudoClassStateChanged(NOISY, !model.stable());
    boolean busy = session.activity().get().busy();
    if (busy && clock.getStatus() != Animation.Status.RUNNING) {
      clock.play();
    } else if (!busy) {
      clock.stop();
    }
  }

  private static void show(Labeled label, String text) {
    label.setText(text);
    label.setVisible(!text.isEmpty());
    label.setManaged(!text.isEmpty());
  }

  private static String details(@Nullable Isolation isolated) {
    return isolated == null
        ? ""
        : "Isolation: " + isolated.level().label() + "\n" + String.join("\n", isolated.details());
  }

  private static String kept(@Nullable Isolation isolated) {
    return isolated == null
        ? ""
        : isolated.level() == Isolation.Level.PROCESS_ONLY ? "not isolated" : "isolated";
  }
}
