// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of the functions and classes that stand at the left edge of a program, found by how they
 * are written in the languages of this workbench; no more than a good guess.
 */
final class Definitions {

  private static final Pattern KEYWORD =
      Pattern.compile(
          "(?m)^(?:(?:pub(?:\\([^)\\n]*+\\))?|export|default|async|public|static|final|abstract)\\s++){0,8}"
              + "(?:def|class|function|func|fn|struct|interface|record|enum)\\s+([A-Za-z_]\\w*)");

  /** C and C++: a type, a name, its parameters, and the brace that opens its body. */
  private static final Pattern BODY =
      Pattern.compile(
          "(?m)^[A-Za-z_][^\\n;=(){}]*[\\s*&>]([A-Za-z_]\\w*)\\s*\\([^;{}()]*\\)\\s*(?:const\\s*)?\\{");

  private static final Pattern ARROW =
      Pattern.compile("(?m)^(?:const|let|var)\\s+([A-Za-z_]\\w*)\\s*=[^;\\n]*=>");

  private static final Pattern IMPORT =
      Pattern.compile(
          "(?m)^[ \\t]*+(?:from|import|using|use|#include|require|const .*require)\\b.*$");

  private static final Pattern CALL = Pattern.compile("(?<![.\\w])([A-Za-z_]\\w*+)\\s*+(?:\\(|::)");

  private static final Pattern WORD = Pattern.compile("\\w++");

  private final Set<String> names = new HashSet<>();
  private final Set<String> calls = new HashSet<>();

  /** One pass each over what a model wrote: it may be long, and made of anything. */
  Definitions(String code) {
    for (Pattern pattern : new Pattern[] {KEYWORD, BODY, ARROW}) {
      Matcher matcher = pattern.matcher(code);
      while (matcher.find()) {
        names.add(matcher.group(1));
      }
    }
    CALL.matcher(code).results().forEach(call -> calls.add(call.group(1)));
    calls.removeAll(names);
    Matcher imports = IMPORT.matcher(code);
    while (imports.find() && !calls.isEmpty()) {
      if (imports.group().indexOf('*') >= 0) {
        calls.clear(); // who knows what that brings
      }
      WORD.matcher(imports.group()).results().forEach(word -> calls.remove(word.group()));
    }
  }

  /**
   * Whether this program calls what another one defines, and has it from nowhere else: it shows how
   * the other one is used.
   */
  boolean callsOnly(Definitions other) {
    return !Collections.disjoint(calls, other.names);
  }
}
