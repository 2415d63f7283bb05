// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.sandboxes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.Fuzzing;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.Prices;
import dev.afterburner.workbench.model.remote.Keys;
import dev.afterburner.workbench.model.remote.NoKeyring;
import dev.afterburner.workbench.settings.BuildChoice;
import dev.afterburner.workbench.settings.DraftFolder;
import dev.afterburner.workbench.settings.LoopSettings;
import dev.afterburner.workbench.settings.SettingsFile;
import dev.afterburner.workbench.settings.WindowSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Settings files that somebody edited")
class SettingsFuzzTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "{\"x\": null}", "{\"localhost:1\": null}", "1", ""})
  @DisplayName("are told by name where they can't be meant")
  void told(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("some.json"), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    for (String said :
        List.of(
            message(
                assertThrows(
                    IOException.class, () -> ContainerImages.read(file, List.of("python")))),
            message(assertThrows(ModelException.class, () -> new Prices(file).table())),
            message(
                assertThrows(
                    ModelException.class,
                    () ->
                        new Keys(Map.of(), file, new NoKeyring())
                            .of(URI.create("http://localhost:1")))))) {
      assertTrue(said.contains(file.toString()), said);
    }
  }

  private static String message(Exception e) {
    return String.valueOf(e.getMessage());
  }

  @Test
  @DisplayName("give the window settings that it can work with, damaged in any way")
  void window() throws Exception {
    WindowSettings settings =
        WindowSettings.DEFAULT
            .withLayout(
                new WindowSettings.Place(1, 2, 800, 600, false), Map.of("work", List.of(0.25, 0.5)))
            .withModels(List.of("demo", "openai:any"), LoopSettings.DEFAULT)
            .withBuilds(Map.of("cpp", new BuildChoice("-O3", "c++17", List.of("/opt/packages"))))
            .withDismissed(Set.of("welcome"));
    Path file = folder.resolve("window.json");
    SettingsFile store = new SettingsFile(file);
    store.write(settings);
    assertEquals(settings, store.read());
    String whole = Files.readString(file);
    Random random = new Random(22);
    for (int i = Fuzzing.cases(400); i > 0; i--) {
      byte[] bytes =
          i % 2 == 0
              ? Fuzzing.otherValue(whole, random).getBytes(StandardCharsets.UTF_8)
              : Fuzzing.damaged(whole.getBytes(StandardCharsets.UTF_8), random);
      Files.write(file, bytes);
      WindowSettings read = store.read();
      String text = new String(bytes, StandardCharsets.UTF_8);
      for (Object part :
          new Object[] {
            read.theme(),
            read.language(),
            read.objective(),
            read.model(),
            read.sandbox(),
            read.loop().prompt(),
            read.loop().requests().system(),
            read.loop().stops()
          }) {
        assertNotNull(part, text);
      }
      assertTrue(read.models().stream().noneMatch(java.util.Objects::isNull), text);
      assertTrue(
          read.dividers().values().stream().flatMap(List::stream).allMatch(d -> d >= 0 && d <= 1),
          text);
      for (BuildChoice build : read.builds().values()) {
        assertNotNull(build.standard(), text);
        assertTrue(build.libraries().stream().noneMatch(java.util.Objects::isNull), text);
      }
      assertTrue(read.place() == null || Math.abs(read.place().x()) <= 100_000, text);
      store.write(read);
      assertEquals(read, store.read(), text);
    }
  }

  @Test
  @DisplayName("give drafts that are there, damaged in any way")
  void drafts() throws Exception {
    DraftFolder drafts = new DraftFolder(folder.resolve("drafts"));
    DraftFolder.Key key = new DraftFolder.Key("pair-sums", "python", null);
    drafts.write(key, Map.of(0, "a = 1\n", 3, "b"));
    Path file;
    try (var files = Files.list(folder.resolve("drafts"))) {
      file = files.findFirst().orElseThrow();
    }
    String whole = Files.readString(file);
    Random random = new Random(23);
    for (int i = Fuzzing.cases(150); i > 0; i--) {
      Files.write(
          file,
          i % 2 == 0
              ? Fuzzing.otherValue(whole, random).getBytes(StandardCharsets.UTF_8)
              : Fuzzing.damaged(whole.getBytes(StandardCharsets.UTF_8), random));
      drafts.read(key).forEach((version, text) -> assertNotNull(text));
    }
  }
}
