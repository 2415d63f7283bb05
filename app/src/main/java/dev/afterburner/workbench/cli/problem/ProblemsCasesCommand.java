// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.problem;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.LibraryOpening;
import dev.afterburner.workbench.cli.console.Opening;
import dev.afterburner.workbench.cli.console.ProblemFinder;
import dev.afterburner.workbench.cli.console.SourceFiles;
import dev.afterburner.workbench.cli.console.Table;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.measure.ReferenceOutput;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.TestCase;
import dev.afterburner.workbench.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists a problem's test cases, and keeps the user's own among them. */
@Command(
    name = "cases",
    description = {
      "List a problem's test cases, or add one of your own.",
      "Your own cases are judged with the others; those that came with the problem stay as they are."
    },
    footer = {
      "",
      "  workbench problems cases pair-sums --add empty --input empty.txt",
      "",
      "Without --expected the reference solution provides the expected " + "output."
    })
public final class ProblemsCasesCommand implements Callable<Integer> {

  private static final int EXCERPT = 40;

  private final ProblemFinder finder;
  private final LibraryOpening library;
  private final Opening<ReferenceOutput> outputs;
  private final Cancellation cancellation;
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "ID", description = "Which problem.")
  private String id = "";

  @Option(names = "--add", paramLabel = "NAME", description = "Add a case; requires --input.")
  private @Nullable String add;

  @Option(names = "--input", paramLabel = "FILE", description = "Standard input of the case.")
  private @Nullable Path input;

  @Option(names = "--expected", paramLabel = "FILE", description = "Its expected output.")
  private @Nullable Path expected;

  @Option(names = "--remove", paramLabel = "NAME", description = "Remove a case that you added.")
  private @Nullable String remove;

  public ProblemsCasesCommand(
      ProblemFinder finder,
      LibraryOpening library,
      Opening<ReferenceOutput> outputs,
      Cancellation cancellation,
      Terminal terminal) {
    this.finder = finder;
    this.library = library;
    this.outputs = outputs;
    this.cancellation = cancellation;
    this.terminal = terminal;
  }

  /** A case in JSON. */
  record Case(String name, boolean own, String input, String expected) {}

  @Override
  public Integer call() throws BadUse, ProblemException, SandboxException, StoreException {
    Problem problem = finder.find(id);
    if (add != null) {
      keep(problem, add);
    } else if (input != null || expected != null) {
      throw new BadUse("--input and --expected belong to a case that is added: --add NAME");
    }
    if (remove != null) {
      forget(problem, remove);
    }
    List<TestCase> cases = new ArrayList<>(problem.cases());
    if (add != null || remove != null) {
      cases.removeIf(TestCase::own);
      cases.addAll(library.open().ownCases(problem.id()));
    }
    print(cases);
    return 0;
  }

  private void keep(Problem problem, String name)
      throws BadUse, ProblemException, SandboxException, StoreException {
    if (input == null) {
      throw new BadUse("--add needs the case's --input FILE");
    }
    if (problem.cases().stream().anyMatch(c -> c.name().equals(name) && !c.own())) {
      throw new BadUse(problem.id() + " came with a case " + name + "; choose another name");
    }
    Bytes given = Bytes.of(SourceFiles.bytes(input));
    Bytes right =
        expected == null
            ? Bytes.utf8(outputs.open().of(problem, "", given, cancellation))
            : Bytes.of(SourceFiles.bytes(expected));
    library.open().keepCase(problem.id(), new TestCase(name, given, right, true));
  }

  private void forget(Problem problem, String name)
      throws BadUse, ProblemException, StoreException {
    TestCase found =
        problem.cases().stream()
            .filter(c -> c.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new BadUse(problem.id() + " has no case " + name));
    if (!found.own()) {
      throw new BadUse("the case " + name + " came with " + problem.id() + " and stays");
    }
    library.open().removeCase(problem.id(), name);
  }

  private void print(List<TestCase> cases) {
    if (json.wanted()) {
      json.print(
          terminal.out(),
          cases.stream()
              .map(c -> new Case(c.name(), c.own(), c.input().text(), c.expected().text()))
              .toList());
      return;
    }
    Table table = new Table("CASE", "WHOSE", "INPUT", "EXPECTED");
    for (TestCase one : cases) {
      table.row(one.name(), one.own() ? "own" : "", excerpt(one.input()), excerpt(one.expected()));
    }
    table.lines(terminal.tableWidth()).forEach(terminal.out()::println);
  }

  private static String excerpt(Bytes text) {
    String line = text.text().strip().replaceAll("\\s+", " ");
    return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT) + "…";
  }
}
