// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

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
          "(?m)^(?:(?:pub(?:\\([^)]*\\))?|export|default|async|public|static|final|abstract)\\s+)*"
              + "(?:def|class|function|func|fn|struct|interface|record|enum)\\s+([A-Za-z_]\\w*)");

  /** C and C++: a type, a name, its parameters, and the brace that opens its body. */
  private static final Pattern BODY =
      Pattern.compile(
          "(?m)^[A-Za-z_][^\\n;=(){}]*[\\s*&>]([A-Za-z_]\\w*)\\s*\\([^;{}()]*\\)\\s*(?:const\\s*)?\\{");

  private static final Pattern ARROW =
      Pattern.compile("(?m)^(?:const|let|var)\\s+([A-Za-z_]\\w*)\\s*=[^;\\n]*=>");

  private static final Pattern IMPORT =
      Pattern.compile("(?m)^\\s*(?:from|import|using|use|#include|require|const .*require)\\b.*$");

  private final Set<String> names = new HashSet<>();
  private final String code;

  Definitions(String code) {
    this.code = code;
    for (Pattern pattern : new Pattern[] {KEYWORD, BODY, ARROW}) {
      Matcher matcher = pattern.matcher(code);
      while (matcher.find()) {
        names.add(matcher.group(1));
      }
    }
  }

  /**
   * Whether this program calls what another one defines, and has it from nowhere else: it shows how
   * the other one is used.
   */
  boolean callsOnly(Definitions other) {
    return other.names.stream().filter(name -> !names.contains(name)).anyMatch(this::calls);
  }

  private boolean calls(String name) {
    Matcher imports = IMPORT.matcher(code);
    while (imports.find()) {
      if (imports.group().matches(".*(\\b" + name + "\\b|\\*).*")) {
        return false;
      }
    }
    return Pattern.compile("(?<![.\\w])" + name + "\\s*(?:\\(|::)").matcher(code).find();
  }
}
