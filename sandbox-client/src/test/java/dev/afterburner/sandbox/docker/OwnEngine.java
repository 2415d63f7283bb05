// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.docker;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dockerd of the test's own beside the machine's, which it may stop, kill and start again. */
final class OwnEngine implements AutoCloseable {

  /** Nothing but Python and a shell, of this machine's own files. */
  static final String IMAGE = "own-python:1";

  private static final String MAKE_IMAGE =
      """
      set -e
      cd /
      python=$(readlink -f /usr/bin/python3)
      library=/usr/lib/${python##*/}
      mkdir -p "$1"/stage/tmp "$1"/stage/proc "$1"/stage/sys "$1"/stage/dev
      chmod 1777 "$1"/stage/tmp
      {
        for tool in sh dash cat ls readlink dirname python3 "${python##*/}"; do
          echo "usr/bin/$tool"
        done
        for tool in /usr/bin/dash /usr/bin/ls "$python" "$library"/lib-dynload/*.so; do
          ldd "$tool" | sed -n 's/.*=> \\(\\/[^ ]*\\) .*/\\1/p; s/^\\t\\(\\/[^ ]*\\) .*/\\1/p'
        done | sort -u | while read -r file; do
          echo "${file#/}"
          readlink -f "$file" | cut -c 2-
        done
        for link in bin lib lib64; do [ -L "$link" ] && echo "$link"; done
        echo "${library#/}"
      } | sed -E 's,^(bin|lib|lib64)/,usr/&,' | sort -u >"$1"/files
      tar -c --hard-dereference --exclude='*/dist-packages/*' --exclude='*.pyc' --exclude='*/test/*' \\
        -C "$1"/stage . -C / -T "$1"/files | docker import - "$2"
      """;

  private final Path folder;
  private @Nullable Process dockerd;

  private OwnEngine(Path folder) {
    this.folder = folder;
  }

  /** Starts one that has the image; skips the test, and says why, where none can be started. */
  static OwnEngine start() throws IOException, InterruptedException {
    assumeTrue(
        System.getProperty("user.name").equals("root"),
        "skipped: a container engine of the test's own needs root");
    for (String tool : new String[] {"dockerd", "docker", "/usr/bin/python3"}) {
      assumeTrue(
          new ProcessBuilder("sh", "-c", "command -v " + tool).start().waitFor() == 0,
          "skipped: there is no " + tool);
    }
    OwnEngine engine = new OwnEngine(Files.createTempDirectory("engine"));
    try {
      engine.up();
      engine.shell(MAKE_IMAGE, engine.folder.toString(), IMAGE);
    } catch (IOException | InterruptedException | RuntimeException e) {
      engine.close();
      throw e;
    }
    return engine;
  }

  /** The environment in which it is found. */
  Map<String, String> environment() {
    return Map.of("DOCKER_HOST", "unix://" + folder.resolve("socket"));
  }

  /**
   * Makes an image whose java is Python.
   *
   * @param program what any java does there
   * @return its name
   */
  String withJava(String program) throws IOException, InterruptedException {
    String name = "own-java:" + Integer.toHexString(program.hashCode());
    Path java = Files.writeString(folder.resolve("java"), "#!/usr/bin/python3\n" + program + "\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    shell(
        "id=$(docker create "
            + IMAGE
            + " sh) && docker cp \"$1\" $id:/usr/bin/java && docker commit $id \"$2\" && docker rm"
            + " $id",
        java.toString(),
        name);
    return name;
  }

  /** Starts it, and waits until it answers. */
  void up() throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    // Left by one that was killed; a containerd that nobody reaps would seem to run still.
    Files.deleteIfExists(folder.resolve("pid"));
    Files.deleteIfExists(folder.resolve("exec/containerd/containerd.pid"));
    Process started =
        new ProcessBuilder(
                // With a network of its own: without a bridge it would remove the machine's
                // docker0.
                "unshare",
                "--net",
                "dockerd",
                "--data-root=" + folder.resolve("data"),
                "--exec-root=" + folder.resolve("exec"),
                "--pidfile=" + folder.resolve("pid"),
                "--host=unix://" + folder.resolve("socket"),
                "--containerd-namespace=own",
                "--containerd-plugins-namespace=own-plugins",
                "--bridge=none",
                "--iptables=false")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    dockerd = started;
    while (shellCode("docker info") != 0) {
      assumeTrue(
          started.isAlive(), () -> "skipped: dockerd does not start here; its log: " + read(log));
    }
  }

  private static String read(Path log) {
    try {
      String text = Files.readString(log);
      return text.substring(Math.max(0, text.length() - 1000));
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Asks it to stop, which ends its containers; does not wait. */
  void stop() {
    if (dockerd != null) {
      dockerd.destroy();
    }
  }

  /** Kills it, which its containers survive; does not wait. */
  void kill() {
    if (dockerd != null) {
      dockerd.destroyForcibly();
    }
  }

  /** Waits until it has ended. */
  void awaitEnd() throws InterruptedException {
    if (dockerd != null) {
      dockerd.waitFor();
    }
  }

  /** Identifiers of all its containers, a line each. */
  String containers() throws IOException, InterruptedException {
    return shell("docker ps -aq").strip();
  }

  private int shellCode(String script) throws IOException, InterruptedException {
    return process(script).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
  }

  private String shell(String script, String... arguments)
      throws IOException, InterruptedException {
    Process process = process(script, arguments).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
    return said;
  }

  private ProcessBuilder process(String script, String... arguments) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment());
    return builder;
  }

  /** Ends it and what is left of its containers, and removes its files. */
  @Override
  public void close() throws IOException {
    try {
      if (dockerd != null && dockerd.isAlive()) {
        shellCode("docker rm -f $(docker ps -aq)");
        stop();
        awaitEnd();
      }
      shellCode("umount " + folder.resolve("data"));
      shellCode("rm -rf --one-file-system " + folder);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
