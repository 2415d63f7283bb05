package dev.afterburner.sandbox.bench;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Toolchain;
import dev.afterburner.sandbox.stats.Summary;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What one would otherwise use here, run on the same program. */
final class OtherTools {

  private static final int RUNS = 5;
  private static final int PATIENCE_SECONDS = 120;

  /** Reads the resident set as often as a shell can, on the program's own core. */
  private static final String SHELL_LOOP =
      """
      "$@" > /dev/null &
      pid=$!
      n=0
      while read -r line < /proc/$pid/statm 2> /dev/null && [ "${line%% *}" != 0 ]; do
        n=$((n + 1))
        grep VmRSS /proc/$pid/status > /dev/null 2>&1
      done
      wait $pid
      echo $n
      """;

  private final Path folder;
  private final Toolchain toolchain;

  OtherTools(Path folder, Toolchain toolchain) {
    this.folder = folder;
    this.toolchain = toolchain;
  }

  List<BenchReport.Other> measure(String code, Cancellation cancellation) throws SandboxException {
    List<BenchReport.Other> others = new ArrayList<>();
    try {
      Path work = Files.createTempDirectory(folder, "other");
      try {
        List<String> program = build(work, code);
        add(others, "bare", program, cancellation);
        if (Files.isExecutable(Path.of("/usr/bin/time"))) {
          add(others, "/usr/bin/time -v", with(program, "/usr/bin/time", "-v"), cancellation);
        }
        for (String hyperfine : List.of("/usr/bin/hyperfine", "/usr/local/bin/hyperfine")) {
          if (Files.isExecutable(Path.of(hyperfine))) {
            add(
                others,
                "hyperfine (one run)",
                List.of(hyperfine, "--runs", "1", "--shell=none", String.join(" ", program)),
                cancellation);
          }
        }
        List<String> loop = with(program, "/bin/sh", "-c", SHELL_LOOP, "loop");
        if (Files.isExecutable(Path.of("/usr/bin/taskset"))) {
          loop = with(loop, "/usr/bin/taskset", "-c", lastCore());
        }
        add(others, "shell loop over /proc on the program's core", loop, cancellation);
      } finally {
        delete(work);
      }
    } catch (IOException e) {
      throw new SandboxException(
          SandboxException.Kind.FAILED,
          "the comparison with other tools failed: " + e.getMessage(),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return others;
  }

  private static String lastCore() {
    return Integer.toString(Runtime.getRuntime().availableProcessors() - 1);
  }

  private static List<String> with(List<String> program, String... before) {
    List<String> all = new ArrayList<>(List.of(before));
    all.addAll(program);
    return all;
  }

  private List<String> build(Path work, String code) throws IOException, InterruptedException {
    Path source = work.resolve(toolchain.language().sourceName());
    Files.writeString(source, code);
    String output = work.resolve("compiled").toString();
    List<String> compile = toolchain.compileCommand(source.toString(), output);
    if (!compile.isEmpty()) {
      start(compile, work.resolve("log"));
    }
    return toolchain.runCommand(source.toString(), output, 1L << 30);
  }

  private static void start(List<String> argv, Path output)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(argv)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .redirectInput(new File("/dev/null"))
            .start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(argv.get(0) + " does not end");
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private void add(
      List<BenchReport.Other> others, String name, List<String> argv, Cancellation cancellation)
      throws IOException, InterruptedException {
    double[] millis = new double[RUNS];
    double rate = 0;
    Path output = Files.createTempFile(folder, "other", ".txt");
    try {
      for (int i = 0; i < RUNS && !cancellation.isCancelled(); i++) {
        long start = System.nanoTime();
        start(argv, output);
        millis[i] = (System.nanoTime() - start) / 1e6;
        String printed = Files.readString(output, StandardCharsets.ISO_8859_1).strip();
        if (name.startsWith("shell loop") && printed.matches("\\d+")) {
          rate = Long.parseLong(printed) / (millis[i] / 1e3);
        }
      }
    } finally {
      Files.deleteIfExists(output);
    }
    Summary summary = Summary.of(millis);
    others.add(
        new BenchReport.Other(name, summary.median().value(), summary.relativeSpread(), rate));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
