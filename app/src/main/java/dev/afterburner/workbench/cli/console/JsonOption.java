// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import dev.afterburner.workbench.export.document.JsonText;
import dev.afterburner.workbench.text.HiddenCharacters;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** The option that turns the result into one JSON document. */
public final class JsonOption {

  static final String NAME = "--json";

  @Option(
      names = NAME,
      description =
          "Print exactly one JSON document on standard output; progress goes to standard error.")
  private boolean wanted;

  private boolean printed;

  /** What is printed where a command has no result. */
  record Fault(String error) {}

  public boolean wanted() {
    return wanted;
  }

  /** Prints the document. */
  public void print(PrintWriter out, Object document) {
    printed = true;
    out.println(text(document));
  }

  /** The document, with hidden characters as escapes: they are data, but a terminal obeys them. */
  static String text(Object document) {
    return HiddenCharacters.escaped(JsonText.of(document));
  }

  /** Prints a document that says what went wrong, unless a result was printed before. */
  void printFault(PrintWriter out, String message) {
    if (wanted && !printed) {
      print(out, new Fault(message));
    }
  }
}
