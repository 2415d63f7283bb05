// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import dev.afterburner.workbench.ui.fx.Themes;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
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
  private final ChangeListener<@Nullable Node> focus = (o, old, now) -> keepFocus(old, now);
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

  /** Whether a node lies on a card: Esc closes that then. */
  static boolean holds(@Nullable Node node) {
    for (@Nullable Node at = node; at != null; at = at.getParent()) {
      if (at instanceof Overlay) {
        return true;
      }
    }
    return false;
  }

  /** The card stands at the right, as high as the window. */
  void toTheSide() {
    getStyleClass().add("side");
    if (card instanceof Region region) {
      region.setMaxHeight(Double.MAX_VALUE);
    }
  }

  /** Shows the card above all others and moves the focus into it. */
  void open(Node first) {
    before = getScene().getFocusOwner();
    toFront();
    // The scene's, since the focus may be nowhere: what had it may have been taken away.
    getScene().removeEventFilter(KeyEvent.KEY_PRESSED, keys);
    getScene().addEventFilter(KeyEvent.KEY_PRESSED, keys);
    if (getChildren().isEmpty()) {
      getChildren().add(card);
    }
    setVisible(true);
    // What is in a tab joins the window with the first layout.
    applyCss();
    layout();
    first.requestFocus();
    getScene().focusOwnerProperty().removeListener(focus);
    getScene().focusOwnerProperty().addListener(focus);
    keepFocus(null, getScene().getFocusOwner());
  }

  /**
   * What is typed belongs to the card as long as it is there: a button that has been pressed and
   * can't be pressed again for now would pass the focus on to what lies behind.
   */
  private void keepFocus(@Nullable Node old, @Nullable Node now) {
    if (!isVisible() || !isInFront() || isWithin(now)) {
      return;
    }
    if (old != null && isWithin(old) && old.isDisabled()) {
      old.disabledProperty().addListener(new GiveBack(old));
    }
    card.setFocusTraversable(true);
    card.requestFocus();
    card.setFocusTraversable(false);
  }

  /** Gives a control the focus that it lost when it was disabled, unless it has gone on. */
  private final class GiveBack implements ChangeListener<Boolean> {
    private final Node control;

    GiveBack(Node control) {
      this.control = control;
    }

    @Override
    public void changed(
        ObservableValue<? extends Boolean> disabled, Boolean before, Boolean isDisabled) {
      if (!isDisabled) {
        control.disabledProperty().removeListener(this);
        if (isVisible() && card.isFocused()) {
          control.requestFocus();
        }
      }
    }
  }

  private boolean isWithin(@Nullable Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      if (n == this) {
        return true;
      }
    }
    return false;
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
    getScene().focusOwnerProperty().removeListener(focus);
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
