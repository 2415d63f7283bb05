// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model.local;

import dev.afterburner.workbench.model.ModelAddress;
import dev.afterburner.workbench.model.ModelException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The parent's end of a model's process. */
final class LlamaProcess implements AutoCloseable {

  private static final int ERRORS_KEPT = 40;

  /** Stands in the queue for the end of the process. */
  private static final Wire.Line END = new Wire.Line("end", 0, "", 0);

  private final Process process;
  private final Writer questions;
  private final BlockingQueue<Wire.Line> lines = new LinkedBlockingQueue<>();
  private final Deque<String> errors = new ArrayDeque<>();
  private final Path folder;

  private LlamaProcess(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
    this.questions = process.outputWriter(StandardCharsets.UTF_8);
    Thread.ofVirtual().start(this::readLines);
    Thread.ofVirtual().start(this::readErrors);
  }

  /**
   * Starts a model's process.
   *
   * @param java the java command
   * @param classPath class path that holds {@link LlamaChild} and what it needs
   */
  static LlamaProcess start(ModelAddress.Gguf address, Path java, String classPath)
      throws ModelException {
    int cores = Runtime.getRuntime().availableProcessors();
    Path folder = null;
    try {
      folder = Files.createTempDirectory("workbench-llama-");
      Process process =
          new ProcessBuilder(
                  List.of(
                      java.toString(),
                      "--enable-native-access=ALL-UNNAMED",
                      "-Xmx256m",
                      "-XX:+UseSerialGC",
                      "-XX:TieredStopAtLevel=1",
                      "-Dde.kherud.llama.tmpdir=" + folder,
                      "-cp",
                      classPath,
                      LlamaChild.class.getName(),
                      address.file().toString(),
                      String.valueOf(address.context()),
                      String.valueOf(address.threads() > 0 ? address.threads() : cores)))
              .start();
      return new LlamaProcess(process, folder);
    } catch (IOException e) {
      if (folder != null) {
        remove(folder);
      }
      throw new ModelException("Can't start a process for " + address.file() + ": " + e, e);
    }
  }

  void ask(Wire.Question question) throws IOException {
    questions.write(Wire.write(question) + "\n");
    questions.flush();
  }

  /** The next line; empty when the process has ended, or none came in that time. */
  Optional<Wire.Line> next(long millis) throws InterruptedException {
    Wire.Line line = lines.poll(millis, TimeUnit.MILLISECONDS);
    if (line != null && line.kind().equals(END.kind())) {
      lines.add(END);
      return Optional.empty();
    }
    return Optional.ofNullable(line);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** How it ended and what it said last. */
  String lastWords() {
    String code = "it is still there";
    try {
      if (process.waitFor(1, TimeUnit.SECONDS)) {
        int value = process.exitValue();
        code = value > 128 ? "signal " + (value - 128) : "exit code " + value;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (errors) {
      String last =
          errors.stream()
              .filter(l -> l.contains("error") || l.contains("fail"))
              .findFirst()
              .orElseGet(() -> errors.isEmpty() ? "" : errors.getLast());
      return code + (last.isEmpty() ? "" : "; it said: " + last);
    }
  }

  /** Ends the process at once, and waits for nothing. */
  void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    kill();
    try {
      process.waitFor(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    remove(folder);
  }

  private void readLines() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      String text = reader.readLine();
      while (text != null) {
        Wire.Line line = Wire.line(text);
        if (line != null) {
          lines.add(line);
        }
        text = reader.readLine();
      }
    } catch (IOException e) {
      // The process was ended while it was read.
      lines.add(END);
    } finally {
      lines.add(END);
    }
  }

  private void readErrors() {
    try (BufferedReader reader = process.errorReader(StandardCharsets.UTF_8)) {
      String text = reader.readLine();
      while (text != null) {
        synchronized (errors) {
          errors.addLast(text);
          if (errors.size() > ERRORS_KEPT) {
            errors.removeFirst();
          }
        }
        text = reader.readLine();
      }
    } catch (IOException e) {
      synchronized (errors) {
        errors.addLast(String.valueOf(e.getMessage()));
      }
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // It lies in the system's folder for temporary files.
      System.getLogger(LlamaProcess.class.getName())
          .log(System.Logger.Level.DEBUG, "removing " + folder, e);
    }
  }
}
