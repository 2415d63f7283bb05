// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.SandboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Of the folder that a tool lies in, programs see")
class OwnFilesTest {

  private static final Languages LANGUAGES = new Languages();

  @TempDir private Path home;

  @BeforeEach
  void secrets() throws IOException {
    home = home.toRealPath();
    write(".ssh/id_ed25519", "PRIVATE KEY");
    write(".local/share/keyrings/login.keyring", "secret");
    write(".local/share/afterburner-workbench/keys.json", "{}");
    write("lib/private.txt", "private");
    write(".local/lib/other/private.txt", "private");
  }

  @Test
  @DisplayName("the tool alone where it lies in somebody's bin folder")
  void homeBin() throws Exception {
    tool("bin/node");
    assertSees(view("javascript", home.resolve("bin")), "bin/node");
  }

  @Test
  @DisplayName("the tool and what its language lists where it lies in ~/.local/bin")
  void localBin() throws Exception {
    tool(".local/bin/node");
    write(".local/lib/node_modules/npm/package.json", "{}");
    assertSees(
        view("javascript", home.resolve(".local/bin")),
        ".local/bin/node",
        ".local/lib/node_modules");
  }

  @Test
  @DisplayName("nothing of another tool's in a folder that tools share, as /opt")
  void sharedBin() throws Exception {
    tool("opt/bin/ruby");
    write("opt/lib/ruby/3.1.0/set.rb", "");
    write("opt/other/data.txt", "");
    assertSees(view("ruby", home.resolve("opt/bin")), "opt/bin/ruby", "opt/lib/ruby");
  }

  @Test
  @DisplayName("nothing private, though a link in a tool's folder leads there")
  void links() throws Exception {
    tool("tool/bin/ruby");
    Files.createDirectories(home.resolve("tool/lib"));
    Files.createSymbolicLink(home.resolve("tool/lib/ruby"), home);
    Files.createSymbolicLink(home.resolve("tool/lib/x.so"), home.resolve(".ssh/id_ed25519"));
    assertSees(view("ruby", home.resolve("tool/bin")), "tool/bin/ruby");
  }

  @Test
  @DisplayName("no folder that was named and holds a home, keys or the workbench's data")
  void refused() throws Exception {
    PrivateFiles privacy = privacy();
    for (String path :
        List.of("", ".ssh", ".ssh/id_ed25519", ".local", ".local/share", ".local/share/keyrings")) {
      assertTrue(privacy.reason(home.resolve(path)).isPresent(), path);
    }
    assertTrue(privacy.reason(home.resolve("..").normalize()).isPresent());
    assertTrue(privacy.reason(Path.of("/")).isPresent());
    assertTrue(privacy.reason(home.resolve("elsewhere/keys.json")).isPresent());
    assertFalse(privacy.reason(home.resolve("project")).isPresent());
    write("node_modules/left/package.json", "{}");
    Builds builds = new Builds(LANGUAGES, environment("/bin"));
    Language javascript = LANGUAGES.byId("javascript").orElseThrow();
    builds.chooseLibraries(javascript, List.of(home.resolve("node_modules")));
    SandboxException no =
        assertThrows(
            SandboxException.class, () -> builds.chooseLibraries(javascript, List.of(home)));
    assertTrue(no.toString().contains("your home is in it"), no.toString());
  }

  private PrivateFiles privacy() {
    return new PrivateFiles(environment("/bin"));
  }

  private Map<String, String> environment(String path) {
    return Map.of(
        "HOME", home.toString(),
        "PATH", path,
        "WORKBENCH_HOME", home.resolve("elsewhere").toString());
  }

  private List<String> view(String language, Path bin) throws SandboxException {
    return new Toolchains(LANGUAGES, environment(bin.toString()), List.of())
        .find(LANGUAGES.byId(language).orElseThrow())
        .runView();
  }

  /** What of the home is shown is exactly this. */
  private void assertSees(List<String> view, String... paths) {
    assertEquals(
        List.of(paths).stream().map(path -> home.resolve(path).toString()).toList(),
        view.stream().filter(path -> path.startsWith(home.toString())).toList());
  }

  /** Answers the question where it is, and tells a version. */
  private void tool(String path) throws IOException {
    Path file = write(path, "#!/bin/sh\ncase $1 in --version) echo v1;; *) echo \"$0\";; esac\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Path write(String path, String content) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }
}
