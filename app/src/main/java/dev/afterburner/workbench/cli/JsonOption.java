package dev.afterburner.workbench.cli;

import picocli.CommandLine.Option;

/** The option that turns the result into one JSON document. */
final class JsonOption {

  @Option(
      names = "--json",
      description =
          "Print exactly one JSON document on standard output; progress goes to standard error.")
  private boolean wanted;

  boolean wanted() {
    return wanted;
  }
}
