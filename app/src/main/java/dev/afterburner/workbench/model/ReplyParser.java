package dev.afterburner.workbench.model;

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
 *       its solution or of the reply. Tags inside a block are code.
 *   <li>The program is the last block that names the language or none, and holds more than white
 *       space; a first line with nothing but the language's name, which small models write below
 *       the fence that names it already, is no part of it. A block that holds a diff is not a
 *       program.
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

  /**
   * A fenced block.
   *
   * @param tag the language it names, in lower case; empty for none
   * @param from where its content starts
   * @param to where its content ends, exclusive
   * @param indent how many white-space characters stand before the fence
   */
  private record Block(String tag, int from, int to, int indent) {

    /** The same less a first line that only names the language. */
    Block afterName(String reply, Set<String> names) {
      int end = reply.indexOf('\n', from);
      return end >= 0
              && end < to
              && names.contains(reply.substring(from, end).strip().toLowerCase(Locale.ROOT))
          ? new Block(tag, end + 1, to, indent)
          : this;
    }
  }

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
    Scan scan = new Scan(reply);
    scan.run();
    return choose(reply, scan, NAMES.getOrDefault(language, Set.of(language)), language);
  }

  private static ParsedReply choose(String reply, Scan scan, Set<String> names, String language) {
    String where = scan.solution ? "the <solution>" : "the reply";
    if (scan.blocks.isEmpty()) {
      String why =
          scan.spoken ? where + " has no fenced code block" : "the reply is only reasoning";
      return new ParsedReply.NoCode(scan.thinking > 0 ? "its reasoning is never closed" : why);
    }
    String refusal = "";
    for (Block found : scan.blocks.reversed()) {
      if (!found.tag.isEmpty() && !names.contains(found.tag)) {
        refusal =
            refusal.isEmpty()
                ? "the code block is marked " + found.tag + ", not " + language
                : refusal;
        continue;
      }
      Block block = found.afterName(reply, names);
      String code = code(reply, block);
      if (code.isBlank()) {
        refusal = "the code block is empty";
      } else if (isDiff(code)) {
        refusal = "the code block holds a diff, not a whole program";
      } else {
        return new ParsedReply.Code(code, block.from, block.to);
      }
    }
    return new ParsedReply.NoCode(refusal);
  }

  /** A block's content with line feeds for line ends, less the indentation of its fence. */
  private static String code(String reply, Block block) {
    String raw = reply.substring(block.from, block.to).replace("\r\n", "\n").replace('\r', '\n');
    if (block.indent == 0) {
      return raw;
    }
    StringBuilder code = new StringBuilder(raw.length());
    for (int at = 0; at < raw.length(); ) {
      int end = raw.indexOf('\n', at);
      end = end < 0 ? raw.length() : end + 1;
      int skip = at;
      while (skip < end && skip - at < block.indent && isBlank(raw.charAt(skip))) {
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

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** One pass over a reply. */
  private static final class Scan {

    private static final List<String> TAGS =
        List.of("<solution>", "</solution>", "<thinking>", "</thinking>", "<think>", "</think>");

    private static final Pattern LIST_MARKER = Pattern.compile("[-*+]|\\d{1,9}[.)]");
    private static final int LONGEST_MARKER = 20;
    private static final Pattern NAMED_FENCE =
        Pattern.compile("`{3,}+[\\w+#-]++[ \\t]*+(?=[\\r\\n])");
    private static final Pattern NESTED = Pattern.compile("[ \\t]*(`{3,}|~{3,})[ \\t]*[\\w+#-]+");

    private final String text;
    private final int lastThinkingEnd;
    private final List<Block> blocks = new ArrayList<>();
    private boolean solution;
    private boolean insideSolution;
    private int thinking;
    private int wrappers;
    private int line;
    private boolean spoken;
    private int at;

    Scan(String text) {
      this.text = text;
      this.lastThinkingEnd = lastThinkingEnd(text);
    }

    void run() {
      boolean lineStart = true;
      while (at < text.length()) {
        char c = text.charAt(at);
        boolean fence = c == '`' || c == '~';
        if (fence && counts() && (lineStart || startsMidLine()) && fence()) {
          lineStart = false;
          continue;
        }
        if (c == '<' && tag()) {
          lineStart = true;
          continue;
        }
        line = isBreak(c) ? at + 1 : line;
        lineStart = isBreak(c) || (lineStart && isBlank(c));
        spoken |= thinking == 0 && !Character.isWhitespace(c);
        // A run of marks is one: its tail is not a fence.
        at += fence ? marks(at) : 1;
      }
    }

    /** Whether a block here would count: not in reasoning, nor after a solution's end. */
    private boolean counts() {
      return thinking == 0 && (!solution || insideSolution);
    }

    private boolean startsMidLine() {
      return afterListMarker()
          || (text.charAt(skipBlanks(line)) != '>'
              && NAMED_FENCE.matcher(text).region(at, text.length()).lookingAt());
    }

    private boolean afterListMarker() {
      return at - line <= LONGEST_MARKER
          && LIST_MARKER.matcher(text.substring(line, at).strip()).matches();
    }

    private boolean tag() {
      for (String tag : TAGS) {
        if (text.regionMatches(true, at, tag, 0, tag.length())) {
          at += tag.length();
          take(tag);
          return true;
        }
      }
      return false;
    }

    private void take(String tag) {
      switch (tag) {
        case "<solution>" -> {
          if (thinking == 0 || lastThinkingEnd < at) {
            thinking = 0;
            solution = true;
            insideSolution = true;
            blocks.clear();
          }
        }
        case "</solution>" -> {
          if (thinking == 0) {
            insideSolution = false;
          }
        }
        case "<think>", "<thinking>" -> thinking++;
        default -> {
          if (thinking > 0) {
            thinking--;
          } else if (!solution) {
            // Closed but never opened: all before it was reasoning.
            blocks.clear();
            spoken = false;
          }
        }
      }
    }

    private static int lastThinkingEnd(String text) {
      int from = text.length();
      while (from >= 0) {
        from = text.lastIndexOf("</", from);
        if (text.regionMatches(true, from, "</think", 0, 7)) {
          return from;
        }
        from--;
      }
      return -1;
    }

    /** Reads the block whose fence starts here. */
    private boolean fence() {
      int length = marks(at);
      int lineEnd = lineEnd(at);
      String info = text.substring(Math.min(at + length, lineEnd), lineEnd).strip();
      if (length < 3 || (text.charAt(at) == '`' && info.indexOf('`') >= 0)) {
        return false;
      }
      if (wrappers > 0 && info.isEmpty()) {
        wrappers--;
        at = lineEnd;
        return true;
      }
      int from = afterBreak(lineEnd);
      if (NESTED.matcher(text).region(from, lineEnd(from)).lookingAt()) {
        wrappers++;
        line = from;
        at = from;
        return true;
      }
      spoken = true;
      read(info, from, text.charAt(at), length);
      return true;
    }

    private void read(String info, int from, char mark, int length) {
      int indent = at == skipBlanks(line) || afterListMarker() ? at - line : 0;
      for (line = from; line < text.length(); line = afterBreak(lineEnd(line))) {
        int closing = closing(line, mark, length);
        if (closing >= 0 || (insideSolution && isSolutionEnd(line))) {
          blocks.add(new Block(tag(info), from, line, indent));
          at = Math.max(closing, line);
          return;
        }
      }
      blocks.add(new Block(tag(info), from, text.length(), indent));
      at = text.length();
    }

    /** Where text goes on after the closing fence on this line; −1 where there is none. */
    private int closing(int line, char mark, int length) {
      int start = skipBlanks(line);
      int run = start < text.length() && text.charAt(start) == mark ? marks(start) : 0;
      if (run < length) {
        return -1;
      }
      int rest = skipBlanks(start + run);
      boolean ends = rest == lineEnd(line);
      return ends || text.regionMatches(true, rest, "</", 0, 2) ? rest : -1;
    }

    private boolean isSolutionEnd(int line) {
      return text.substring(line, lineEnd(line)).strip().equalsIgnoreCase("</solution>");
    }

    /** The language that an info string names: "python", "{.python}", "python:main.py". */
    private static String tag(String info) {
      String first = info.strip();
      first = first.startsWith("{") ? first.substring(1).strip() : first;
      first = first.startsWith(".") ? first.substring(1) : first;
      int end = 0;
      while (end < first.length() && isTagCharacter(first.charAt(end))) {
        end++;
      }
      return first.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isTagCharacter(char c) {
      return Character.isLetterOrDigit(c) || c == '+' || c == '#' || c == '-' || c == '_';
    }

    /** How many of the same mark stand here. */
    private int marks(int from) {
      int to = from;
      while (to < text.length() && text.charAt(to) == text.charAt(from)) {
        to++;
      }
      return to - from;
    }

    private int skipBlanks(int from) {
      int to = from;
      while (to < text.length() && isBlank(text.charAt(to))) {
        to++;
      }
      return to;
    }

    private int lineEnd(int from) {
      int to = from;
      while (to < text.length() && !isBreak(text.charAt(to))) {
        to++;
      }
      return to;
    }

    private int afterBreak(int lineEnd) {
      if (lineEnd >= text.length()) {
        return text.length();
      }
      boolean crLf =
          text.charAt(lineEnd) == '\r'
              && lineEnd + 1 < text.length()
              && text.charAt(lineEnd + 1) == '\n';
      return lineEnd + (crLf ? 2 : 1);
    }

    private static boolean isBreak(char c) {
      return c == '\n' || c == '\r';
    }
  }
}
