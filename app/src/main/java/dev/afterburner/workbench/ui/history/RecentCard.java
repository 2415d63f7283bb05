// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.ui.history.RecentViewModel.Recent;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polyline;
import org.jspecify.annotations.Nullable;

/** The sessions that were begun last, to go on with one. */
public final class RecentCard extends VBox {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final double WIDTH = 88;
  private static final double HEIGHT = 30;

  /** The line goes on a little, so that a last improvement is seen as one. */
  private static final double TAIL = 12;

  private final RecentViewModel model;
  private final UnaryOperator<String> titles;
  private final UnaryOperator<String> languages;
  private final Runnable onDone;
  private final ListView<Recent> list = new ListView<>();

  /**
   * @param titles the title of a problem by its id
   * @param languages the name of a language by its id
   * @param onDone takes the card away
   */
  public RecentCard(
      RecentViewModel model,
      UnaryOperator<String> titles,
      UnaryOperator<String> languages,
      Runnable onDone) {
    this.model = model;
    this.titles = titles;
    this.languages = languages;
    this.onDone = onDone;
    setId("recent");
    getStyleClass().addAll("sheet", "recent");
    Label title = new Label("Recent sessions");
    title.getStyleClass().add("strong");
    Label hint = new Label("The line shows the best so far over the original, on a log scale.");
    hint.getStyleClass().add("muted");
    hint.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button close = new Button("Close");
    close.setId("recent-close");
    close.getStyleClass().add("compact");
    close.setMinWidth(Region.USE_PREF_SIZE);
    close.setOnAction(e -> onDone.run());
    HBox head = new HBox(title, hint, gap, close);
    head.getStyleClass().add("form-line");
    list.setId("recent-list");
    list.setAccessibleText("Recent sessions");
    list.setItems(model.rows());
    Label none = new Label("No sessions yet. Measure or Step starts one.");
    list.setPlaceholder(none);
    list.setCellFactory(v -> new RecentCell());
    list.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            open(list.getSelectionModel().getSelectedItem());
            e.consume();
          }
        });
    // As high as its rows, as far as the window is.
    list.prefHeightProperty()
        .bind(
            Bindings.createDoubleBinding(
                () -> Math.max(3, model.rows().size()) * list.getFixedCellSize() + 4,
                model.rows(),
                list.fixedCellSizeProperty()));
    list.setMinHeight(0);
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(head, list);
  }

  /** What is to have the focus. */
  public Node first() {
    return list;
  }

  /** Selects the newest, once they are listed. */
  public void selectFirst() {
    list.getSelectionModel().selectFirst();
  }

  private void open(@Nullable Recent recent) {
    if (recent != null) {
      onDone.run();
      model.open(recent);
    }
  }

  private final class RecentCell extends ListCell<Recent> {
    private final Polyline line = new Polyline();
    private final Label name = new Label();
    private final Label about = new Label();
    private final Label best = new Label();
    private final Label when = new Label();
    private final HBox row;

    RecentCell() {
      line.getStyleClass().add("recent-line");
      StackPane picture = new StackPane(line);
      picture.getStyleClass().add("recent-picture");
      picture.setAlignment(Pos.TOP_LEFT);
      picture.setMinSize(WIDTH, HEIGHT);
      picture.setMaxSize(WIDTH, HEIGHT);
      name.getStyleClass().add("strong");
      name.setMinWidth(0);
      about.getStyleClass().add("muted");
      about.setMinWidth(0);
      VBox words = new VBox(name, about);
      HBox.setHgrow(words, Priority.ALWAYS);
      words.setMinWidth(0);
      best.getStyleClass().add("strong");
      when.getStyleClass().add("muted");
      VBox right = new VBox(best, when);
      right.setAlignment(Pos.CENTER_RIGHT);
      right.setMinWidth(Region.USE_PREF_SIZE);
      row = new HBox(picture, words, right);
      row.getStyleClass().add("recent-row");
      setPrefWidth(0);
      addEventHandler(
          MouseEvent.MOUSE_CLICKED,
          e -> {
            if (!isEmpty()) {
              open(getItem());
            }
          });
    }

    @Override
    protected void updateItem(@Nullable Recent recent, boolean empty) {
      super.updateItem(recent, empty);
      if (empty || recent == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      String problem = titles.apply(recent.entry().problem());
      String named = recent.entry().name();
      name.setText(named.isEmpty() ? problem : problem + " · " + named);
      about.setText(about(recent));
      best.setText(best(recent));
      boolean better = recent.sum() != null && !recent.sum().best().isEmpty();
      best.getStyleClass().setAll("label", "strong", better ? "tone-good" : "tone-muted");
      when.setText(WHEN.format(recent.entry().startedAt().atZone(ZoneId.systemDefault())));
      draw(recent.bestSoFar());
      setGraphic(row);
      setAccessibleText(
          String.join(", ", name.getText(), about.getText(), best.getText(), when.getText()));
    }

    private String about(Recent recent) {
      int versions = recent.entry().versions();
      return languages.apply(recent.entry().language())
          + " · "
          + recent.entry().objective()
          + " · "
          + recent.entry().model()
          + " · "
          + (versions == 1 ? "1 version" : versions + " versions")
          + (recent.sum() == null ? "" : ", step " + recent.sum().progress());
    }

    private void draw(List<Double> bestSoFar) {
      line.getPoints().clear();
      double least = bestSoFar.stream().mapToDouble(Double::doubleValue).min().orElse(1);
      int last = Math.max(1, bestSoFar.size() - 1);
      double before = 0;
      for (int i = 0; i < bestSoFar.size(); i++) {
        double share = least >= 1 ? 0 : Math.log(bestSoFar.get(i)) / Math.log(least);
        double y = 2 + Math.clamp(share, 0, 1) * (HEIGHT - 4);
        double x = (WIDTH - TAIL) * i / last;
        if (i > 0 && y != before) {
          line.getPoints().addAll(x, before);
        }
        line.getPoints().addAll(x, y);
        before = y;
      }
      if (!bestSoFar.isEmpty()) {
        line.getPoints().addAll(WIDTH - 2, before);
      }
    }
  }

  /** "31.3× (26.0–48.4)"; a dash where nothing is better than the original. */
  private static String best(Recent recent) {
    if (recent.sum() == null) {
      return "";
    }
    return recent.sum().best().isEmpty() ? Figures.NONE : recent.sum().best();
  }
}
