// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.store;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.afterburner.workbench.Fuzzing;
import dev.afterburner.workbench.session.Origin;
import dev.afterburner.workbench.session.SessionEvent;
import dev.afterburner.workbench.session.SessionState;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A session file of somebody else")
class SessionFileTest {

  private static final String HEAD =
      "{\"format\":\"afterburner-workbench-session\",\"version\":1,\"events\":[";

  @TempDir Path folder;
  private String whole = "";

  @BeforeEach
  void write() throws Exception {
    Path file = folder.resolve("whole.json");
    SessionFile.write(new StoredSession(SqliteSessionStoreTest.events("s1"), Map.of()), file);
    whole = Files.readString(file);
  }

  private StoreException refused(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("refused.json"), text);
    return assertThrows(StoreException.class, () -> SessionFile.read(file), text);
  }

  private static void assertSentence(StoreException fault) {
    String words = String.valueOf(fault.getMessage());
    assertFalse(
        words.contains("Exception") || words.contains("dev.afterburner") || words.contains("\n"),
        words);
    assertTrue(words.length() < 600, words);
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"session\":\"s1\"|\"session\":\"\"|the id of the session \"\" is none",
        "\"session\":\"s1\"|\"session\":\"../../x\"|the id of the session \"../../x\" is none",
        "\"session\":\"s1\"|\"session\":\"a\\u001b[2J\"|\"a⟨U+001B⟩[2J\" is none",
        "\"problem\":\"pair-sums\"|\"problem\":\"/etc/passwd\"|the id of the problem \"/etc/passwd\"",
        "\"language\":\"python\"|\"language\":\"cobol\"|its language \"cobol\" is none",
        "\"iterations\":5|\"iterations\":-5|its planned steps must be 0 to 1000000, not -5",
        "\"candidates\":1,|\"candidates\":2000000000,|candidates are 1 to 64",
        "\"maxTokens\":4096|\"maxTokens\":0|its longest reply must be 1 to",
        "\"money\":0.0|\"money\":-1|a number in its settings is negative",
        "\"version\":1,\"parent\":0|\"version\":7,\"parent\":0|version 7 comes where 1 should",
        "\"version\":1,\"parent\":0|\"version\":1,\"parent\":1|was made from version 1",
        "\"version\":1,\"against\":0|\"version\":1,\"against\":-3|there is no version -3",
        "\"step\":1,\"parent\":0|\"step\":2147483647,\"parent\":0|there can't be a step 2147483647",
        "\"from\":1,\"to\":3|\"from\":1,\"to\":33333|the code of a reply lies outside",
        "\"promptTokens\":900|\"promptTokens\":-1|a reply has a negative figure",
        "\"at_ns_steps\":[0|\"at_ns_steps\":[-1|samples must lie between exec and exit",
        "\"resident_bytes_steps\":[4096|\"resident_bytes_steps\":[-4096|has a negative figure",
        "[0,80000,80123]|[0,9223372036854775807,9223372036854775807]|numbers beyond all bounds",
        "[0,80000,80123]|[0,0.5,1]|something else than whole numbers",
        "[0,80000,80123]|[0,80000]|as many times as values",
        "\"kind\":\"Paused\"|\"kind\":\"Rm\"|its event \"Rm\" is of no known kind",
        "\"reason\":\"pause\"|\"reason\":null|its reason is missing",
        "\"reason\":\"pause\"|\"why\":1|lacks a field",
      })
  @DisplayName("is refused with a sentence where no workbench wrote what stands in it")
  void rules(String right, String wrong, String words) throws Exception {
    assertTrue(whole.contains(right), whole);
    StoreException fault = refused(whole.replace(right, wrong.replace("\\u001b", "\\u001b")));
    assertTrue(String.valueOf(fault.getMessage()).contains(words), fault.getMessage());
    assertSentence(fault);
  }

  @Test
  @DisplayName("starts once")
  void twice() throws Exception {
    String started = whole.substring(whole.indexOf("{\"kind\""), whole.indexOf("\n,"));
    StoreException fault = refused(HEAD + started + "," + started + "]}");
    assertTrue(
        String.valueOf(fault.getMessage()).contains("a session can't start a second time"),
        fault.getMessage());
    assertSentence(refused(HEAD + "]}"));
    assertSentence(refused(HEAD + started));
    assertSentence(refused(whole + "{}"));
    assertSentence(refused("[" + whole + "]"));
    assertSentence(refused("[".repeat(5_000)));
    assertTrue(
        String.valueOf(
                refused(whole.replace("\"version\":1,\"events", "\"version\":2,\"events"))
                    .getMessage())
            .contains("newer workbench"));
  }

  @Test
  @DisplayName("may begin with a prompt for a first program")
  void fromNothing() throws Exception {
    SessionEvent.Stored started = SqliteSessionStoreTest.events("s1").getFirst();
    StoredSession session =
        new StoredSession(
            List.of(
                started,
                new SessionEvent.PromptSent(1, -1, "Solve it."),
                new SessionEvent.ReplyReceived(1, 1, "a", 0, 1, 0, 1, 0, 1, Map.of()),
                new SessionEvent.VersionCreated(0, null, Origin.MODEL, 1, "a")),
            Map.of());
    Path file = folder.resolve("nothing.json");
    SessionFile.write(session, file);
    assertEquals(session, SessionFile.read(file));
  }

  private Path packed(String head, String repeated, int times) throws IOException {
    Path file = folder.resolve("bomb.json.gz");
    byte[] piece = repeated.getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
      out.write(head.getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < times; i++) {
        out.write(piece);
      }
    }
    return file;
  }

  @Test
  @DisplayName("is read up to a bound, however well it is packed")
  void bombs() throws Exception {
    String started = whole.substring(whole.indexOf("{\"kind\""), whole.indexOf("\n,")) + ",";
    String many = "{\"kind\":\"Paused\",\"data\":{\"reason\":\"\"}},".repeat(1_000);
    StoreException large =
        assertThrows(
            StoreException.class,
            () -> SessionReader.read(packed(HEAD + started, many, 100), 1 << 20));
    assertTrue(String.valueOf(large.getMessage()).contains("larger than 1 MB"), large.getMessage());
    assertSentence(large);
    for (String value : List.of("{},", "[],", "1,", "\"a\":")) {
      String head = HEAD + "{\"kind\":\"Paused\",\"data\":{\"x\":[";
      Path bomb = packed(head, value.repeat(10_000), 150);
      assertSentence(assertThrows(StoreException.class, () -> SessionFile.read(bomb)));
    }
    Path blank = packed("", " ".repeat(1 << 20), 8);
    assertSentence(assertThrows(StoreException.class, () -> SessionReader.read(blank, 4L << 20)));
    assertSentence(
        assertThrows(
            StoreException.class,
            () -> SessionFile.read(Files.writeString(folder.resolve("no.json.gz"), whole))));
  }

  @Test
  @DisplayName("is taken or refused with a sentence, damaged in any way; what is taken is sound")
  void fuzz() throws Exception {
    Random random = new Random(19);
    Path file = folder.resolve("fuzz.json");
    int taken = 0;
    int cases = Fuzzing.cases(400);
    for (int i = 0; i < cases; i++) {
      byte[] bytes =
          i % 2 == 0
              ? Fuzzing.otherValue(whole, random).getBytes(StandardCharsets.UTF_8)
              : Fuzzing.damaged(whole.getBytes(StandardCharsets.UTF_8), random);
      Files.write(file, bytes);
      String text = new String(bytes, StandardCharsets.UTF_8);
      try {
        StoredSession read = SessionFile.read(file);
        taken++;
        assertDoesNotThrow(() -> SessionState.fold(read.events()), text);
        Path copy = folder.resolve("copy.json");
        SessionFile.write(read, copy);
        assertEquals(read, SessionFile.read(copy), text);
      } catch (StoreException e) {
        assertSentence(e);
      }
    }
    assertTrue(taken > 0 && taken < cases, taken + " of " + cases);
  }
}
