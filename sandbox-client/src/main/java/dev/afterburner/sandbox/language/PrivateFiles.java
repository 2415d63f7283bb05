// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.language;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What no program under test may see, wherever its tools or its files lie: whole homes, keys, and
 * the workbench's own data. A second line of defence: what is shown is an allow-list anyway.
 */
public final class PrivateFiles {

  private static final List<String> SECRETS =
      List.of(
          ".ssh",
          ".gnupg",
          ".aws",
          ".azure",
          ".config",
          ".docker",
          ".kube",
          ".netrc",
          ".git-credentials",
          ".password-store",
          ".local/share/keyrings",
          ".local/share/afterburner-workbench",
          ".cache/afterburner-workbench");

  private static final List<String> SYSTEM =
      List.of("/", "/home", "/root", "/etc", "/var", "/run", "/proc", "/sys", "/dev", "/boot");

  private final Map<Path, String> whole = new LinkedHashMap<>();
  private final Map<Path, String> within = new LinkedHashMap<>();

  /**
   * What is private here.
   *
   * @param environment this process' variables: HOME, XDG_DATA_HOME, XDG_CONFIG_HOME and
   *     WORKBENCH_HOME are looked at
   */
  public PrivateFiles(Map<String, String> environment) {
    SYSTEM.forEach(path -> whole.put(Path.of(path), "it is a folder of the system"));
    String home = environment.getOrDefault("HOME", "");
    if (home.startsWith("/")) {
      add(whole, Path.of(home), "your home is in it");
      SECRETS.forEach(part -> add(within, Path.of(home, part), "keys or private data are in it"));
    }
    for (String variable : List.of("WORKBENCH_HOME", "XDG_CONFIG_HOME")) {
      String folder = environment.getOrDefault(variable, "");
      if (!folder.isEmpty()) {
        add(within, Path.of(folder).toAbsolutePath(), "keys or private data are in it");
      }
    }
    String data = environment.getOrDefault("XDG_DATA_HOME", "");
    if (data.startsWith("/")) {
      add(within, Path.of(data, "keyrings"), "keys are in it");
      add(within, Path.of(data, "afterburner-workbench"), "the workbench's data are in it");
    }
  }

  private static void add(Map<Path, String> all, Path path, String reason) {
    all.put(path.normalize(), reason);
    all.put(real(path), reason);
  }

  /** Why a file or folder can't be shown; empty where it can. Links in it are followed. */
  public Optional<String> reason(Path path) {
    for (Path place : List.of(path.toAbsolutePath().normalize(), real(path))) {
      for (Map.Entry<Path, String> home : whole.entrySet()) {
        if (home.getKey().startsWith(place)) {
          return Optional.of(home.getValue());
        }
      }
      for (Map.Entry<Path, String> secret : within.entrySet()) {
        if (secret.getKey().startsWith(place) || place.startsWith(secret.getKey())) {
          return Optional.of(secret.getValue());
        }
      }
    }
    return Optional.empty();
  }

  /** Those that can be shown. */
  List<String> without(List<Path> paths) {
    List<String> shown = new ArrayList<>();
    for (Path path : paths) {
      if (reason(path).isEmpty()) {
        shown.add(path.toString());
      }
    }
    return shown;
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }
}
