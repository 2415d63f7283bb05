// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.bench;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Program;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What one would otherwise use here, run on the same programs. */
final class OtherTools {

  private static final int PATIENCE_SECONDS = 120;
  private static final double MILLION = 1e6;

  private final Path folder;
  private final Toolchain toolchain;
  private final Consumer<String> progress;
  private final Cancellation cancellation;

  OtherTools(
      Path folder, Toolchain toolchain, Consumer<String> progress, Cancellation cancellation) {
    this.folder = folder;
    this.toolchain = toolchain;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /** What one start gave. */
  private record Start(int code, String printed, double elapsedMillis) {}

  /**
   * Measures with each tool that is there, the bare program first.
   *
   * @param second a program of about a second
   * @param empty an empty one
   * @param runs how often each
   */
  List<BenchReport.Way> measure(String second, String empty, int runs) throws SandboxException {
    try {
      Path work = Files.createTempDirectory(folder, "other").toRealPath();
      try {
        List<String> longer = build(Files.createDirectory(work.resolve("second")), second);
        List<String> brief = build(Files.createDirectory(work.resolve("empty")), empty);
        return measure(tools(work), longer, brief, work, runs);
      } finally {
        delete(work);
      }
    } catch (IOException e) {
      throw failed("the comparison with other tools failed: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("the benchmark was stopped", e);
    }
  }

  private static SandboxException failed(String message, Exception cause) {
    return new SandboxException(SandboxException.Kind.FAILED, message, cause);
  }

  /** In turns, so that a drift of the machine meets all tools alike. */
  private List<BenchReport.Way> measure(
      List<Tool> tools, List<String> second, List<String> empty, Path work, int runs)
      throws IOException, InterruptedException, SandboxException {
    Map<Tool, double[]> wall = new EnumMap<>(Tool.class);
    Map<Tool, double[]> brief = new EnumMap<>(Tool.class);
    Map<Tool, Double> rates = new EnumMap<>(Tool.class);
    for (Tool tool : tools) {
      wall.put(tool, new double[runs]);
      brief.put(tool, new double[runs]);
    }
    for (int i = 0; i < runs; i++) {
      for (Tool tool : tools) {
        progress.accept(tool.label() + ", run " + (i + 1) + " of " + runs);
        Start one = completed(tool, tool.around(second, work));
        double millis = tool.wallMillis(one.printed(), one.elapsedMillis());
        wall.getOrDefault(tool, new double[runs])[i] = millis;
        rates.put(tool, tool.samples(one.printed()) / millis * 1000);
        brief.getOrDefault(tool, new double[runs])[i] =
            completed(tool, tool.around(empty, work)).elapsedMillis();
      }
    }
    if (tools.contains(Tool.DOCKER)) {
      start(List.of("docker", "rmi", Tool.IMAGE));
    }
    double bare = median(wall, Tool.BARE);
    List<BenchReport.Way> ways = new ArrayList<>();
    for (Tool tool : tools) {
      double median = median(wall, tool);
      ways.add(
          new BenchReport.Way(
              tool.label(),
              median,
              Summary.of(wall.getOrDefault(tool, new double[] {0})).relativeSpread(),
              median / bare,
              rates.getOrDefault(tool, 0.0),
              median(brief, tool)));
    }
    return ways;
  }

  private static double median(Map<Tool, double[]> values, Tool tool) {
    return Quantiles.median(Quantiles.sorted(values.getOrDefault(tool, new double[0])));
  }

  private Start completed(Tool tool, List<String> argv)
      throws IOException, InterruptedException, SandboxException {
    if (cancellation.isCancelled()) {
      throw new SandboxException(SandboxException.Kind.FAILED, "the benchmark was stopped");
    }
    Start start = start(argv);
    if (start.code() != 0) {
      throw new IOException(tool.label() + " ended with " + start.code() + ": " + start.printed());
    }
    return start;
  }

  private List<Tool> tools(Path work) throws IOException, InterruptedException {
    List<Tool> there = new ArrayList<>();
    for (Tool tool : Tool.values()) {
      if (tool.isThere(work) && (tool != Tool.DOCKER || dockerImage(work))) {
        there.add(tool);
      }
    }
    return there;
  }

  /** Makes the image; false where no daemon answers. An archive of nothing is 1024 zeros. */
  private boolean dockerImage(Path work) throws IOException, InterruptedException {
    if (start(List.of("docker", "version", "--format", "{{.Server.Version}}")).code() != 0) {
      return false;
    }
    Path archive = Files.write(work.resolve("nothing.tar"), new byte[1024]);
    return start(List.of("docker", "import", archive.toString(), Tool.IMAGE)).code() == 0;
  }

  private List<String> build(Path work, String code)
      throws IOException, InterruptedException, SandboxException {
    Program.Source program = new Program.Source(toolchain.language(), code);
    Path source = work.resolve(program.fileName());
    Files.writeString(source, code);
    String output = work.resolve("compiled").toString();
    List<String> compile = toolchain.compileCommand(program, source.toString(), output);
    if (!compile.isEmpty()) {
      Start compiled = start(compile);
      if (compiled.code() != 0) {
        throw new IOException("the compiler refused the program: " + compiled.printed());
      }
    }
    return toolchain.runCommand(program, source.toString(), output, 1L << 30);
  }

  private Start start(List<String> argv) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "other", ".txt");
    try {
      long begun = System.nanoTime();
      Process process =
          new ProcessBuilder(argv)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .redirectInput(new File("/dev/null"))
              .start();
      Cancellation.Registration stop = cancellation.onCancel(() -> end(process));
      try (stop) {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          throw new IOException(argv.getFirst() + " does not end");
        }
        double elapsed = (System.nanoTime() - begun) / MILLION;
        return new Start(
            process.exitValue(), Files.readString(output, StandardCharsets.ISO_8859_1), elapsed);
      } finally {
        end(process);
      }
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
