package dev.afterburner.workbench.ui.shell;

import dev.afterburner.workbench.ui.fx.Themes;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * A card over the window, closed by Esc or a click beside it; the focus then returns. The card
 * joins the window when it is first opened, which keeps the start short.
 */
final class Overlay extends StackPane {

  private final Node card;
  private final EventHandler<KeyEvent> keys = this::key;
  private @Nullable Node before;

  Overlay(Region card) {
    this.card = card;
    getStyleClass().addAll("overlay", Themes.PANE);
    card.getStyleClass().add("card");
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    setVisible(false);
    addEventHandler(
        MouseEvent.MOUSE_PRESSED,
        event -> {
          if (event.getTarget() == this) {
            hide();
          }
        });
  }

  /** The card stands at the right, as high as the window. */
  void toTheSide() {
    getStyleClass().add("side");
    if (card instanceof Region region) {
      region.setMaxHeight(Double.MAX_VALUE);
    }
  }

  /** Shows the card above all others and moves the focus into it. */
  void open(Node focus) {
    before = getScene().getFocusOwner();
    toFront();
    // The scene's, since the focus may be nowhere: what had it may have been taken away.
    getScene().removeEventFilter(KeyEvent.KEY_PRESSED, keys);
    getScene().addEventFilter(KeyEvent.KEY_PRESSED, keys);
    if (getChildren().isEmpty()) {
      getChildren().add(card);
    }
    setVisible(true);
    focus.requestFocus();
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && isInFront()) {
      hide();
      event.consume();
    }
  }

  private boolean isInFront() {
    return getParent().getChildrenUnmodifiable().reversed().stream()
        .filter(other -> other instanceof Overlay && other.isVisible())
        .findFirst()
        .filter(this::equals)
        .isPresent();
  }

  void hide() {
    setVisible(false);
    getScene().removeEventFilter(KeyEvent.KEY_PRESSED, keys);
    if (before != null) {
      before.requestFocus();
      before = null;
    }
  }

  Node card() {
    return card;
  }
}
