// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.problems;

import dev.afterburner.workbench.text.HiddenCharacters;
import dev.afterburner.workbench.ui.fx.Focus;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A problem's statement: Markdown as JavaFX nodes, in lines of a comfortable length. */
public final class StatementView extends BorderPane {

  private final StringProperty markdown = new SimpleStringProperty(this, "markdown", "");
  private final DoubleProperty fontSize = new SimpleDoubleProperty(this, "fontSize", 14);
  private final VBox page = new VBox();
  private final ScrollPane scroll = new ScrollPane();
  private final Label empty = new Label("No problem chosen. Choose one in the list on the left.");
  private static final double MARGIN = 12;

  private Consumer<String> onLink = address -> {};

  /** An empty page. */
  public StatementView() {
    getStyleClass().add("statement");
    page.getStyleClass().add("page");
    page.setFillWidth(true);
    StackPane sheet = new StackPane(page);
    sheet.setAlignment(Pos.TOP_LEFT);
    scroll.setContent(sheet);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setId("statement");
    scroll.setAccessibleText("Statement of the problem");
    scroll.setFocusTraversable(true);
    scroll
        .sceneProperty()
        .flatMap(Scene::focusOwnerProperty)
        .addListener((o, before, now) -> scrollTo(now));
    empty.getStyleClass().add("message");
    empty.setWrapText(true);
    MenuItem copy = new MenuItem("Copy the statement");
    copy.setOnAction(event -> copy(markdown.get()));
    scroll.setContextMenu(new ContextMenu(copy));
    markdown.subscribe(this::render);
    fontSize.subscribe(size -> setStyle("-fx-font-size: " + size + "px;"));
  }

  /** What gets the focus is brought into view. */
  private void scrollTo(@Nullable Node focused) {
    double beyond = page.getHeight() - scroll.getViewportBounds().getHeight();
    if (focused != null && Focus.isWithin(focused, page) && beyond > 0) {
      double top = page.sceneToLocal(focused.localToScene(0, 0)).getY();
      double seen = scroll.getVvalue() * beyond;
      boolean inView =
          top >= seen
              && top + focused.getLayoutBounds().getHeight()
                  <= seen + scroll.getViewportBounds().getHeight();
      if (!inView) {
        scroll.setVvalue(Math.clamp((top - MARGIN) / beyond, 0, 1));
      }
    }
  }

  /** The text that is shown, in Markdown; blank shows that no problem is chosen. */
  public StringProperty markdownProperty() {
    return markdown;
  }

  /** Size of the running text, px. */
  public DoubleProperty fontSizeProperty() {
    return fontSize;
  }

  /** Shows a statement from its beginning. */
  public void show(String text) {
    markdown.set(text);
    scroll.setVvalue(0);
  }

  /** What happens when a link is clicked; it is given the address. */
  public void setOnLink(Consumer<String> action) {
    onLink = action;
  }

  private void render(String text) {
    if (text.isBlank()) {
      page.getChildren().clear();
      setCenter(empty);
    } else {
      page.getChildren()
          .setAll(
              new MarkdownNodes(address -> onLink.accept(address))
                  .of(HiddenCharacters.visible(text)));
      setCenter(scroll);
    }
  }

  static void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  /** The blocks of the page, in order; for tests that read it. */
  List<javafx.scene.Node> blocks() {
    return List.copyOf(page.getChildren());
  }
}
