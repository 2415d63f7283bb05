// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Execution;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.Sandbox;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import dev.afterburner.sandbox.profile.Frame;
import dev.afterburner.workbench.bundle.BundledText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells functions and lines of an executable's code by addr2line, which runs in the sandbox: the
 * executable was made from a foreign text.
 */
final class Symbols {

  private static final int MOST_ADDRESSES = 50_000;
  private static final int MOST_NAME = 200;

  private final Sandbox sandbox;
  private final Program.Source program;
  private final Path executable;
  private final Cancellation cancellation;
  private final List<String> notes = new ArrayList<>();

  /**
   * Of an executable.
   *
   * @param program what it was made of: Go's is read by a program in Go, whose own library knows
   *     all that its compiler writes; addr2line is often too old for it
   */
  Symbols(Sandbox sandbox, Program.Source program, Path executable, Cancellation cancellation) {
    this.sandbox = sandbox;
    this.program = program;
    this.executable = executable;
    this.cancellation = cancellation;
  }

  /**
   * The frames at offsets in the file.
   *
   * @return by offset, the innermost first: several where functions were put into others
   */
  Map<Long, List<Frame>> of(Set<Long> offsets) throws IOException, SandboxException {
    byte[] content = Files.readAllBytes(executable);
    Elf elf = new Elf(content);
    Map<Long, Long> byAddress = new HashMap<>();
    StringBuilder asked = new StringBuilder();
    for (long offset : offsets) {
      long address = elf.address(offset);
      if (address >= 0 && byAddress.size() < MOST_ADDRESSES) {
        byAddress.put(address, offset);
        asked.append("0x").append(Long.toHexString(address)).append('\n');
      }
    }
    if (byAddress.size() == MOST_ADDRESSES) {
      notes.add("Only " + MOST_ADDRESSES + " places of the program's code have a line.");
    }
    Map<Long, List<Frame>> frames = new HashMap<>();
    boolean go = program.language().id().equals("go");
    parse(go ? answerOfGo(byAddress.size() + "\n" + asked, content) : answer(asked.toString()))
        .forEach(
            (address, found) -> {
              Long offset = byAddress.get(address);
              if (offset != null) {
                frames.put(offset, found);
              }
            });
    return frames;
  }

  private String answerOfGo(String asked, byte[] content) throws SandboxException {
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    input.writeBytes(asked.getBytes(StandardCharsets.US_ASCII));
    input.writeBytes(content);
    Program.Source reader =
        new Program.Source(program.language(), BundledText.of(Symbols.class, "lines.go"))
            .withBuild(program.build());
    Run run =
        sandbox.run(
            Execution.of(reader, Bytes.of(input.toByteArray())), RunObserver.NONE, cancellation);
    if (!(run.outcome() instanceof Outcome.Completed)) {
      notes.add("The program that tells the lines of Go's code did not complete.");
    }
    return run.stdout().text();
  }

  private String answer(String asked) throws SandboxException {
    Program.Command command =
        new Program.Command(
            List.of("addr2line", "-a", "-f", "-i", "-C", "-e", executable.toString()));
    Run run;
    try {
      run =
          sandbox.run(
              Execution.of(command, Bytes.of(asked.getBytes(StandardCharsets.US_ASCII))),
              RunObserver.NONE,
              cancellation);
    } catch (SandboxException e) {
      throw new SandboxException(
          Kind.FAILED,
          "a profile of a compiled program needs addr2line, which tells its lines: "
              + e.getMessage()
              + " (Debian and Ubuntu: apt install binutils; Fedora: dnf install binutils)",
          e);
    }
    if (!(run.outcome() instanceof Outcome.Completed)) {
      notes.add("addr2line was stopped before it had told all lines.");
    }
    return run.stdout().text();
  }

  /** Each address is followed by pairs of lines, a function and its place. */
  static Map<Long, List<Frame>> parse(String answer) {
    Map<Long, List<Frame>> frames = new HashMap<>();
    List<Frame> current = new ArrayList<>();
    String function = null;
    for (String line : answer.lines().toList()) {
      if (function == null && line.matches("0x[0-9a-f]{1,16}")) {
        current = new ArrayList<>();
        frames.put(Long.parseUnsignedLong(line.substring(2), 16), current);
      } else if (function == null) {
        function = line;
      } else {
        current.add(frame(function, line));
        function = null;
      }
    }
    return frames;
  }

  private static Frame frame(String function, String place) {
    String text = place.replaceFirst(" \\(discriminator \\d+\\)$", "");
    int colon = text.lastIndexOf(':');
    String number = colon < 0 ? "" : text.substring(colon + 1);
    String file = colon < 0 ? text : text.substring(0, colon);
    String name = function.length() > MOST_NAME ? function.substring(0, MOST_NAME) : function;
    return new Frame(
        name.equals("??") ? "" : name,
        file.equals("??") ? "" : file,
        number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : 0);
  }

  /** What a person should know. */
  List<String> notes() {
    return notes;
  }
}
