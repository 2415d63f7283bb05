// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.console;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.export.document.JsonText;
import dev.afterburner.workbench.export.figure.ExportException;
import dev.afterburner.workbench.figures.Figures;
import dev.afterburner.workbench.optimize.SessionException;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.catalogue.LibraryUnreadable;
import dev.afterburner.workbench.store.StoreException;
import dev.afterburner.workbench.study.StudyException;
import dev.afterburner.workbench.train.TrainException;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one line on standard error and an exit code. */
public final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

  /** The thing asked for failed. */
  public static final int FAILED = 1;

  /** The command line can't be meant. */
  public static final int BAD_USE = 2;

  private final boolean traces;

  /**
   * The handler.
   *
   * @param traces whether a fault of the program itself shows where it happened
   */
  public Failures(boolean traces) {
    this.traces = traces;
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    PrintWriter err = e.getCommandLine().getErr();
    String message = inWords(e);
    say(err, message);
    if (List.of(arguments).contains(JsonOption.NAME)) {
      e.getCommandLine().getOut().println(JsonText.of(new JsonOption.Fault(oneLine(message))));
    }
    String near =
        e instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions().stream().limit(3).collect(Collectors.joining(", "))
            : "";
    if (!near.isEmpty()) {
      err.println("did you mean " + near + "?");
    }
    err.println("`" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help` explains.");
    return BAD_USE;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    json(command).ifPresent(json -> json.printFault(command.getOut(), oneLine(inWords(e))));
    switch (e) {
      case BadUse bad -> {
        say(err, bad.getMessage());
        return BAD_USE;
      }
      case StudyException study -> {
        say(err, study.getMessage());
        return study.isBadUse() ? BAD_USE : FAILED;
      }
      case TrainException train -> {
        say(err, train.getMessage());
        return train.isBadUse() ? BAD_USE : FAILED;
      }
      case CommandFailed known -> say(err, known.getMessage());
      case ProblemException known -> say(err, known.getMessage());
      case SandboxException known -> say(err, known.getMessage());
      case StoreException known -> say(err, known.getMessage());
      case ExportException known -> say(err, known.getMessage());
      case SessionException known -> say(err, known.getMessage());
      case LibraryUnreadable known -> say(err, known.getMessage());
      case InvalidPathException known -> {
        say(err, unusableName(known));
        return BAD_USE;
      }
      default -> {
        say(err, "a fault of the workbench itself: " + e);
        if (traces) {
          e.printStackTrace(err);
        } else {
          err.println("set WORKBENCH_TRACE=1 to see where it happened");
        }
      }
    }
    return FAILED;
  }

  /**
   * What a command ended by that met a limit of Java's own.
   *
   * @param words the command line
   * @return the exit code
   */
  public int limit(Error limit, Terminal terminal, List<String> words) {
    String message =
        limit instanceof OutOfMemoryError
            ? "not enough memory for this ("
                + Figures.memory((double) Runtime.getRuntime().maxMemory())
                + "); use a smaller file, or allow more with JAVA_TOOL_OPTIONS=-Xmx4g"
            : "the input is nested too deeply, or is too long, to be read";
    say(terminal.err(), message);
    if (words.contains(JsonOption.NAME)) {
      terminal.out().println(JsonText.of(new JsonOption.Fault(message)));
    }
    if (traces) {
      limit.printStackTrace(terminal.err());
    }
    return FAILED;
  }

  /**
   * Why a name of a file can't be used, and what to do: most often the locale has no letters but
   * ASCII.
   */
  public static String unusableName(InvalidPathException e) {
    return e.getInput().indexOf('\0') >= 0
        ? "a file name contains a NUL character; correct it"
        : "the name \""
            + e.getInput()
            + "\" has characters that this locale can't represent; set LC_ALL=C.UTF-8"
            + " and start again";
  }

  private static @Nullable String inWords(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidPathException name) {
        return unusableName(name);
      }
    }
    return e.getMessage();
  }

  private static Optional<JsonOption> json(CommandLine command) {
    return command.getCommandSpec().mixins().values().stream()
        .map(mixin -> mixin.userObject())
        .filter(JsonOption.class::isInstance)
        .map(JsonOption.class::cast)
        .findFirst();
  }

  private static void say(PrintWriter err, @Nullable String message) {
    err.println("workbench: " + oneLine(message));
  }

  private static String oneLine(@Nullable String message) {
    return message == null ? "failed" : message.lines().collect(Collectors.joining("; "));
  }
}
