// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Puts commands together to what parses a command line. */
public final class CommandLines {

  /** Commands that tell of all the others. */
  private static final Set<String> ABOUT_ALL = Set.of("completion", "manual");

  private CommandLines() {}

  /**
   * What parses the given command line. Reading the commands' annotations is half of a short
   * command's time, so where the first word names a command, only that one is put in.
   *
   * @param commands by the path of their name: "problems", "problems show"; a parent comes before
   *     its children
   * @param words the command line
   */
  public static CommandLine of(
      WorkbenchCommand root,
      Map<String, Supplier<Object>> commands,
      Failures failures,
      Terminal terminal,
      List<String> words) {
    CommandLine whole = new CommandLine(root);
    wanted(commands, words)
        .forEach(
            (path, command) -> {
              String[] names = path.split(" ", -1);
              CommandLine parent = whole;
              for (int i = 0; i < names.length - 1; i++) {
                parent = Objects.requireNonNull(parent.getSubcommands().get(names[i]), path);
              }
              parent.addSubcommand(names[names.length - 1], command.get());
            });
    addHelp(whole);
    whole.registerConverter(Path.class, CommandLines::path);
    // These reach all commands that are there by now.
    whole.setExpandAtFiles(false); // @FILE belongs to the options that say so
    whole.setOut(terminal.styled()); // help and version, nothing foreign
    whole.setErr(terminal.err());
    whole.setParameterExceptionHandler(failures);
    whole.setExecutionExceptionHandler(failures);
    whole.setUsageHelpWidth(Math.clamp(terminal.width(), 55, 100));
    whole.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    return whole;
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new CommandLine.TypeConversionException(Failures.unusableName(e));
    }
  }

  private static Map<String, Supplier<Object>> wanted(
      Map<String, Supplier<Object>> commands, List<String> words) {
    if (words.isEmpty()
        || !commands.containsKey(words.getFirst())
        || ABOUT_ALL.contains(words.getFirst())) {
      return commands;
    }
    Map<String, Supplier<Object>> wanted = new LinkedHashMap<>(commands);
    String name = words.getFirst();
    wanted.keySet().removeIf(path -> !path.equals(name) && !path.startsWith(name + " "));
    return wanted;
  }

  private static void addHelp(CommandLine command) {
    command
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help and exit.")
                .build());
    command.getSubcommands().values().forEach(CommandLines::addHelp);
  }
}
