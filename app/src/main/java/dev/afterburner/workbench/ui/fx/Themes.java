package dev.afterburner.workbench.ui.fx;

import static java.util.Objects.requireNonNull;

import dev.afterburner.workbench.settings.WindowSettings.Theme;
import java.net.URL;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * The style sheets of the program's windows, by theme and font size.
 *
 * <p>There is one sheet for all colours, the toolkit's own with the workbench's colours in it; the
 * dark theme is a state of each window's root.
 */
public final class Themes {

  private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

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

  /** Gives a scene the workbench's look. */
  public void dress(Scene dressed) {
    scene = dressed;
    // Sheets of a pane's own would be gathered anew for each node in it.
    dressed.getStylesheets().addAll(sheet("workbench"), sheet("code"));
    dye(dressed);
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
      dye(scene);
    }
    Window.getWindows().forEach(this::dyeMenu);
  }

  private void dyeMenu(Window window) {
    if (window instanceof PopupWindow popup && isOurs(popup.getOwnerWindow())) {
      dye(popup.getScene());
    }
  }

  private boolean isOurs(@Nullable Window window) {
    return window instanceof PopupWindow popup
        ? isOurs(popup.getOwnerWindow())
        : scene != null && Objects.equals(window, scene.getWindow());
  }

  private void dye(Scene shown) {
    shown.getRoot().pseudoClassStateChanged(DARK, dark());
  }

  private static String sheet(String name) {
    URL url = Themes.class.getResource("/themes/" + name + ".css");
    if (url == null) {
      throw new IllegalStateException("The style sheet " + name + " is missing from this build");
    }
    return url.toExternalForm();
  }
}
