// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.system;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** All commands with their options as one manual page, in the language of man(7). */
final class ManualPage {

  private final String version;
  private final StringBuilder page = new StringBuilder();

  ManualPage(String version) {
    this.version = version;
  }

  String of(CommandSpec root) {
    String name = root.name();
    line(
        ".TH "
            + name.toUpperCase(Locale.ROOT)
            + " 1 \"\" \"Afterburner Workbench "
            + version
            + "\"");
    line(".SH NAME");
    text(name + " - measure and improve the efficiency of code");
    line(".SH SYNOPSIS");
    text(synopsis(root));
    line(".SH DESCRIPTION");
    paragraphs(root.usageMessage().description());
    text("A single file that ends in .workbench-session is opened in the window.");
    line(".SH OPTIONS");
    line("These stand before or after a command's name.");
    root.options().forEach(this::option);
    line(".SH COMMANDS");
    commands(root);
    line(".SH EXIT STATUS");
    text("0 success, 1 the command failed, 2 wrong usage.");
    line(".SH FILES");
    text(
        "Sessions are stored in $WORKBENCH_HOME, else in $XDG_DATA_HOME/afterburner-workbench, by default"
            + " ~/.local/share/afterburner-workbench; compiled programs in"
            + " ~/.cache/afterburner-workbench.");
    return page.toString();
  }

  private void commands(CommandSpec parent) {
    for (CommandLine child : parent.subcommands().values()) {
      CommandSpec spec = child.getCommandSpec();
      if (spec.usageMessage().hidden()) {
        continue;
      }
      line(".SS " + escaped(spec.qualifiedName(" ")));
      text(synopsis(spec));
      line(".PP");
      paragraphs(spec.usageMessage().description());
      for (PositionalParamSpec parameter : spec.positionalParameters()) {
        item(parameter.paramLabel(), parameter.description());
      }
      spec.options().stream()
          .filter(option -> !option.inherited() && !option.usageHelp())
          .forEach(this::option);
      commands(spec);
    }
  }

  /** How the command is written, in one line. */
  private static String synopsis(CommandSpec spec) {
    CommandLine.Help help =
        new CommandLine.Help(spec, CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    return help.synopsis(0).replaceAll("\\s+", " ").strip();
  }

  private void option(OptionSpec option) {
    if (option.hidden()) {
      return;
    }
    String names = String.join(", ", option.names());
    boolean valued = option.arity().max() > 0;
    item(valued ? names + " " + option.paramLabel() : names, option.description());
  }

  private void item(String heading, String... description) {
    line(".TP");
    line("\\fB" + escaped(heading) + "\\fR");
    text(Arrays.stream(description).flatMap(ManualPage::lines).collect(Collectors.joining(" ")));
  }

  private void paragraphs(String... description) {
    for (String paragraph : description) {
      text(String.join(" ", lines(paragraph).toList()));
      line(".PP");
    }
  }

  /** As picocli prints it: %n ends a line; what is no format stands as it is. */
  private static Stream<String> lines(String description) {
    return description
        .replace("%n", "\n")
        .replace("%%", "%")
        .replace("$$", "$")
        .lines()
        .map(String::strip);
  }

  private void text(String words) {
    line(escaped(words));
  }

  private void line(String line) {
    page.append(line).append('\n');
  }

  /** A line must not begin like a request, and a hyphen is one that can be typed. */
  private static String escaped(String words) {
    String plain = words.replace("\\", "\\e").replace("-", "\\-");
    return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
  }
}
