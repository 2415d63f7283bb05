// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a pattern for texts of others")
class PatternsTest {

  private static final int LENGTH = 8_000;

  /** Bounded repetitions look at most so often at each character. */
  private static final long MOST_LOOKS = 300L * LENGTH;

  /** Those that are held against a whole text of one line, from its beginning. */
  private static final Set<String> WHOLE =
      Set.of(
          "DataFiles.DATA",
          "ReplyBlocks.NAMED_FENCE",
          "ReplyBlocks.NESTED",
          "CsvRows.HEADER",
          "AssertionLoop.EQUAL",
          "AssertionLoop.ASSERTION",
          "HumanEvalXRows.TASK",
          "VenusRow.NUMBER");

  private static final List<String> UNITS =
      List.of(
          " ",
          "a",
          "0",
          "\n",
          "\t",
          "(",
          ")",
          "[",
          "{",
          "<",
          "\"",
          "'",
          "`",
          ",",
          ".",
          "=",
          "_",
          "-",
          "#",
          "/",
          "\\",
          ":",
          ";",
          "a ",
          "a,",
          "a.",
          "a(",
          "a()",
          "a( ",
          "a()a ",
          "a() a,",
          " a",
          "a\n",
          "\n ",
          "a=",
          "a ==b",
          "== ",
          "<a<b",
          "::<",
          "a[0 ",
          "x[]",
          "f32",
          "1e-1",
          "a \"",
          "\"a\" ",
          "use rand\n",
          "from __future__ import (\n",
          "import(\n",
          "import static a",
          "const a=",
          "\\problemname{",
          "func (a\n",
          "def f(Task",
          "class A(B\n",
          "{{ name",
          "test test=",
          "testtest",
          "  File \"harness.py\", line \n    a\n",
          "assert ",
          "a , ",
          "```a\n",
          ">>>",
          "error 10 ^",
          "#include <a/",
          "record a",
          "static ");

  private static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Counts how often its characters are looked at. */
  private static final class Counted implements CharSequence {
    private final String text;
    private long looks;

    private Counted(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++looks > MOST_LOOKS) {
        throw new TooMany();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static List<Field> patterns() throws ClassNotFoundException {
    List<Field> fields = new ArrayList<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(
                "dev.afterburner.workbench.problem",
                "dev.afterburner.workbench.judge",
                "dev.afterburner.workbench.model",
                "dev.afterburner.workbench.optimize")) {
      if (type.getFields().stream()
          .noneMatch(field -> field.getRawType().isEquivalentTo(Pattern.class))) {
        continue;
      }
      for (Field field : Class.forName(type.getName()).getDeclaredFields()) {
        if (field.getType() == Pattern.class && Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          fields.add(field);
        }
      }
    }
    return fields;
  }

  @Test
  @DisplayName("looks at each character a bounded number of times, however long one line of it is")
  void linear() throws Exception {
    List<String> slow = new ArrayList<>();
    List<Field> patterns = patterns();
    assertTrue(patterns.size() > 30, patterns.toString());
    for (Field field : patterns) {
      String name = field.getDeclaringClass().getSimpleName() + "." + field.getName();
      Pattern pattern = (Pattern) field.get(null);
      List<String> begun =
          WHOLE.contains(name) ? List.of("", "assert ", "assertion(") : List.of("");
      for (String unit : UNITS) {
        for (String before : begun) {
          Matcher matcher =
              pattern.matcher(new Counted(before + unit.repeat(LENGTH / unit.length())));
          try {
            if (WHOLE.contains(name)) {
              matcher.matches();
            } else {
              while (matcher.find()) {
                // the next one
              }
            }
          } catch (TooMany | StackOverflowError e) {
            slow.add(name + " " + before + unit);
          }
        }
      }
    }
    assertEquals(List.of(), slow);
  }
}
