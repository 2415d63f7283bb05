// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The program in a model's reply")
class ReplyParserTest {

  private final ReplyParser parser = new ReplyParser();

  /** Name, reply, expected program. In the replies ' stands for a backtick and ¶ for CR LF. */
  static Stream<Arguments> replies() {
    return Stream.of(
        // Plain fences
        reply("one block", "Text.\n'''python\nx = 1\n'''\nMore.", "x = 1\n"),
        reply("nothing around", "'''python\nx = 1\n'''", "x = 1\n"),
        reply("no language", "'''\nx = 1\n'''", "x = 1\n"),
        reply("short name", "'''py\nx = 1\n'''", "x = 1\n"),
        reply("version in name", "'''python3\nx = 1\n'''", "x = 1\n"),
        reply("upper case", "'''Python\nx = 1\n'''", "x = 1\n"),
        reply("space before name", "''' python\nx = 1\n'''", "x = 1\n"),
        reply("words after name", "'''python title=\"a\"\nx = 1\n'''", "x = 1\n"),
        reply("attributes", "'''{.python .numberLines}\nx = 1\n'''", "x = 1\n"),
        reply("file after name", "'''python:main.py\nx = 1\n'''", "x = 1\n"),
        reply("named once more below", "'''python\npython\nx = 1\n'''", "x = 1\n"),
        reply("named below only", "'''\nPython\nx = 1\n'''", "x = 1\n"),
        reply("a name within is code", "'''python\nx = 1\npython\n'''", "x = 1\npython\n"),
        reply("tildes", "~~~python\nx = 1\n~~~", "x = 1\n"),
        reply("tildes may hold backticks", "~~~\ns = '''a\n'''\n~~~", "s = '''a\n'''\n"),
        reply("backticks do not end tildes", "~~~\na\n'''\nb\n~~~", "a\n'''\nb\n"),
        reply("four backticks", "''''python\nx = 1\n''''", "x = 1\n"),
        reply("three do not end four", "''''python\na\n'''\nb\n''''", "a\n'''\nb\n"),
        reply("five end four", "''''python\na\n'''''", "a\n"),
        reply("space after closing", "'''python\nx = 1\n'''   \nText", "x = 1\n"),
        reply("empty lines are kept", "'''python\n\nx = 1\n\n\n'''", "\nx = 1\n\n\n"),
        reply("inner indentation is kept", "'''python\nif a:\n  b\n'''", "if a:\n  b\n"),
        // Which block
        reply("the last of two", "'''python\na\n'''\n'''python\nb\n'''", "b\n"),
        reply("not another language", "'''python\na\n'''\n'''text\nb\n'''", "a\n"),
        reply("not shell", "'''python\na\n'''\nRun:\n'''bash\nb\n'''", "a\n"),
        reply("none counts only if none is named", "'''python\na\n'''\n'''\nb\n'''", "a\n"),
        reply("empty last one is passed over", "'''python\na\n'''\n'''python\n'''", "a\n"),
        reply("blank last one is passed over", "'''python\na\n'''\n'''\n \n\n'''", "a\n"),
        reply("diff last", "'''python\na\n'''\n'''\n@@ -1 +1 @@\n-a\n+b\n'''", "a\n"),
        // Not closed
        reply("unclosed", "'''python\nx = 1\ny = 2", "x = 1\ny = 2"),
        reply("unclosed with line end", "'''python\nx = 1\n", "x = 1\n"),
        reply("second unclosed", "'''python\na\n'''\nBetter:\n'''python\nb", "b"),
        reply("fence at the very end", "'''python\na\n'''\n'''", "a\n"),
        // Line ends
        reply("CR LF", "Text¶'''python¶x = 1¶y = 2¶'''¶", "x = 1\ny = 2\n"),
        reply("mixed line ends", "'''python¶x = 1\ny = 2¶'''\n", "x = 1\ny = 2\n"),
        reply("CR only", "'''python\rx = 1\r'''\r", "x = 1\n"),
        // Indentation
        reply("indented block", "  '''python\n  if a:\n    b\n  '''", "if a:\n  b\n"),
        reply("indented by tabs", "\t'''python\n\tx\n\t'''", "x\n"),
        reply("less indented inside", "    '''python\n  x\n    '''", "x\n"),
        reply("in a list", "- '''python\n  if a:\n    b\n  '''", "if a:\n  b\n"),
        reply("in a numbered list", "1. '''python\n   x\n   '''", "x\n"),
        reply("under a list item", "1. Code:\n   '''python\n   x\n   '''", "x\n"),
        // On a line with text
        reply("opened after text", "Here: '''python\nx\n'''", "x\n"),
        reply("inline code is not a block", "Use '''x''' here.\n'''python\ny\n'''", "y\n"),
        reply("marks amid text", "Type ''' to open.\n'''python\ny\n'''", "y\n"),
        reply("single backticks", "'x' and 'y'\n'''python\nz\n'''", "z\n"),
        // Wrapped
        reply("fence in a fence", "'''\n'''python\nx\n'''\n'''\nHope it helps", "x\n"),
        reply("Markdown in a fence", "'''markdown\n'''python\nx\n'''\n'''\n", "x\n"),
        reply("four around three", "''''markdown\n'''python\nx\n'''\n''''\n", "x\n"),
        // Solution tags
        reply("in a solution", "<solution>\n'''python\nx\n'''\n</solution>", "x\n"),
        reply("on one line with tags", "<solution>'''python\nx\n'''</solution>", "x\n"),
        reply("upper-case tags", "<SOLUTION>\n'''python\nx\n'''\n</SOLUTION>", "x\n"),
        reply("no language inside", "<solution>\n'''\nx\n'''\n</solution>", "x\n"),
        reply("solution before more", s("'''python\na\n'''") + "\n'''python\nb\n'''", "a\n"),
        reply("solution after more", "'''python\nb\n'''\n" + s("'''python\na\n'''"), "a\n"),
        reply("last of two solutions", s("'''python\na\n'''") + s("'''python\nb\n'''"), "b\n"),
        reply("last block inside", s("'''python\na\n'''\n'''python\nb\n'''"), "b\n"),
        reply("output block inside", s("'''python\na\n'''\n'''text\n3\n'''"), "a\n"),
        reply("solution not closed", "<solution>\n'''python\nx\n'''\n", "x\n"),
        reply("block not closed in it", "<solution>\n'''python\nx\n</solution>\nBye", "x\n"),
        reply("neither closed", "<solution>\n'''python\nx = 1", "x = 1"),
        reply("tag in code", "'''python\ns = '<solution>'\n'''", "s = `<solution>`\n"),
        // Reasoning
        reply("after thinking", think("'''python\na\n'''") + "'''python\nb\n'''", "b\n"),
        reply("before thinking", "'''python\na\n'''\n" + think("'''python\nb\n'''"), "a\n"),
        reply("think tag", "<think>\n'''python\na\n'''\n</think>\n'''python\nb\n'''", "b\n"),
        reply("nested", think("x" + think("y") + "'''python\na\n'''") + "'''\nb\n'''", "b\n"),
        reply("paper's form", think("why") + "\n" + s("'''python\nx\n'''"), "x\n"),
        reply("solution in reasoning", think(s("'''\na\n'''")) + s("'''\nb\n'''"), "b\n"),
        reply("never opened", "why\n'''\na\n'''\n</think>\n'''python\nb\n'''", "b\n"),
        reply("never closed", "<thinking>\n'''\na\n'''\n" + s("'''python\nb\n'''"), "b\n"),
        reply("tag in code is code", "'''python\ns = \"<think>\"\n'''", "s = \"<think>\"\n"),
        reply(
            "odd characters",
            "Voilà – “code”:\n'''python\ns = \"é\u0096\"\n'''",
            "s = \"é\u0096\"\n"),
        reply("NUL and BOM", "\uFEFF'''python\nx\u0000\n'''", "x\u0000\n"));
  }

  static Stream<Arguments> withoutCode() {
    return Stream.of(
        refused("empty", "", "the reply is empty"),
        refused("white space", " \n\t\n", "the reply is empty"),
        refused("prose", "I would stop here.", "the reply has no fenced code block"),
        refused("refusal", "I can't help with that.", "the reply has no fenced code block"),
        refused("code without fence", "import sys\nprint(1)", "the reply has no fenced code block"),
        refused("inline code", "Use `x = 1`.", "the reply has no fenced code block"),
        refused("indented code", "    x = 1\n    y = 2\n", "the reply has no fenced code block"),
        refused(
            "other language", "'''java\nint x;\n'''", "the code block is marked java, not python"),
        refused(
            "diff by name", "'''diff\n-a\n+b\n'''", "the code block is marked diff, not python"),
        refused(
            "diff by content",
            "'''python\n--- a/x.py\n+++ b/x.py\n@@ -1 +1 @@\n-a\n+b\n'''",
            "the code block holds a diff, not a whole program"),
        refused(
            "search and replace",
            "'''python\n<<<<<<< SEARCH\na\n=======\nb\n>>>>>>> REPLACE\n'''",
            "the code block holds a diff, not a whole program"),
        refused("empty block", "'''python\n'''", "the code block is empty"),
        refused("only an opening fence", "'''python", "the code block is empty"),
        refused("two backticks", "''python\nx\n''", "the reply has no fenced code block"),
        refused("quoted block", "> '''python\n> x\n> '''", "the reply has no fenced code block"),
        refused("only reasoning", think("'''python\na\n'''"), "the reply is only reasoning"),
        refused(
            "reasoning unclosed", "<think>\n'''python\na\n'''", "its reasoning is never closed"),
        refused("solution without fence", s("x = 1"), "the <solution> has no fenced code block"),
        refused(
            "code outside of the solution",
            "'''python\na\n'''\n" + s("see above"),
            "the <solution> has no fenced code block"),
        refused(
            "other language inside",
            s("'''go\nx\n'''"),
            "the code block is marked go, not python"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("replies")
  @DisplayName("is found")
  void found(String name, String reply, String program) {
    ParsedReply.Code code =
        assertInstanceOf(ParsedReply.Code.class, parser.parse(reply, "python"), name);
    assertEquals(program, code.code());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("replies")
  @DisplayName("lies where the offsets say")
  void offsets(String name, String reply, String program) {
    ParsedReply.Code code =
        assertInstanceOf(ParsedReply.Code.class, parser.parse(reply, "python"), name);
    String taken = reply.substring(code.from(), code.to());
    assertEquals(words(program), words(taken));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("withoutCode")
  @DisplayName("is missing, for a stated reason")
  void missing(String name, String reply, String reason) {
    assertEquals(new ParsedReply.NoCode(reason), parser.parse(reply, "python"), name);
  }

  @ParameterizedTest(name = "{0} as {1}")
  @MethodSource("names")
  @DisplayName("is marked with any usual name of its language")
  void languageNames(String language, String tag) {
    String reply = "```text\nno\n```\n```" + tag + "\nx\n```\n";
    assertInstanceOf(ParsedReply.Code.class, parser.parse(reply, language));
  }

  static Stream<Arguments> names() {
    return Stream.of(
        Arguments.of("cpp", "c++"),
        Arguments.of("cpp", "cpp"),
        Arguments.of("javascript", "js"),
        Arguments.of("go", "golang"),
        Arguments.of("ruby", "rb"),
        Arguments.of("rust", "rs"),
        Arguments.of("java", "Java"));
  }

  @Test
  @DisplayName("is found in a reply of a megabyte, whatever it holds")
  void large() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (String part :
              new String[] {"` ", "```", "<", "<solution>", "<think>", "``` x", "~~~\n"}) {
            var unused = parser.parse(part.repeat(1_000_000 / part.length()), "python");
          }
          String code = "x = 1\n".repeat(170_000);
          assertEquals(
              new ParsedReply.Code(code, 10, 10 + code.length()),
              parser.parse("```python\n" + code + "```\n", "python"));
        });
  }

  private static Arguments reply(String name, String reply, String program) {
    return Arguments.of(name, marks(reply), marks(program));
  }

  private static Arguments refused(String name, String reply, String reason) {
    return Arguments.of(name, marks(reply), reason);
  }

  private static String marks(String text) {
    return text.replace("'", "`").replace("¶", "\r\n");
  }

  private static String s(String content) {
    return "<solution>\n" + content + "\n</solution>\n";
  }

  private static String think(String content) {
    return "<thinking>\n" + content + "\n</thinking>\n";
  }

  private static String words(String code) {
    return String.join(" ", code.strip().split("\\s+"));
  }

  private static final String F = "```";
  private static final String G = "def twice(n):\n    return 2 * n\n";

  static Stream<Arguments> rivals() {
    String program = F + "python\n" + G + F + "\n";
    return Stream.of(
        arguments("an untagged block of output", program + "Output:\n" + F + "\n8\n" + F, G),
        arguments("untagged pseudo code", program + F + "\nreturn n + n\n" + F, G),
        arguments("an example call", program + F + "python\nprint(twice(4))\n" + F, G),
        arguments("tests", program + F + "python\nassert twice(2) == 4\n" + F, G),
        arguments(
            "tests in a class",
            program
                + F
                + "python\nimport unittest\nclass T(unittest.TestCase):\n    def test(self):\n"
                + "        self.assertEqual(twice(2), 4)\n"
                + F,
            G),
        arguments(
            "the original",
            program + "It was:\n" + F + "python\ndef twice(n):\n    return n + n\n" + F,
            G));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rivals")
  @DisplayName("prefers the program to what follows it")
  void rivals(String what, String reply, String expected) {
    assertEquals(
        new ParsedReply.Code(expected, 10, 10 + G.length()), parser.parse(reply, "python"));
  }

  static Stream<Arguments> laterWins() {
    String draft = "def twice(n):\n    return n + n\n";
    return Stream.of(
        arguments("a better one", "A first try:", draft, "Better:", G),
        arguments("one after the original", "The original:", draft, "Optimized:", G),
        arguments(
            "one that is faster than the slow one", "", draft, "Faster than the slow one:", G),
        arguments(
            "one that imports the name",
            "",
            "def gcd(a, b):\n    return a\n",
            "",
            "from math import gcd\nprint(gcd(4, 6))\n"),
        arguments(
            "one that calls a method of that name",
            "",
            "def find(x):\n    return x\n",
            "",
            "print('abc'.find('b'))\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("laterWins")
  @DisplayName("takes the last program of several")
  void laterWins(String what, String before, String first, String between, String last) {
    String reply =
        before
            + "\n"
            + F
            + "python\n"
            + first
            + F
            + "\n"
            + between
            + "\n"
            + F
            + "python\n"
            + last
            + F;
    assertEquals(last, code(reply));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "def f(n):\n"
            + "    \"\"\"Doubles.\n\n"
            + "    ```\n"
            + "    f(2)\n"
            + "    ```\n"
            + "    \"\"\"\n"
            + "    return 2 * n\n",
        """
        def f(n):
            '''Doubles.

            ```python
            f(2)
            ```
            '''
            return 2
        """,
        "FENCE = \"\"\"\n```\n\"\"\"\ndef f(n):\n    return 2 * n  # it\'s \"\"\" done\n",
        "s = '\"\"\"'\nprint(s)\n",
        "# \"\"\"\nprint(1)\n"
      })
  @DisplayName("goes on after fences within strings")
  void innerFences(String code) {
    String reply = F + "python\n" + code + F + "\nThat is all.\n";
    assertEquals(code, code(reply));
  }

  @Test
  @DisplayName("ends a block at its fence if a string in it is never closed")
  void neverClosed() {
    String code = "s = \"\"\"\nprint(1)\n";
    String reply = F + "python\n" + code + F + "\nWords.\n";
    assertEquals(code, code(reply));
  }

  @Test
  @DisplayName("goes on after fences within comments of languages with braces")
  void comments() {
    String code = "/*\n```\nf(2)\n```\n*/\nint f(int n) { return 2 * n; } // it's /*\n";
    assertEquals(code, code(F + "cpp\n" + code + F + "\n", "cpp"));
  }

  private String code(String reply) {
    return code(reply, "python");
  }

  /** Name, and a reply that is as long as models' replies get when they repeat themselves. */
  static Stream<Arguments> repetitions() {
    String before = "```python\ndef f(x):\n  return x\n```\nand\n```python\n";
    String names = "def f%d(): pass\n";
    StringBuilder many = new StringBuilder("```python\n");
    for (int i = 0; i < 20_000; i++) {
      many.append(names.formatted(i));
    }
    return Stream.of(
        arguments("empty lines", before + "\n".repeat(500_000) + "f(1)\n```\n"),
        arguments("a modifier", "```python\n" + "static ".repeat(100_000) + "\n```\n"),
        arguments("modifiers", "```python\n" + "pub(\n".repeat(100_000) + "\n```\n"),
        arguments("names", many + "```\n```python\n" + "x = 1\n".repeat(100_000) + "```\n"),
        arguments("blocks", "```python\ndef f(): pass\n```\n".repeat(20_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("repetitions")
  @DisplayName("is found in a moment, whatever a model repeats")
  void repeats(String name, String reply) {
    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> code(reply, "python"), name);
  }

  private String code(String reply, String language) {
    return assertInstanceOf(ParsedReply.Code.class, parser.parse(reply, language)).code();
  }
}
