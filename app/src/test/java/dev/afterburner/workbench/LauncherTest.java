// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The launcher in a checkout of its own, with JDKs and a Maven that only say how they were called.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a POSIX shell script")
class LauncherTest {

  private static final Path LAUNCHER = Path.of("..", "workbench").toAbsolutePath().normalize();

  @TempDir private Path temporary;
  private Path checkout;
  private Path tools;
  private Path home;
  private Path system;

  /** What a start left. */
  private record Started(int code, String out, String err) {}

  @BeforeEach
  void checkout() throws IOException {
    checkout = Files.createDirectories(temporary.resolve("a check out"));
    home = Files.createDirectories(temporary.resolve("home of ada"));
    system = Files.createDirectories(temporary.resolve("system"));
    tools = Files.createDirectories(temporary.resolve("tools"));
    Files.copy(LAUNCHER, checkout.resolve("workbench"), StandardCopyOption.COPY_ATTRIBUTES);
    for (String folder : List.of("app/src/main", "sandbox-client/src/main", "resources/problems")) {
      Files.createDirectories(checkout.resolve(folder));
    }
    Files.createFile(checkout.resolve("pom.xml"));
    Files.createFile(checkout.resolve("app/pom.xml"));
    Files.createFile(checkout.resolve("app/src/main/Main.java"));
    for (String tool :
        List.of(
            "sh",
            "gzip",
            "find",
            "head",
            "cat",
            "mkdir",
            "rm",
            "mv",
            "touch",
            "grep",
            "tail",
            "mktemp",
            "readlink",
            "sleep",
            "flock",
            "dirname")) {
      link(tool);
    }
    script(
        tools.resolve("mvn"),
        """
        echo "maven with $JAVA_HOME" >>"$MAVEN_CALLS"
        [ ! -f pom.broken ] || { echo "[ERROR] Main.java:[1,2] no such thing"; exit 1; }
        mkdir -p installers/target/lib
        printf 'lib/app.jar:lib/other.jar' >installers/target/classpath
        """);
  }

  /** A tool of this machine, without the rest of its folder. */
  private void link(String tool) throws IOException {
    for (String folder : List.of("/usr/bin", "/bin")) {
      Path real = Path.of(folder, tool);
      if (Files.exists(real)) {
        script(tools.resolve(tool), "exec " + real + " \"$@\"\n");
        return;
      }
    }
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A JDK whose java tells of itself and of its arguments, a line each. */
  private static void jdk(Path folder, String version) throws IOException {
    script(
        folder.resolve("bin/java"),
        "echo java "
            + version
            + "\nif [ -n \"${TELL_LOCALE-}\" ]; then echo \"locale ${LC_ALL:-${LC_CTYPE:-${LANG-}}}\";"
            + " fi\nfor argument; do echo \"$argument\"; done\n");
    script(folder.resolve("bin/javac"), "");
    Files.writeString(
        folder.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
  }

  private Started start(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    return start(checkout.resolve("workbench"), environment, arguments);
  }

  private Started start(Path launcher, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().put("HOME", home.toString());
    builder.environment().put("WORKBENCH_SYSTEM_ROOT", system.toString());
    builder.environment().put("MAVEN_CALLS", temporary.resolve("calls").toString());
    builder.environment().putAll(environment);
    Path err = Files.createTempFile(temporary, "err", "");
    builder.redirectError(err.toFile()).directory(temporary.toFile());
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Started(process.waitFor(), out, Files.readString(err));
  }

  private int builds() throws IOException {
    Path calls = temporary.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
  }

  @Test
  @DisplayName("no JDK: one line that says what is needed and how to get it")
  void noJdk() throws Exception {
    jdk(system.resolve("usr/lib/jvm/jdk-17"), "17.0.2");
    Started started = start(Map.of(), "--version");
    assertEquals(1, started.code());
    assertEquals("", started.out());
    assertTrue(started.err().startsWith("workbench: needs a JDK 25"), started.err());
    assertEquals(1, started.err().lines().count(), started.err());
  }

  @Test
  @DisplayName("a JDK is found in each of the usual places")
  void places() throws Exception {
    for (Path place :
        List.of(
            system.resolve("usr/lib/jvm/a jdk"),
            home.resolve(".sdkman/candidates/java/26-open"),
            home.resolve(".jdks/corretto-25"),
            system.resolve("Library/Java/JavaVirtualMachines/x.jdk/Contents/Home"))) {
      jdk(place, "25.0.1");
      Started started = start(Map.of(), "problems");
      assertEquals(0, started.code(), place + ": " + started.err());
      assertTrue(started.out().startsWith("java 25.0.1\n"), started.out());
      Files.delete(place.resolve("release"));
    }
  }

  @Test
  @DisplayName("JAVA_HOME goes before PATH, PATH before the usual places, the newest first there")
  void order() throws Exception {
    jdk(system.resolve("usr/lib/jvm/jdk-25"), "25.0.1");
    jdk(system.resolve("usr/lib/jvm/jdk-27"), "27");
    jdk(system.resolve("usr/lib/jvm/jdk-26"), "26.0.1");
    assertTrue(start(Map.of(), "x").out().startsWith("java 27\n"));

    Path onPath = temporary.resolve("on path");
    jdk(onPath, "25.0.2");
    Path bin = Files.createDirectories(temporary.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("java"), onPath.resolve("bin/java"));
    Map<String, String> path = Map.of("PATH", bin + ":" + tools);
    assertTrue(start(path, "x").out().startsWith("java 25.0.2\n"));

    Path chosen = temporary.resolve("chosen");
    jdk(chosen, "25.0.3");
    assertTrue(
        start(Map.of("PATH", bin + ":" + tools, "JAVA_HOME", chosen.toString()), "x")
            .out()
            .startsWith("java 25.0.3\n"));
  }

  @Test
  @DisplayName("a JAVA_HOME that is too old does not stand in the way")
  void oldJavaHome() throws Exception {
    jdk(temporary.resolve("old"), "17.0.1");
    jdk(system.resolve("usr/lib/jvm/jdk-25"), "25");
    Map<String, String> old = Map.of("JAVA_HOME", temporary.resolve("old").toString());
    assertTrue(start(old, "x").out().startsWith("java 25\n"));
  }

  @Test
  @DisplayName("the first start builds and says so in one line; the next ones do not build")
  void buildsOnce() throws Exception {
    jdk(system.resolve("usr/lib/jvm/jdk-25"), "25");
    Started first = start(Map.of(), "problems", "a b", "--json");
    assertEquals(0, first.code(), first.err());
    assertTrue(first.err().startsWith("Building the workbench (first start"), first.err());
    assertEquals(1, first.err().lines().count(), first.err());
    Started second = start(Map.of(), "problems", "a b", "--json");
    assertEquals("", second.err());
    assertEquals(1, builds());

    List<String> lines = second.out().lines().toList();
    assertEquals(
        List.of("problems", "a b", "--json"), lines.subList(lines.size() - 3, lines.size()));
    String lib = checkout.resolve("installers/target/lib").toRealPath().toString();
    assertTrue(lines.contains(lib + "/app.jar:" + lib + "/other.jar"), second.out());
    assertTrue(lines.contains("dev.afterburner.workbench.Main"), second.out());
  }

  @Test
  @DisplayName("an image's own runtime is started with its jars; nothing is built")
  void image() throws Exception {
    Path image = image("an image");
    jdk(system.resolve("usr/lib/jvm/jdk-27"), "27");
    Path link = temporary.resolve("bin of the system");
    Files.createSymbolicLink(link, Path.of("an image/workbench"));
    String home = image.toRealPath().toString();
    for (String word : List.of("problems", "my.workbench-session")) {
      Started started = start(link, Map.of(), word);
      assertEquals(0, started.code(), started.err());
      assertEquals("", started.err());
      List<String> lines = started.out().lines().toList();
      assertEquals("java 25.0.7", lines.getFirst());
      assertEquals(word, lines.getLast());
      assertTrue(lines.contains(home + "/lib/app.jar:" + home + "/lib/other.jar"), started.out());
    }
    assertEquals(0, builds());
  }

  @Test
  @DisplayName("an image's cache of classes is unpacked once for a user, in place of an older one")
  void imageCache() throws Exception {
    Path image = image("image");
    try (OutputStream packed =
        new GZIPOutputStream(Files.newOutputStream(image.resolve("start-b2.aot.gz")))) {
      packed.write("classes".getBytes(StandardCharsets.UTF_8));
    }
    Path caches = Files.createDirectories(temporary.resolve("caches/afterburner-workbench"));
    Files.writeString(caches.resolve("start-a1.aot"), "of another version");
    Map<String, String> environment =
        Map.of("XDG_CACHE_HOME", temporary.resolve("caches").toString());
    for (String word : List.of("problems", "my.workbench-session")) {
      Started started = start(image.resolve("workbench"), environment, word);
      assertEquals("", started.err());
      assertTrue(
          started.out().contains("-XX:AOTCache=" + caches.resolve("start-b2.aot") + "\n"),
          started.out());
      assertEquals("classes", Files.readString(caches.resolve("start-b2.aot")));
      try (Stream<Path> all = Files.list(caches)) {
        assertEquals(List.of(caches.resolve("start-b2.aot")), all.toList());
      }
    }
  }

  @Test
  @DisplayName("an image starts without its cache of classes where it can't be unpacked")
  void imageCacheUnusable() throws Exception {
    Path image = image("image");
    Files.writeString(image.resolve("start-b2.aot.gz"), "cut off");
    Started broken = start(image.resolve("workbench"), Map.of(), "problems");
    assertEquals("", broken.err());
    assertEquals(0, broken.code());
    assertFalse(broken.out().contains("AOTCache"), broken.out());
    Path file = Files.writeString(temporary.resolve("no folder"), "");
    Started nowhere =
        start(image.resolve("workbench"), Map.of("XDG_CACHE_HOME", file.toString()), "problems");
    assertEquals("", nowhere.err());
    assertEquals(0, nowhere.code());
    assertFalse(nowhere.out().contains("AOTCache"), nowhere.out());
  }

  private Path image(String name) throws IOException {
    Path image = Files.createDirectories(temporary.resolve(name));
    Files.copy(LAUNCHER, image.resolve("workbench"), StandardCopyOption.COPY_ATTRIBUTES);
    jdk(image.resolve("runtime"), "25.0.7");
    Files.writeString(image.resolve("classpath"), "lib/app.jar:lib/other.jar");
    return image;
  }

  @Test
  @DisplayName("a changed, new or removed source makes the next start build")
  void stale() throws Exception {
    jdk(system.resolve("usr/lib/jvm/jdk-25"), "25");
    start(Map.of(), "x");
    age();
    assertEquals("", start(Map.of(), "x").err());

    Files.writeString(checkout.resolve("app/src/main/Main.java"), "changed");
    assertTrue(start(Map.of(), "x").err().contains("sources have changed"));
    age();
    Files.createFile(checkout.resolve("resources/problems/new"));
    assertTrue(start(Map.of(), "x").err().contains("sources have changed"));
    age();
    Files.delete(checkout.resolve("resources/problems/new"));
    assertTrue(start(Map.of(), "x").err().contains("sources have changed"));
    assertEquals(4, builds());
  }

  /** Makes all that is there now an hour old, and the build half an hour. */
  private void age() throws IOException {
    Instant now = Instant.now();
    try (var all = Files.walk(checkout)) {
      for (Path path : all.toList()) {
        Files.setLastModifiedTime(path, FileTime.from(now.minusSeconds(3600)));
      }
    }
    Files.setLastModifiedTime(
        checkout.resolve("installers/target/classpath"), FileTime.from(now.minusSeconds(1800)));
  }

  @Test
  @DisplayName("a build that fails: the errors, where the log is, exit code 1")
  void broken() throws Exception {
    jdk(system.resolve("usr/lib/jvm/jdk-25"), "25");
    Files.createFile(checkout.resolve("pom.broken"));
    Started started = start(Map.of(), "x");
    assertEquals(1, started.code());
    assertEquals("", started.out());
    assertTrue(started.err().contains("[ERROR] Main.java:[1,2] no such thing"), started.err());
    assertTrue(started.err().contains(".workbench/build.log"), started.err());
  }

  @Test
  @DisplayName("no Maven: one line that says how to get it")
  void noMaven() throws Exception {
    jdk(system.resolve("usr/lib/jvm/jdk-25"), "25");
    Files.delete(tools.resolve("mvn"));
    Started started = start(Map.of(), "x");
    assertEquals(1, started.code());
    assertTrue(started.err().contains("Maven"), started.err());
    assertEquals(1, started.err().lines().count(), started.err());
  }

  @Test
  @DisplayName("it finds its checkout through links, relative ones too, from any folder")
  void links() throws Exception {
    jdk(system.resolve("usr/lib/jvm/jdk-25"), "25");
    Path near = temporary.resolve("near");
    Files.createSymbolicLink(near, Path.of("a check out/workbench"));
    Path far = Files.createDirectories(temporary.resolve("far")).resolve("wb");
    Files.createSymbolicLink(far, Path.of("../near"));
    assertEquals(0, start(far, Map.of(), "x").code());
    assertTrue(Files.exists(checkout.resolve("installers/target/classpath")));
  }

  @ParameterizedTest(name = "{0}={1}: {2}")
  @CsvSource({
    "LC_ALL, C, C.UTF-8",
    "LC_ALL, POSIX, C.UTF-8",
    "LC_CTYPE, C, C.UTF-8",
    "LANG, C, C.UTF-8",
    "LANG, '', C.UTF-8",
    "LANG, de_DE.UTF-8, de_DE.UTF-8",
    "LC_ALL, ja_JP.eucJP, ja_JP.eucJP"
  })
  @DisplayName("a locale that knows ASCII alone is made one whose names of files are UTF-8")
  void locale(String variable, String value, String seen) throws Exception {
    jdk(system.resolve("usr/lib/jvm/jdk-25"), "25");
    Started started = start(Map.of(variable, value, "TELL_LOCALE", "1"), "x");
    assertTrue(started.out().contains("locale " + seen + "\n"), started.out());
  }

  @Test
  @DisplayName("two starts at once build one after the other, and the second one finds it done")
  void twoAtOnce() throws Exception {
    jdk(system.resolve("usr/lib/jvm/jdk-25"), "25");
    script(
        tools.resolve("mvn"),
        """
        echo build >>"$MAVEN_CALLS"
        mkdir building || echo "both build" >>"$MAVEN_CALLS"
        sleep 1
        mkdir -p installers/target/lib
        printf 'lib/app.jar' >installers/target/classpath
        rm -r building
        """);
    List<Thread> threads = new ArrayList<>();
    List<Integer> codes = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 2; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      codes.add(start(Map.of(), "x").code());
                    } catch (IOException | InterruptedException e) {
                      throw new IllegalStateException(e);
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(List.of(0, 0), codes);
    assertEquals(List.of("build"), Files.readAllLines(temporary.resolve("calls")));
    assertFalse(Files.exists(checkout.resolve("building")));
  }
}
