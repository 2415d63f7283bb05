// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.fx;

import static java.util.Objects.requireNonNull;

import dev.afterburner.workbench.settings.WindowSettings.Theme;
import java.net.URL;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * The style sheets of the program's windows, by theme and font size.
 *
 * <p>There is one sheet for all colours, the toolkit's own with the workbench's colours in it; the
 * dark theme is a state of panes of the style class {@link #PANE}, which a change reaches in two or
 * three pulses, some panes in each: all of a window at once would take longer than a frame. A scene
 * without such panes, as a menu's, has the state at its root.
 */
public final class Themes {

  /** Style class of a pane that has the theme as a state. */
  public static final String PANE = "themed";

  /** How many nodes change their colours in one pulse; a thousand take some 20 ms. */
  private static final int NODES_A_PULSE = 400;

  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

  private final Deque<Node> waiting = new ArrayDeque<>();
  private final NextPulses nextPulses = new NextPulses(this::changeSome);

  private @Nullable Scene scene;
  private Theme theme;

  /**
   * Follows the system while that is chosen. Made before any control is: JavaFX would read a sheet
   * of its own for the first one.
   */
  public Themes(Theme chosen) {
    theme = chosen;
    Application.setUserAgentStylesheet(sheet("colours"));
    Platform.getPreferences().colorSchemeProperty().addListener((o, before, now) -> apply());
    // Menus and hints are windows of their own.
    Window.getWindows()
        .addListener(
            (ListChangeListener<Window>)
                change -> {
                  while (change.next()) {
                    change.getAddedSubList().forEach(this::dyeMenu);
                  }
                });
  }

  /** Gives a scene, whose panes are all there, the workbench's look. */
  public void dress(Scene dressed) {
    scene = dressed;
    // Sheets of a pane's own would be gathered anew for each node in it.
    dressed.getStylesheets().addAll(sheet("workbench"), sheet("code"));
    panes(dressed).forEach(this::dye);
  }

  /** Whether the colours shown are the dark ones. */
  public boolean dark() {
    return switch (theme) {
      case DARK -> true;
      case LIGHT -> false;
      case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
    };
  }

  public void show(Theme chosen) {
    theme = chosen;
    apply();
  }

  /** Sets the size of the window's text, px; code and charts scale along. */
  public void fontSize(int px) {
    requireNonNull(scene, "dressed before").getRoot().setStyle("-fx-font-size: " + px + "px;");
  }

  private void apply() {
    if (scene != null) {
      waiting.clear();
      waiting.addAll(panes(scene));
      if (changeSome()) {
        nextPulses.start();
      }
    }
    Window.getWindows().forEach(this::dyeMenu);
  }

  private void dyeMenu(Window window) {
    if (window instanceof PopupWindow popup && isOurs(popup.getOwnerWindow())) {
      dye(popup.getScene().getRoot());
    }
  }

  private boolean isOurs(@Nullable Window window) {
    return window instanceof PopupWindow popup
        ? isOurs(popup.getOwnerWindow())
        : scene != null && Objects.equals(window, scene.getWindow());
  }

  private boolean changeSome() {
    int nodes = 0;
    while (!waiting.isEmpty()
        && (nodes == 0 || nodes + visible(waiting.element()) <= NODES_A_PULSE)) {
      Node pane = waiting.remove();
      nodes += visible(pane);
      dye(pane);
    }
    return !waiting.isEmpty();
  }

  private static int visible(Node node) {
    if (!node.isVisible()) {
      return 0;
    }
    return node instanceof Parent parent
        ? 1 + parent.getChildrenUnmodifiable().stream().mapToInt(Themes::visible).sum()
        : 1;
  }

  private static List<Node> panes(Scene of) {
    List<Node> panes = new ArrayList<>();
    collect(of.getRoot(), panes);
    return panes.isEmpty() ? List.of(of.getRoot()) : panes;
  }

  /** What is in a split pane becomes its child only when the scene is first styled. */
  private static void collect(Node node, List<Node> panes) {
    if (node.getStyleClass().contains(PANE)) {
      panes.add(node);
    } else if (node instanceof SplitPane split) {
      split.getItems().forEach(item -> collect(item, panes));
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, panes));
    }
  }

  private void dye(Node pane) {
    pane.pseudoClassStateChanged(DARK, dark());
  }

  private static String sheet(String name) {
    URL url = Themes.class.getResource("/themes/" + name + ".css");
    if (url == null) {
      throw new IllegalStateException("The style sheet " + name + " is missing from this build");
    }
    return url.toExternalForm();
  }
}
