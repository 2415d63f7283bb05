// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.problem;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.cli.console.BadUse;
import dev.afterburner.workbench.cli.console.JsonOption;
import dev.afterburner.workbench.cli.console.Reporter;
import dev.afterburner.workbench.cli.console.SourceFiles;
import dev.afterburner.workbench.cli.console.Terminal;
import dev.afterburner.workbench.measure.OwnProblems;
import dev.afterburner.workbench.problem.Comparator.Checker;
import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.ImportedProblem.Solution;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.importer.data.ImportException;
import dev.afterburner.workbench.problem.importer.folder.CheckerFile;
import dev.afterburner.workbench.problem.importer.folder.OwnFolder;
import dev.afterburner.workbench.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps a problem of the user's own. */
@Command(
    name = "new",
    description = {
      "Add a problem of your own: a FOLDER in the layout of the bundled ones (problem.json,"
          + " statement.md, cases/, solutions/ …), or put together from options.",
      "It is kept only if its solutions pass its cases in the sandbox.",
      "Exit code 1 when it is not kept."
    },
    footer = {
      "",
      "  workbench problems new --id sum-lines --title \"Sum of lines\" --statement sum.md \\",
      "      --cases cases/ --solution sum.py --generator gen.py --sizes 1000,10000",
      "",
      "cases/ holds NAME.in with NAME.out or NAME.ans, or input1.txt with output1.txt, also in folders;"
          + " gen.py is run as python3 gen.py SEED SIZE.",
      "",
      "Where many answers are right, a checker says which:",
      "",
      "  workbench problems new --id divisor --statement divisor.md --cases cases/ \\",
      "      --solution divisor.py --checker check.py",
      "",
      "check.py (or check.cpp, with testlib.h beside it) is run as check INPUT OUTPUT ANSWER, three"
          + " files, in a sandbox of its own. It ends with exit code 0 where OUTPUT is right, and 1"
          + " where it is wrong. ANSWER is NAME.out, and empty where there is none."
    })
public final class ProblemsNewCommand implements Callable<Integer> {

  private static final List<String> COMPARATORS =
      List.of("tokens", "exact", "floats", "lines", Checker.ID);
  private static final double USUAL_TOLERANCE = 1e-6;

  /** Opens what checks problems. */
  @FunctionalInterface
  public interface CheckOpening {
    OwnProblems open() throws SandboxException, StoreException;
  }

  private final SourceFiles files;
  private final CheckOpening check;
  private final Cancellation cancellation;
  private final Terminal terminal;

  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "A problem in the bundled layout; the options below are for one without.")
  private @Nullable Path folder;

  @Option(names = "--id", paramLabel = "ID", description = "Letters a to z, digits and hyphens.")
  private @Nullable String id;

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "Its title (default: the id's words).")
  private @Nullable String title;

  @Option(names = "--statement", paramLabel = "FILE", description = "What is asked, in Markdown.")
  private @Nullable Path statement;

  @Option(names = "--cases", paramLabel = "DIR", description = "Pairs of files, see below.")
  private @Nullable Path cases;

  @Option(
      names = "--solution",
      paramLabel = "FILE",
      description = "A program that solves it; may be given several times.")
  private List<Path> solutions = List.of();

  @Option(
      names = "--language",
      paramLabel = "L",
      description = "Their language (default: inferred from the files).")
  private @Nullable String language;

  @Option(
      names = "--generator",
      paramLabel = "FILE",
      description = "Python that takes SEED and SIZE and prints an input.")
  private @Nullable Path generator;

  @Option(
      names = "--sizes",
      split = ",",
      paramLabel = "N",
      description = "Sizes to try it at; solutions are measured at the largest.")
  private List<Long> sizes = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Random seed of the measured input (default: 1).")
  private long seed = 1;

  @Option(
      names = "--compare",
      paramLabel = "RULE",
      description =
          "tokens (the default), exact, floats, lines (in any order) or checker (with --checker).")
  private @Nullable String comparator;

  @Option(
      names = "--checker",
      paramLabel = "FILE",
      description = "C++ or Python that says which outputs are right, see below.")
  private @Nullable Path checker;

  @Option(
      names = "--tolerance",
      paramLabel = "X",
      description = "Tolerance of floats (default: 1e-6).")
  private @Nullable Double tolerance;

  @Option(names = "--difficulty", paramLabel = "D", description = "easy, medium, hard or unrated.")
  private String difficulty = "unrated";

  @Option(names = "--tag", paramLabel = "T", description = "A topic; may be given several times.")
  private List<String> tags = List.of();

  @Option(names = "--replace", description = "Take the place of your problem of the same id.")
  private boolean replace;

  public ProblemsNewCommand(
      SourceFiles files, CheckOpening check, Cancellation cancellation, Terminal terminal) {
    this.files = files;
    this.check = check;
    this.cancellation = cancellation;
    this.terminal = terminal;
  }

  /** The result in JSON. */
  record Kept(String id, String title, int cases, List<String> solutions, boolean generator) {}

  @Override
  public Integer call() throws BadUse, ProblemException, SandboxException, StoreException {
    ImportedProblem parts = folder == null ? fromOptions() : new OwnFolder(folder).read();
    Reporter reporter = new Reporter(terminal);
    ImportedProblem problem;
    try {
      problem =
          check.open().keep(parts, replace, what -> reporter.status(what + " …"), cancellation);
    } finally {
      reporter.clear();
    }
    Kept kept =
        new Kept(
            problem.id(),
            problem.title(),
            problem.cases().size(),
            problem.solutions().stream().map(Solution::name).toList(),
            problem.generator().isPresent());
    if (json.wanted()) {
      json.print(terminal.out(), kept);
    } else {
      terminal
          .out()
          .printf(
              "kept %s: %d cases, all passed by %s%n",
              kept.id(), kept.cases(), String.join(", ", kept.solutions()));
    }
    return 0;
  }

  private ImportedProblem fromOptions() throws BadUse {
    List<String> missing = new ArrayList<>();
    String name = given(id, "--id", missing);
    Path text = given(statement, "--statement", missing);
    Path pairs = given(cases, "--cases", missing);
    if (solutions.isEmpty()) {
      missing.add("--solution");
    }
    if (name == null || text == null || pairs == null || solutions.isEmpty()) {
      throw new BadUse("a problem needs a FOLDER, or " + String.join(", ", missing));
    }
    String rule = rule();
    boolean floats = rule.equals("floats");
    Double given = tolerance;
    if (given != null && !(floats && given > 0)) {
      throw new BadUse("--tolerance is above 0 and goes with --compare floats");
    }
    if (sizes.isEmpty() != (generator == null) || sizes.stream().anyMatch(size -> size < 1)) {
      throw new BadUse("--generator and --sizes go together, and sizes are above 0");
    }
    List<Solution> programs = new ArrayList<>();
    for (Path file : solutions) {
      Program.Source program = files.read(file, language);
      String called = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
      programs.add(new Solution(program.language().id(), called, program.code(), null));
    }
    Map<String, String> sources = new HashMap<>();
    if (generator != null) {
      sources.put(ImportedProblem.GENERATOR, CaseFiles.text(generator));
      sources.put(ImportedProblem.SIZES, sizes.stream().sorted().toList().toString());
      sources.put(ImportedProblem.SEED, Long.toString(seed));
    }
    if (checker != null) {
      sources.putAll(checker(checker).sources());
    }
    return new ImportedProblem(
        name,
        "own",
        title == null ? words(name) : title,
        difficulty(),
        tags,
        CaseFiles.text(text),
        rule,
        floats ? (given == null ? USUAL_TOLERANCE : given) : 0,
        new CaseFiles(pairs, checker == null).read(),
        Map.of(),
        Map.of(),
        programs,
        sources);
  }

  private String rule() throws BadUse {
    String usual = checker == null ? "tokens" : Checker.ID;
    String rule = comparator == null ? usual : comparator;
    if (!COMPARATORS.contains(rule)) {
      throw new BadUse(
          "--compare is one of "
              + String.join(", ", COMPARATORS)
              + ", not "
              + rule
              + "; a program that judges outputs is named by --checker");
    }
    if (rule.equals(Checker.ID) != (checker != null)) {
      throw new BadUse(
          checker == null
              ? "--compare checker wants a program that judges outputs: add --checker FILE"
              : "--checker goes with --compare checker, not with --compare " + rule);
    }
    return rule;
  }

  private static Checker checker(Path file) throws BadUse {
    try {
      return CheckerFile.read(file);
    } catch (ImportException e) {
      throw new BadUse(String.valueOf(e.getMessage()));
    }
  }

  private static <T> @Nullable T given(@Nullable T value, String option, List<String> missing) {
    if (value == null) {
      missing.add(option);
    }
    return value;
  }

  private static String words(String id) {
    String words = id.replace('-', ' ');
    return words.isEmpty()
        ? ""
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private Difficulty difficulty() throws BadUse {
    for (Difficulty level : Difficulty.values()) {
      if (level.name().equalsIgnoreCase(difficulty)) {
        return level;
      }
    }
    throw new BadUse("--difficulty is easy, medium, hard or unrated, not " + difficulty);
  }
}
