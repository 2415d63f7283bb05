// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

import dev.afterburner.workbench.model.ReplyBlocks.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the program in a model's reply.
 *
 * <p>Rules, in this order:
 *
 * <ol>
 *   <li>What stands inside {@code <think>} or {@code <thinking>} is never parsed. The tags nest;
 *       one that is never closed reaches to the next {@code <solution>} or to the end; one that is
 *       closed but never opened reaches from the beginning.
 *   <li>Where there is a {@code <solution>}, only the last one counts, to its end tag or to the end
 *       of the reply.
 *   <li>Fences are CommonMark's: three or more backticks or tildes at the start of a line, closed
 *       by at least as many of the same. Further than that, a fence may be indented at will (its
 *       indentation is taken off the code), follow a tag, a list marker or, when it names a
 *       language, other text on its line; and an end tag may follow the closing fence. A fence
 *       directly inside another one replaces it. A fence that is never closed reaches to the end of
 *       its solution or of the reply. Tags inside a block are code, and so is what looks like a
 *       closing fence within a string or comment of several lines that is closed later.
 *   <li>The program is the last block that names the language, or, where none does, the last that
 *       names none; it holds more than white space. A first line with nothing but the language's
 *       name, which small models write below the fence that names it already, is not part of it. A
 *       block that holds a diff is not a program.
 *   <li>An earlier block goes before one that uses a name which the earlier one defines and it does
 *       not (an example call, tests), and before one that the words above it call the original.
 * </ol>
 *
 * <p>The parser reads the reply once; offsets refer to the raw text.
 */
public final class ReplyParser {

  private static final Map<String, Set<String>> NAMES =
      Map.of(
          "python", Set.of("python", "py", "python3", "python2", "py3", "cpython"),
          "cpp", Set.of("cpp", "c++", "cc", "cxx", "hpp", "cplusplus"),
          "java", Set.of("java"),
          "javascript", Set.of("javascript", "js", "node", "nodejs", "mjs", "cjs"),
          "go", Set.of("go", "golang"),
          "ruby", Set.of("ruby", "rb"),
          "rust", Set.of("rust", "rs"));

  private static final Pattern ORIGINAL =
      Pattern.compile(
          "(?i)\\b(originals?|old|previous(ly)?|before|it was|for comparison|compared? (to|with)"
              + "|instead of|slow|na[iï]ve|brute[- ]force)\\b");
  private static final Pattern NEW =
      Pattern.compile(
          "(?i)\\b(new|now|final|fast(er)?|optimi[sz]ed|improved|better|efficient|corrected|fixed"
              + "|updated|rewritten|replacement)\\b");

  /**
   * Parses a reply.
   *
   * @param reply as the model wrote it
   * @param language id of the language asked for
   */
  public ParsedReply parse(String reply, String language) {
    if (reply.isBlank()) {
      return new ParsedReply.NoCode("the reply is empty");
    }
    ReplyBlocks found = new ReplyBlocks(reply);
    found.run();
    return choose(reply, found, NAMES.getOrDefault(language, Set.of(language)), language);
  }

  /**
   * A program that a reply may mean.
   *
   * @param block where it stands
   * @param named whether the block names the language
   */
  private record Candidate(Block block, String code, boolean named) {}

  private static ParsedReply choose(
      String reply, ReplyBlocks found, Set<String> names, String language) {
    String where = found.hasSolution() ? "the <solution>" : "the reply";
    if (found.blocks().isEmpty()) {
      String why =
          found.isSpoken() ? where + " has no fenced code block" : "the reply is only reasoning";
      return new ParsedReply.NoCode(
          found.isReasoningOpen() ? "its reasoning is never closed" : why);
    }
    String refusal = "";
    List<Candidate> candidates = new ArrayList<>();
    for (Block block : found.blocks().reversed()) {
      if (!block.tag().isEmpty() && !names.contains(block.tag())) {
        refusal =
            refusal.isEmpty()
                ? "the code block is marked " + block.tag() + ", not " + language
                : refusal;
        continue;
      }
      Block content = afterName(reply, block, names);
      String code = code(reply, content);
      if (code.isBlank()) {
        refusal = "the code block is empty";
      } else if (isDiff(code)) {
        refusal = "the code block holds a diff, not a whole program";
      } else {
        candidates.addFirst(new Candidate(content, code, !block.tag().isEmpty()));
      }
    }
    if (candidates.isEmpty()) {
      return new ParsedReply.NoCode(refusal);
    }
    Candidate best = best(candidates);
    return new ParsedReply.Code(best.code(), best.block().from(), best.block().to());
  }

  /** The last one, unless it is marked worse, is the original, or shows how another is used. */
  private static Candidate best(List<Candidate> candidates) {
    boolean anyNamed = candidates.stream().anyMatch(Candidate::named);
    List<Candidate> named = candidates.stream().filter(c -> c.named() || !anyNamed).toList();
    List<Candidate> fresh = named.stream().filter(c -> !isOriginal(c.block().before())).toList();
    List<Candidate> rivals = fresh.isEmpty() ? named : fresh;
    Candidate best = rivals.getLast();
    Definitions own = new Definitions(best.code());
    for (Candidate earlier : rivals.reversed()) {
      Definitions others = new Definitions(earlier.code());
      if (own.callsOnly(others)) {
        best = earlier;
        own = others;
      }
    }
    return best;
  }

  private static boolean isOriginal(String wordsBefore) {
    return ORIGINAL.matcher(wordsBefore).find() && !NEW.matcher(wordsBefore).find();
  }

  /** The same less a first line that only names the language. */
  private static Block afterName(String reply, Block block, Set<String> names) {
    int end = reply.indexOf('\n', block.from());
    return end >= 0
            && end < block.to()
            && names.contains(reply.substring(block.from(), end).strip().toLowerCase(Locale.ROOT))
        ? new Block(block.tag(), end + 1, block.to(), block.indent(), block.before())
        : block;
  }

  /** A block's content with line feeds for line ends, less the indentation of its fence. */
  private static String code(String reply, Block block) {
    String raw =
        reply.substring(block.from(), block.to()).replace("\r\n", "\n").replace('\r', '\n');
    if (block.indent() == 0) {
      return raw;
    }
    StringBuilder code = new StringBuilder(raw.length());
    for (int at = 0; at < raw.length(); ) {
      int end = raw.indexOf('\n', at);
      end = end < 0 ? raw.length() : end + 1;
      int skip = at;
      while (skip < end && skip - at < block.indent() && ReplyBlocks.isBlank(raw.charAt(skip))) {
        skip++;
      }
      code.append(raw, skip, end);
      at = end;
    }
    return code.toString();
  }

  private static boolean isDiff(String code) {
    boolean hunk = false;
    boolean file = false;
    for (String line : code.lines().limit(20).toList()) {
      hunk |= line.startsWith("@@ ") && line.indexOf("@@", 3) > 0;
      file |= line.startsWith("--- ") || line.startsWith("+++ ") || line.startsWith("diff --git ");
    }
    return (hunk && (file || code.startsWith("@@ "))) || code.startsWith("<<<<<<< SEARCH");
  }
}
