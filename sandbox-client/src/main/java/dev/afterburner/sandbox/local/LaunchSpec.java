package dev.afterburner.sandbox.local;

import dev.afterburner.sandbox.Limits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The words that tell the launcher what to do; see launcher.c. */
final class LaunchSpec {

  private static final int RLIMIT_CPU = 0;
  private static final int RLIMIT_FSIZE = 1;
  private static final int RLIMIT_CORE = 4;
  private static final int RLIMIT_NPROC = 6;
  private static final int RLIMIT_NOFILE = 7;

  private final List<String> words = new ArrayList<>();

  LaunchSpec(Path root, int core, Limits limits) {
    add("root", root.toString());
    add("dir", "/work");
    add("ids", "65534", "65534");
    if (core >= 0) {
      add("cpu", Integer.toString(core));
    }
    add("tmpfs", "/work", Long.toString(Math.max(4096, limits.filesBytes())), "20000");
    symlink("/work", "/tmp");
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, limits.cpu().toSeconds() + 1);
    limit(RLIMIT_FSIZE, Math.max(limits.filesBytes(), limits.outputBytes() + 1));
    limit(RLIMIT_NPROC, limits.processes() + 1L);
    limit(RLIMIT_NOFILE, 1024);
    for (String folder : List.of("/lib", "/lib32", "/lib64", "/bin", "/sbin")) {
      Path path = Path.of(folder);
      if (Files.isSymbolicLink(path)) {
        symlink(readLink(path), folder);
      } else if (Files.isDirectory(path)) {
        bind(path, folder);
      }
    }
    bind(Path.of("/usr"), "/usr");
    for (String file :
        List.of(
            "/etc/ld.so.cache", "/etc/alternatives", "/etc/java-17-openjdk", "/etc/localtime")) {
      if (Files.exists(Path.of(file))) {
        bind(Path.of(file), file);
      }
    }
    env("PATH=/usr/local/bin:/usr/bin:/bin");
    env("HOME=/work");
    env("TMPDIR=/work");
    env("LANG=C.UTF-8");
  }

  void bind(Path from, String to) {
    add("bind", from.toString(), to);
  }

  void bindWritable(Path from, String to) {
    add("bind-write", from.toString(), to);
  }

  void env(String assignment) {
    add("env", assignment);
  }

  void arguments(List<String> argv) {
    argv.forEach(word -> add("arg", word));
  }

  private void symlink(String target, String at) {
    add("symlink", target, at);
  }

  private void limit(int resource, long value) {
    add("rlimit", Integer.toString(resource), Long.toString(value));
  }

  private void add(String... more) {
    words.addAll(List.of(more));
  }

  private static String readLink(Path path) {
    try {
      return Files.readSymbolicLink(path).toString();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  byte[] bytes() {
    return (String.join("\0", words) + "\0").getBytes(StandardCharsets.UTF_8);
  }
}
