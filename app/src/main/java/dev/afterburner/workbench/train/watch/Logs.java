// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.train.watch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Tells the logs of trainers by their names and first lines. */
final class Logs {

  /** What a log is. */
  enum Kind {
    TRAINER_LOG,
    TRAINER_STATE,
    EVENTS,
    WANDB,
    VERL,
    ROLLOUTS,
    CONSOLE
  }

  /** A log with what reads it. */
  record Log(Kind kind, LogReader reader) {}

  private static final Pattern ROLLOUTS = Pattern.compile("(\\d{1,12})\\.jsonl");
  private static final int SNIFFED = 1 << 20;

  private Logs() {}

  /**
   * What a file is; empty for what is no log, or none yet.
   *
   * @param named whether the user named it, so that its name need not say it
   */
  static Optional<Log> of(Path file, boolean named) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (name.equals("trainer_log.jsonl")) {
      return log(Kind.TRAINER_LOG, new LinesReader(file, Parsers::trainerLog));
    }
    if (name.equals("trainer_state.json")) {
      return log(Kind.TRAINER_STATE, new StateReader(file));
    }
    if (name.contains(".tfevents.")) {
      return log(Kind.EVENTS, new EventsReader(file));
    }
    if (name.endsWith(".wandb")) {
      return log(Kind.WANDB, new WandbReader(file));
    }
    if (name.endsWith(".jsonl")) {
      return lines(file);
    }
    boolean text = name.endsWith(".log") || name.endsWith(".out") || name.endsWith(".txt");
    if ((text || named) && head(file).contains("step:")) {
      return log(Kind.CONSOLE, new LinesReader(file, Parsers::console));
    }
    return Optional.empty();
  }

  /** The step that a file of rollouts is of, by its name. */
  static Optional<Long> step(Path file) {
    Matcher name = ROLLOUTS.matcher(String.valueOf(file.getFileName()));
    return name.matches() ? Optional.of(Long.parseLong(name.group(1))) : Optional.empty();
  }

  private static Optional<Log> log(Kind kind, LogReader reader) {
    return Optional.of(new Log(kind, reader));
  }

  private static Optional<Log> lines(Path file) throws IOException {
    String head = head(file);
    int end = head.indexOf('\n');
    JsonNode first = end < 0 ? Parsers.json("") : Parsers.json(head.substring(0, end));
    Optional<Long> step = step(file);
    if (step.isPresent() && Rollout.isSample(first)) {
      return log(Kind.ROLLOUTS, new RolloutsReader(file, step.get()));
    }
    if (first.path("current_steps").isNumber()) {
      return log(Kind.TRAINER_LOG, new LinesReader(file, Parsers::trainerLog));
    }
    return first.path("step").isNumber() && first.path("data").isObject()
        ? log(Kind.VERL, new LinesReader(file, Parsers::verl))
        : Optional.empty();
  }

  private static String head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(SNIFFED), StandardCharsets.UTF_8);
    }
  }
}
