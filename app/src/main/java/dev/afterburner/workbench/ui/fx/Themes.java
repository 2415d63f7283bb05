package dev.afterburner.workbench.ui.fx;

import static java.util.Objects.requireNonNull;

import dev.afterburner.workbench.settings.WindowSettings.Theme;
import java.net.URL;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * The style sheets of a scene, by theme and font size.
 *
 * <p>A theme is one sheet, the toolkit's own with the workbench's colours in it, so that choosing
 * another one styles every node once.
 */
public final class Themes {

  private @Nullable Scene scene;
  private Theme theme = Theme.SYSTEM;
  private @Nullable Boolean applied;

  /**
   * Follows the system while that is chosen. Made before any control is: JavaFX would read a sheet
   * of its own for the first one.
   */
  public Themes(Theme chosen) {
    show(chosen);
    Platform.getPreferences().colorSchemeProperty().addListener((o, before, now) -> apply());
  }

  /** Gives a scene the workbench's look. */
  public void dress(Scene dressed) {
    scene = dressed;
    dressed.getStylesheets().add(sheet("workbench"));
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
    boolean dark = dark();
    // Every node is styled anew, which takes its time.
    if (Boolean.valueOf(dark).equals(applied)) {
      return;
    }
    applied = dark;
    Application.setUserAgentStylesheet(sheet(dark ? "workbench-dark" : "workbench-light"));
  }

  private static String sheet(String name) {
    URL url = Themes.class.getResource("/themes/" + name + ".css");
    if (url == null) {
      throw new IllegalStateException("The style sheet " + name + " is missing from this build");
    }
    return url.toExternalForm();
  }
}
