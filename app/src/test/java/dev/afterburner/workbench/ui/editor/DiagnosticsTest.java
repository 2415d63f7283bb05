// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The lines that a compiler or a crashed program complains of")
class DiagnosticsTest {

  @Test
  @DisplayName("gcc's errors, without its warnings and notes")
  void gcc() {
    assertEquals(
        List.of(
            new Marker(3, "expected primary-expression before ‘;’ token"),
            new Marker(7, "nosuch.h: No such file or directory")),
        Diagnostics.of(
            """
            main.cpp: In function ‘int main()’:
            main.cpp:3:11: error: expected primary-expression before ‘;’ token
                3 |   int x = ;
                  |           ^
            main.cpp:4:3: warning: unused variable ‘y’ [-Wunused-variable]
            main.cpp:5:3: note: suggested alternative
            main.cpp:7:10: fatal error: nosuch.h: No such file or directory
            """));
  }

  @Test
  @DisplayName("javac's, Go's and Ruby's")
  void inline() {
    assertEquals(
        List.of(new Marker(4, "incompatible types: String cannot be converted to int")),
        Diagnostics.of(
            """
            Main.java:4: error: incompatible types: String cannot be converted to int
                int x = "s";
                        ^
            Main.java:9: warning: [removal] stop() in Thread has been deprecated
            1 error
            """));
    assertEquals(
        List.of(new Marker(3, "\"os\" imported and not used"), new Marker(7, "undefined: y")),
        Diagnostics.of(
            """
            # command-line-arguments
            ./main.go:3:8: "os" imported and not used
            ./main.go:7:2: undefined: y
            """));
    assertEquals(
        List.of(
            new Marker(2, "undefined local variable or method `y' for main:Object (NameError)")),
        Diagnostics.of(
            """
            /program/main.rb:2:in `f': undefined local variable or method `y' for main:Object (NameError)
            \tfrom /program/main.rb:4:in `<main>'
            """));
  }

  @Test
  @DisplayName("rustc's, whose place stands below the message")
  void rustc() {
    assertEquals(
        List.of(
            new Marker(2, "mismatched types"),
            new Marker(9, "cannot find function `y` in this scope")),
        Diagnostics.of(
            """
            error[E0308]: mismatched types
             --> main.rs:2:18
              |
            warning: unused variable: `z`
             --> main.rs:5:9
            error[E0425]: cannot find function `y` in this scope
             --> main.rs:9:5
            error: aborting due to 2 previous errors; 1 warning emitted
            """));
  }

  @Test
  @DisplayName("the innermost place of an uncaught error")
  void crashes() {
    assertEquals(
        List.of(new Marker(5, "NameError: name 'y' is not defined")),
        Diagnostics.of(
            """
            Traceback (most recent call last):
              File "/program/main.py", line 6, in <module>
                main()
              File "/program/main.py", line 5, in main
                print(y)
            NameError: name 'y' is not defined
            """));
    assertEquals(
        List.of(new Marker(2, "ReferenceError: y is not defined")),
        Diagnostics.of(
            """
            /program/main.js:2
              return y;
              ^

            ReferenceError: y is not defined
                at f (/program/main.js:2:3)
                at Module._compile (node:internal/modules/cjs/loader:1521:14)
            """));
    assertEquals(
        List.of(
            new Marker(
                4, "java.lang.ArrayIndexOutOfBoundsException: Index 3 out of bounds for length 1")),
        Diagnostics.of(
            """
            Exception in thread "main" java.lang.ArrayIndexOutOfBoundsException: Index 3 out of bounds for length 1
            \tat Main.main(Main.java:4)
            """));
    assertEquals(
        List.of(new Marker(3, "index out of bounds: the len is 0 but the index is 3")),
        Diagnostics.of(
            """
            thread 'main' (2) panicked at /program/main.rs:3:21:
            index out of bounds: the len is 0 but the index is 3
            note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace
            """));
    assertEquals(
        List.of(new Marker(6, "panic: runtime error: index out of range [3] with length 0")),
        Diagnostics.of(
            """
            panic: runtime error: index out of range [3] with length 0

            goroutine 1 [running]:
            main.main()
            \t/program/main.go:6 +0x9
            """));
  }

  @Test
  @DisplayName("of a solution in a harness stand at the solution's lines, and nowhere else")
  void harness() {
    String solution = "def f(n):\n    return y\n";
    String program =
        "import sys\n\nclass S:\n    def f(n):\n        return y\n\nS.f(1)\nreturn z\n";
    String words =
        "  File \"/program/main.py\", line %d, in f\nNameError: name 'y' is not defined\n";
    assertEquals(
        List.of(new Marker(2, "NameError: name 'y' is not defined")),
        Diagnostics.of(words.formatted(5), solution, program));
    assertEquals(List.of(), Diagnostics.of(words.formatted(7), solution, program));
  }

  @Test
  @DisplayName("are none where no line of the program is named")
  void none() {
    assertEquals(List.of(), Diagnostics.of("Segmentation fault"));
    assertEquals(List.of(), Diagnostics.of(""));
    assertEquals(List.of(), Diagnostics.of("File \"/program/domain.py\", line 3\nError: no"));
    assertEquals(List.of(), Diagnostics.of("x/".repeat(500_000)));
  }
}
