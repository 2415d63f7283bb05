package dev.afterburner.workbench.ui.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.afterburner.workbench.settings.WindowSettings.Theme;
import java.net.URL;
import java.util.List;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/** The style sheets of a scene, by theme and font size. */
public final class Themes {

  private final Scene scene;
  private Theme theme = Theme.SYSTEM;
  private @Nullable Boolean applied;

  /** Follows the system while that is chosen. */
  public Themes(Scene scene) {
    this.scene = scene;
    Platform.getPreferences().colorSchemeProperty().addListener((o, before, now) -> apply());
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
    scene.getRoot().setStyle("-fx-font-size: " + px + "px;");
  }

  private void apply() {
    boolean dark = dark();
    // Every node is styled anew, which takes its time.
    if (Boolean.valueOf(dark).equals(applied)) {
      return;
    }
    applied = dark;
    Application.setUserAgentStylesheet(
        dark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    scene
        .getStylesheets()
        .setAll(List.of(sheet(dark ? "workbench-dark" : "workbench-light"), sheet("workbench")));
  }

  private static String sheet(String name) {
    URL url = Themes.class.getResource("/themes/" + name + ".css");
    if (url == null) {
      throw new IllegalStateException("The style sheet " + name + " is missing from this build");
    }
    return url.toExternalForm();
  }
}
