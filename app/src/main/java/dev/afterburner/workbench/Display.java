// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a window can be opened here, found out without loading the toolkit. */
final class Display {

  /** What JavaFX's glue to GTK is linked against and a machine without a desktop lacks. */
  private static final Map<String, String> LIBRARIES =
      Map.of("libgtk-3.so.0", "libgtk-3-0", "libXtst.so.6", "libxtst6");

  private final Map<String, String> environment;
  private final String system;
  private final Path root;

  /**
   * A look at this machine.
   *
   * @param environment variables by name
   * @param system value of os.name
   * @param root where the file system begins
   */
  Display(Map<String, String> environment, String system, Path root) {
    this.environment = environment;
    this.system = system;
    this.root = root;
  }

  /** What stands in the way of a window and how to get it; empty where nothing does. */
  Optional<String> obstacle() {
    if (!system.toLowerCase(Locale.ROOT).contains("linux")) {
      return Optional.empty();
    }
    // GTK goes through X11 for JavaFX; a Wayland session offers it as DISPLAY.
    if (unset("DISPLAY")) {
      return Optional.of(
          unset("WAYLAND_DISPLAY")
              ? "no display (neither DISPLAY nor WAYLAND_DISPLAY is set): log in to a desktop, or"
                  + " use ssh -X"
              : "no X display (WAYLAND_DISPLAY is set, DISPLAY is not): install Xwayland, through"
                  + " which windows of Java come to a Wayland desktop, and log in again");
    }
    List<String> missing =
        LIBRARIES.keySet().stream().sorted().filter(library -> !has(library)).toList();
    if (missing.isEmpty()) {
      String display = environment.getOrDefault("DISPLAY", "").strip();
      return new DisplayServer(display, root).answers()
          ? Optional.empty()
          : Optional.of(
              "the display "
                  + display
                  + ", which DISPLAY names, can't be opened: log in to a desktop, connect with ssh"
                  + " -X anew, or correct DISPLAY");
    }
    return Optional.of(
        String.join(" and ", missing)
            + (missing.size() == 1 ? " is" : " are")
            + " not on this machine (Debian: apt install "
            + String.join(" ", missing.stream().map(LIBRARIES::get).toList())
            + "; Fedora: dnf install gtk3 libXtst)");
  }

  private boolean unset(String name) {
    return environment.getOrDefault(name, "").isBlank();
  }

  private boolean has(String library) {
    return inLoaderCache(library)
        || folders().anyMatch(folder -> Files.exists(folder.resolve(library)));
  }

  /** The GNU loader's cache holds names as plain bytes (ld.so(8), ldconfig(8)). */
  private boolean inLoaderCache(String library) {
    try {
      String cache = Files.readString(root.resolve("etc/ld.so.cache"), StandardCharsets.ISO_8859_1);
      return cache.contains(library);
    } catch (IOException e) {
      return false;
    }
  }

  private Stream<Path> folders() {
    Stream<Path> usual =
        Stream.of("usr/lib", "usr/lib64", "lib", "lib64", "usr/local/lib").map(root::resolve);
    Stream<Path> named =
        Stream.of(environment.getOrDefault("LD_LIBRARY_PATH", "").split(":", -1))
            .filter(folder -> !folder.isBlank())
            .map(Path::of);
    return Stream.concat(usual, named);
  }
}
