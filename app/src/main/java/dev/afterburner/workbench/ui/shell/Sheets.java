// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import static java.util.Objects.requireNonNull;

import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.ui.editor.TreeSitterHighlighter;
import dev.afterburner.workbench.ui.fx.Notice;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import dev.afterburner.workbench.ui.history.RecentCard;
import dev.afterburner.workbench.ui.history.RepliesCard;
import dev.afterburner.workbench.ui.model.TemplatesCard;
import dev.afterburner.workbench.ui.problems.HubImportCard;
import dev.afterburner.workbench.ui.training.TrainExportCard;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Cards over the window that show more than a pane can, and the commands that open them. A card is
 * made when it is first opened.
 */
final class Sheets {

  private static final ObservableBooleanValue ALWAYS = new SimpleBooleanProperty(true);

  private final WorkbenchModel model;
  private final Sheet<RepliesCard> replies;
  private final Sheet<TemplatesCard> templates;
  private final Sheet<RecentCard> recent;
  private final Sheet<HubImportCard> hub;
  private final Sheet<TrainExportCard> trainExport;
  private @Nullable Pane window;

  /**
   * @param folder asks for a folder, by what it is for
   */
  Sheets(WorkbenchModel model, TaskRunner tasks, Function<String, Optional<Path>> folder) {
    this.model = model;
    replies =
        new Sheet<>(
            done -> new RepliesCard(model.replies(), new TreeSitterHighlighter(), tasks, done),
            model.replies()::close);
    templates =
        new Sheet<>(
            done -> new TemplatesCard(model.templates(), done),
            () -> {
              model.templates().save();
              // The model's sheet may lie below, and shows which there are.
              model.prompts().begin(model.prompts().name());
            });
    recent =
        new Sheet<>(
            done -> new RecentCard(model.recent(), model.problems()::title, this::language, done),
            model.recent()::end);
    hub = new Sheet<>(done -> new HubImportCard(model.hubImport(), done), model.hubImport()::close);
    trainExport =
        new Sheet<>(
            done -> new TrainExportCard(model.trainExport(), folder, done),
            () -> {}); // an export goes on, and the card shows it when it is opened again
  }

  /** Lets the user export training data. */
  void exportTraining() {
    trainExport.open(trainExport.card().begin());
  }

  private String language(String id) {
    return Language.find(model.services().languages(), id).map(Language::name).orElse(id);
  }

  /**
   * Offers the recent sessions where the window opens with nothing chosen.
   *
   * @param root what the cards lie over
   */
  void begin(Pane root) {
    window = root;
    if (model.beginsWithNothing()) {
      model
          .recent()
          .begin(
              count -> {
                if (count > 0) {
                  recent.open(recent.card().first());
                  recent.card().selectFirst();
                }
              });
    }
  }

  void addTo(Commands commands) {
    commands.add(
        "Go", "Replies of a step, side by side", ALWAYS, this::showReplies, "Shortcut+Shift+R");
    commands.add("Go", "Recent sessions…", ALWAYS, this::showRecent, "Shortcut+E");
    commands.add("Export", "Training data…", ALWAYS, this::exportTraining);
    commands.gap("Export", "Training data…");
    commands.add("Session", "Prompt templates…", ALWAYS, this::editTemplates);
  }

  /** Beside the other imports. */
  void addImport(Commands commands) {
    commands.add(
        "Problems",
        "Import from the Hugging Face Hub…",
        ALWAYS,
        () -> hub.open(hub.card().begin()));
  }

  /** Shows the replies of the step that made what is selected. */
  void showReplies() {
    if (model.replies().open()) {
      replies.open(replies.card());
      replies.card().begin(model.settings().fontSize()).requestFocus();
    } else {
      model
          .runNotices()
          .add(Notice.done("No step has been taken yet, so there are no replies to compare."));
    }
  }

  /** Lets the user edit prompt templates. */
  void editTemplates() {
    model.templates().begin(model.prompts().name());
    templates.open(templates.card().first());
  }

  private void showRecent() {
    recent.open(recent.card().first());
    model.recent().begin(count -> recent.card().selectFirst());
  }

  /** A card, and what it lies on. */
  private final class Sheet<C extends Region> {

    private final Function<Runnable, C> making;
    private final Runnable onHidden;
    private @Nullable C card;
    private @Nullable Overlay overlay;

    /**
     * @param making makes the card, which is given what takes it away
     * @param onHidden what is to happen when it is taken away
     */
    Sheet(Function<Runnable, C> making, Runnable onHidden) {
      this.making = making;
      this.onHidden = onHidden;
    }

    C card() {
      C made = card;
      if (made == null) {
        made = making.apply(() -> requireNonNull(overlay).hide());
        card = made;
        Overlay ground = new Overlay(made);
        ground
            .visibleProperty()
            .addListener(
                (o, before, now) -> {
                  if (!now) {
                    onHidden.run();
                  }
                });
        requireNonNull(window, "the window is shown").getChildren().add(ground);
        overlay = ground;
      }
      return made;
    }

    void open(Node first) {
      card();
      requireNonNull(overlay).open(first);
    }
  }
}
