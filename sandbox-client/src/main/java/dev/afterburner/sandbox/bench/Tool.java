// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A way to start and measure a program from a shell. */
enum Tool {
  /** Nothing around it: what all others are compared with. */
  BARE("bare") {
    @Override
    List<String> around(List<String> program, Path work) {
      return program;
    }
  },

  /** GNU time. */
  TIME("/usr/bin/time -v") {
    @Override
    List<String> around(List<String> program, Path work) {
      return joined(List.of("/usr/bin/time", "-v"), program);
    }

    @Override
    double wallMillis(String printed, double elapsedMillis) {
      Matcher m =
          Pattern.compile("m:ss\\): (?:(\\d+):)?(\\d+):(\\d+(?:\\.\\d+)?)").matcher(printed);
      if (!m.find()) {
        return elapsedMillis;
      }
      double hours = m.group(1) == null ? 0 : Double.parseDouble(m.group(1));
      return 1000
          * (3600 * hours + 60 * Double.parseDouble(m.group(2)) + Double.parseDouble(m.group(3)));
    }
  },

  /** hyperfine, without its shell; one run each, so that all are taken alike. */
  HYPERFINE("hyperfine") {
    @Override
    List<String> around(List<String> program, Path work) {
      return List.of(
          "hyperfine",
          "--shell=none",
          "--style=none",
          "--runs=1",
          "--export-csv=/dev/stdout",
          String.join(" ", program));
    }

    @Override
    double wallMillis(String printed, double elapsedMillis) {
      Matcher mean = Pattern.compile("\n[^\n]*?,(\\d+\\.\\d+),").matcher(printed);
      return mean.find() ? 1000 * Double.parseDouble(mean.group(1)) : elapsedMillis;
    }
  },

  /** Reads the resident set as often as a shell can, on the program's own core. */
  SHELL_LOOP("shell loop over /proc") {
    @Override
    List<String> around(List<String> program, Path work) {
      String core = Integer.toString(Runtime.getRuntime().availableProcessors() - 1);
      return joined(List.of("taskset", "-c", core, "sh", "-c", LOOP, "loop"), program);
    }

    @Override
    long samples(String printed) {
      String count = printed.strip();
      return count.matches("\\d{1,12}") ? Long.parseLong(count) : 0;
    }
  },

  /** A container for each run, made from an image without a file: the machine's are shown to it. */
  DOCKER("docker run") {
    @Override
    List<String> around(List<String> program, Path work) {
      List<String> docker =
          new ArrayList<>(List.of("docker", "run", "--rm", "--network=none", "--read-only"));
      for (String shown : List.of("/usr", "/lib", "/lib64", work.toString())) {
        if (Files.isDirectory(Path.of(shown))) {
          docker.add("--volume=" + shown + ":" + shown + ":ro");
        }
      }
      docker.add(IMAGE);
      return joined(docker, program);
    }
  };

  /** The image's name; made when it is needed, and removed afterwards. */
  static final String IMAGE = "afterburner-bench:nothing";

  private static final String LOOP =
      """
      "$@" > /dev/null &
      pid=$!
      n=0
      while grep -q VmRSS /proc/$pid/status 2> /dev/null; do
        n=$((n + 1))
      done
      wait $pid
      echo $n
      """;

  private final String label;

  Tool(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** The argument vector that runs a program by this tool. */
  abstract List<String> around(List<String> program, Path work);

  /** The wall time that it gives, ms: what it prints, or else how long it took. */
  double wallMillis(String printed, double elapsedMillis) {
    return elapsedMillis;
  }

  /** How many samples of memory it took. */
  long samples(String printed) {
    return 0;
  }

  /** Whether the machine has it. */
  boolean isThere(Path work) {
    String name = around(List.of("x"), work).getFirst();
    return this == BARE
        || List.of("", "/usr/bin/", "/usr/local/bin/").stream()
            .anyMatch(folder -> Files.isExecutable(Path.of("/").resolve(folder + name)));
  }

  static List<String> joined(List<String> one, List<String> other) {
    List<String> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }
}
