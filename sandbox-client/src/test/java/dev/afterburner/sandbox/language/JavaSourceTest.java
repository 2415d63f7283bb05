// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The outline of a Java file")
class JavaSourceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "public class Outer { public static void main(String[] a) {} }|Outer|Outer",
        "class Side { } class Go { static void main(String[] a) {} }|Go|Go",
        "package a.b; public class P { public static void main(String[] a) {} }|P|a.b.P",
        "public record R(int x) { public static void main(String[] a) {} }|R|R",
        "record G<T>(T x) { } interface I { static void main(String[] a) {} }|I|I",
        "public enum E { A, B; public static void main(String[] a) {} }|E|E",
        "@Deprecated(since = \"}\") public abstract class A { static void main(String[] a) {} }|A|A",
        "class Base { public static void main(String[] a) {} } public class Sub extends Base {}|Sub|Base",
        "class One { static void main(String[] a) {} } class Main { static void main(String[] a) {} }"
            + "|Main|Main",
        "public @interface Mark { } class Run { static void main(String[] a) {} }|Mark|Run",
        "class Text { String s = \"class X { void main(\"; } class Y { static void main(String[] a) {} }"
            + "|Y|Y",
        "/* public class No { } */ class Yes { static void main(String[] a) {} }|Yes|Yes",
        "void main() { System.out.println(1); }|Main|Main",
        "class Helper { } void main() { }|Main|Main",
        "class Nested { class In { void main() {} } }|Nested|Nested",
        "syntax error {|Main|Main"
      })
  @DisplayName("tells what the file must be called and which class a run begins with")
  void names(String code, String file, String main) {
    JavaSource outline = JavaSource.of(code);
    assertEquals(file, outline.fileName());
    assertEquals(main, outline.mainClass());
  }

  @Test
  @DisplayName("passes over text blocks, characters and comments")
  void literals() {
    String code =
        "class A { String s = \"\"\"\n  } public class B { \\\"\"\" \"\"\"; char c = '}'; // }\n}\n"
            + "class C { static void main(String[] a) {} }";
    assertEquals("C", JavaSource.of(code).mainClass());
    assertEquals(2, JavaSource.of(code).types().size());
  }

  @Test
  @DisplayName("is read in linear time from a hostile file")
  void hostile() {
    assertEquals("Main", JavaSource.of("\"".repeat(200_001)).mainClass());
    assertEquals("Main", JavaSource.of("/*".repeat(200_000)).mainClass());
    assertEquals("Main", JavaSource.of("{".repeat(200_000)).mainClass());
  }
}
