// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Outcome;
import dev.afterburner.sandbox.Run;
import dev.afterburner.sandbox.curve.MemoryCurve;
import dev.afterburner.sandbox.profile.Frame;
import dev.afterburner.sandbox.stats.Interval;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A profile")
class ProfileTest {

  private static final Frame MAIN = new Frame("main", "a.py", 9);
  private static final Frame HOT = new Frame("hot", "a.py", 3);
  private static final Frame COLD = new Frame("cold", "a.py", 6);
  private static final Frame SORT = new Frame("sort;\nx", "/lib/sort.py", 50);
  private static final int MILLI = 1_000_000;

  /** 60 samples on line 3, 30 in a library that line 6 calls, 8 on line 9, 2 elsewhere; 1 a ms. */
  private static Trace trace() {
    List<Trace.Sample> samples = new ArrayList<>();
    for (int i = 0; i < 98; i++) {
      samples.add(new Trace.Sample((long) i * MILLI, i < 60 ? 0 : i < 90 ? 1 : 2, true));
    }
    samples.add(new Trace.Sample(95L * MILLI + 500_000, 1, false));
    samples.sort(java.util.Comparator.comparingLong(Trace.Sample::atNanos));
    return new Trace(
        samples,
        List.of(List.of(HOT, MAIN), List.of(SORT, COLD, MAIN), List.of(MAIN)),
        MemoryCurve.of(
            new long[] {0, 10L * MILLI, 70L * MILLI, 80L * MILLI, 95L * MILLI + 400_000},
            new long[] {1 << 20, 3 << 20, 8 << 20, 2 << 20, 4 << 20},
            100L * MILLI),
        2,
        0,
        null);
  }

  private static Profile profile() {
    LineTable table = new LineTable(frame -> frame.file().equals("a.py"));
    table.add(trace());
    return new Profile(
        "python",
        "a.py",
        "1\n2\nhot\tline\n4\n5\ncold\n7\n8\nmain",
        table.lines(1),
        List.of(trace()),
        table.samples(),
        table.elsewhere(),
        1000,
        new Interval(1.02, 1, 1.05),
        5,
        Run.unmeasured(new Outcome.Completed(), 100L * MILLI, Bytes.EMPTY),
        table.unplacedBytes(1),
        List.of());
  }

  private static Profile.Line line(int number) {
    return profile().lines().stream().filter(l -> l.line() == number).findFirst().orElseThrow();
  }

  @Test
  @DisplayName("has for each line its own share, that with its calls, and their intervals")
  void shares() {
    assertEquals(100, profile().samples());
    assertEquals(0.6, line(3).self().value());
    assertEquals(0.5020, line(3).self().low(), 1e-4); // Wilson of 60 in 100, worked by hand
    assertEquals(0.6906, line(3).self().high(), 1e-4);
    assertEquals(0.3, line(6).self().value(), "what a library does is its caller's");
    assertEquals(0.08, line(9).self().value());
    assertEquals(0.98, line(9).total().value());
    assertEquals(2, profile().elsewhere());
    assertEquals("cold", line(6).function());
  }

  @Test
  @DisplayName("ranks lines that can be told apart, and gives the others the same rank")
  void ranks() {
    assertEquals(List.of(1, 2, 3), profile().lines().stream().map(Profile.Line::rank).toList());
    LineTable close = new LineTable(frame -> true);
    close.add(
        new Trace(
            List.of(
                new Trace.Sample(1, 0, true),
                new Trace.Sample(2, 0, true),
                new Trace.Sample(3, 1, true)),
            List.of(List.of(HOT), List.of(COLD)),
            MemoryCurve.EMPTY,
            0,
            0,
            null));
    assertEquals(List.of(1, 1), close.lines(1).stream().map(Profile.Line::rank).toList());
  }

  @Test
  @DisplayName("puts growth of memory to the line that ran then, and what shrinks to none")
  void memory() {
    assertEquals(3 << 20, line(3).memoryBytes());
    // 5 MiB at 70 ms, and 2 MiB for which a sample was taken though another line is nearer
    assertEquals(7 << 20, line(6).memoryBytes());
    assertEquals(0, line(9).memoryBytes());
  }

  @Test
  @DisplayName("is written as collapsed stacks, one a line, whatever is in a name")
  void collapsed() {
    assertEquals(
        """
        main (a.py:9);hot (a.py:3) 60
        main (a.py:9);cold (a.py:6);sort::x (sort.py:50) 30
        main (a.py:9) 8
        """,
        new String(ProfileFormat.COLLAPSED.content(profile(), "a.py"), UTF_8));
  }

  @Test
  @DisplayName("is written for speedscope with what its schema demands")
  void speedscope() {
    JsonNode file = new JsonMapper().readTree(ProfileFormat.SPEEDSCOPE.content(profile(), "a.py"));
    assertEquals(
        "https://www.speedscope.app/file-format-schema.json", file.path("$schema").asString());
    JsonNode run = file.path("profiles").get(0);
    assertEquals("sampled", run.path("type").asString());
    assertEquals("nanoseconds", run.path("unit").asString());
    assertEquals(98, run.path("samples").size());
    assertEquals(98, run.path("weights").size());
    assertEquals(100L * MILLI, run.path("endValue").asLong());
    long together = 0;
    for (JsonNode weight : run.path("weights")) {
      together += weight.asLong();
    }
    assertEquals(100L * MILLI, together);
    JsonNode frames = file.path("shared").path("frames");
    JsonNode stack = run.path("samples").get(70);
    assertEquals(
        List.of(9, 6, 50),
        List.of(
            frames.get(stack.get(0).asInt()).path("line").asInt(),
            frames.get(stack.get(1).asInt()).path("line").asInt(),
            frames.get(stack.get(2).asInt()).path("line").asInt()));
    assertFalse(run.path("name").asString().isEmpty());
  }

  @Test
  @DisplayName("is written for pprof: samples, places, functions and texts that fit together")
  void pprof() throws Exception {
    byte[] packed = ProfileFormat.PPROF.content(profile(), "a.py");
    byte[] message;
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      message = in.readAllBytes();
    }
    List<Map.Entry<Integer, Object>> fields = Proto.fields(message);
    List<String> texts =
        Proto.all(fields, 6).stream().map(text -> new String((byte[]) text, UTF_8)).toList();
    assertEquals("", texts.getFirst());
    assertTrue(texts.containsAll(List.of("samples", "count", "nanoseconds", "hot", "a.py")));
    List<Long> first = Proto.packed(Proto.fields((byte[]) Proto.all(fields, 2).getFirst()), 1);
    assertEquals(2, first.size(), "the innermost place first");
    assertEquals(
        List.of(60L, 60L * MILLI),
        Proto.packed(Proto.fields((byte[]) Proto.all(fields, 2).getFirst()), 2));
    byte[] place = (byte[]) Proto.all(fields, 4).get((int) (first.getFirst() - 1));
    List<Map.Entry<Integer, Object>> told = Proto.fields(place);
    assertEquals(first.getFirst(), Proto.all(told, 1).getFirst());
    List<Map.Entry<Integer, Object>> line = Proto.fields((byte[]) Proto.all(told, 4).getFirst());
    assertEquals(3L, Proto.all(line, 2).getFirst());
    byte[] function =
        (byte[]) Proto.all(fields, 5).get((int) ((long) Proto.all(line, 1).getFirst() - 1));
    assertEquals("hot", texts.get((int) (long) Proto.all(Proto.fields(function), 2).getFirst()));
  }

  @Test
  @DisplayName("is written as a table whose cells hold no tabs")
  void table() {
    List<String> lines =
        new String(ProfileFormat.TABLE.content(profile(), "a.py"), UTF_8).lines().toList();
    assertEquals(4, lines.size());
    assertEquals(
        "3\thot\t1\t60\t0.600000\t0.502003\t0.690599\t0.600000\t3072\thot line", lines.get(1));
  }

  @Test
  @DisplayName("as a document counts equal stacks together")
  void document() {
    ProfileDocument document = ProfileDocument.of("a.py", null, profile());
    assertEquals(60, document.stacks().getFirst().samples());
    assertEquals(List.of(MAIN, HOT), document.stacks().getFirst().frames());
    assertEquals("completed", document.outcome());
    assertEquals(0.02, document.elsewhere());
  }

  @Test
  @DisplayName("reads what addr2line says, also of functions that were put into others")
  void symbols() {
    assertEquals(
        Map.of(
            0x1139L,
            List.of(
                new Frame("f(int)", "/program/main.cpp", 4),
                new Frame("main", "/program/main.cpp", 9)),
            0x10L,
            List.of(new Frame("", "", 0))),
        Symbols.parse(
            """
            0x0000000000001139
            f(int)
            /program/main.cpp:4 (discriminator 3)
            main
            /program/main.cpp:9
            0x0000000000000010
            ??
            ??:0
            """));
  }

  @Test
  @DisplayName("takes an executable that is none, or lies about itself, for one without places")
  void elf() {
    assertEquals(-1, new Elf(new byte[0]).address(5));
    byte[] lying = new byte[64];
    lying[0] = 0x7f;
    lying[1] = 'E';
    lying[2] = 'L';
    lying[3] = 'F';
    lying[39] = 0x7f; // headers far behind the end
    lying[56] = 9;
    assertEquals(-1, new Elf(lying).address(5));
  }
}
