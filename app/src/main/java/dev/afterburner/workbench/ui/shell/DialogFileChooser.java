// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.shell;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks by the system's own dialog, in the folder that was used last. */
final class DialogFileChooser implements FilePicker {

  private final FileChooser chooser = new FileChooser();

  @Override
  public Optional<Path> save(Window owner, String title, String name) {
    chooser.setTitle(title);
    chooser.setInitialFileName(name);
    int dot = name.lastIndexOf('.');
    if (dot > 0) {
      String ending = "*" + name.substring(dot);
      chooser
          .getExtensionFilters()
          .setAll(new FileChooser.ExtensionFilter(ending.substring(2) + " files", ending));
    }
    return chosen(chooser.showSaveDialog(owner));
  }

  @Override
  public Optional<Path> open(Window owner, String title, String... patterns) {
    ask(title, patterns);
    return chosen(chooser.showOpenDialog(owner));
  }

  /** Sets the dialog up. Without a filter it shows all files, and those without an ending, too. */
  FileChooser ask(String title, String... patterns) {
    chooser.setTitle(title);
    chooser.setInitialFileName("");
    chooser.getExtensionFilters().clear();
    if (patterns.length > 0) {
      chooser
          .getExtensionFilters()
          .add(new FileChooser.ExtensionFilter(String.join(", ", patterns), patterns));
    }
    return chooser;
  }

  @Override
  public Optional<Path> folder(Window owner, String title) {
    DirectoryChooser folders = new DirectoryChooser();
    folders.setTitle(title);
    folders.setInitialDirectory(chooser.getInitialDirectory());
    return Optional.ofNullable(folders.showDialog(owner)).map(File::toPath);
  }

  @Override
  public boolean show(String place) {
    String system = System.getProperty("os.name");
    String opener =
        system.startsWith("Windows") ? "explorer" : system.startsWith("Mac") ? "open" : "xdg-open";
    try {
      Process started =
          new ProcessBuilder(opener, place)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      // One that is still there after that shows the place itself.
      return !started.waitFor(2, TimeUnit.SECONDS)
          || started.exitValue() == 0
          || opener.equals("explorer");
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Optional<Path> chosen(@Nullable File file) {
    if (file == null) {
      return Optional.empty();
    }
    chooser.setInitialDirectory(file.getParentFile());
    return Optional.of(file.toPath());
  }
}
