package dev.afterburner.workbench.cli;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.workbench.measure.OwnProblems;
import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.ImportedProblem.Case;
import dev.afterburner.workbench.problem.ImportedProblem.Solution;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.importer.OwnFolder;
import dev.afterburner.workbench.store.StoreException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps a problem of the user's own. */
@Command(
    name = "new",
    description = {
      "Keep a problem of your own: a FOLDER in the layout of the bundled ones (problem.json,"
          + " statement.md, cases/, solutions/ …), or put together from options.",
      "It is kept only if its solutions pass its cases in the sandbox.",
      "Exit code 1 when it is not kept."
    },
    footer = {
      "",
      "  workbench problems new --id sum-lines --title \"Sum of lines\" --statement sum.md \\",
      "      --cases cases/ --solution sum.py --generator gen.py --sizes 1000,10000",
      "",
      "cases/ holds NAME.in and NAME.out; gen.py is run as python3 gen.py SEED SIZE."
    })
public final class ProblemsNewCommand implements Callable<Integer> {

  private static final List<String> COMPARATORS = List.of("tokens", "exact", "floats", "lines");
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

  @Option(names = "--title", paramLabel = "TEXT", description = "The id's words otherwise.")
  private @Nullable String title;

  @Option(names = "--statement", paramLabel = "FILE", description = "What is asked, in Markdown.")
  private @Nullable Path statement;

  @Option(names = "--cases", paramLabel = "DIR", description = "Pairs NAME.in and NAME.out.")
  private @Nullable Path cases;

  @Option(
      names = "--solution",
      paramLabel = "FILE",
      description = "A program that solves it; may be given several times.")
  private List<Path> solutions = List.of();

  @Option(names = "--language", paramLabel = "L", description = "Told from the files otherwise.")
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

  @Option(names = "--seed", paramLabel = "N", description = "Of the measured input; 1 otherwise.")
  private long seed = 1;

  @Option(
      names = "--compare",
      paramLabel = "RULE",
      description = "tokens (the usual), exact, floats or lines (in any order).")
  private String comparator = "tokens";

  @Option(names = "--tolerance", paramLabel = "X", description = "Of floats; 1e-6 otherwise.")
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
    if (!COMPARATORS.contains(comparator)) {
      throw new BadUse(
          "--compare is one of " + String.join(", ", COMPARATORS) + ", not " + comparator);
    }
    boolean floats = comparator.equals("floats");
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
      sources.put(ImportedProblem.GENERATOR, text(generator));
      sources.put(ImportedProblem.SIZES, sizes.stream().sorted().toList().toString());
      sources.put(ImportedProblem.SEED, Long.toString(seed));
    }
    return new ImportedProblem(
        name,
        "own",
        title == null ? words(name) : title,
        difficulty(),
        tags,
        text(text),
        comparator,
        floats ? (given == null ? USUAL_TOLERANCE : given) : 0,
        pairs(pairs),
        Map.of(),
        Map.of(),
        programs,
        sources);
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

  private static List<Case> pairs(Path folder) throws BadUse {
    List<Path> inputs;
    try (Stream<Path> inside = Files.list(folder)) {
      inputs = inside.filter(f -> f.toString().endsWith(".in")).sorted().toList();
    } catch (IOException e) {
      throw new BadUse(folder + " can't be read as a folder of cases");
    }
    if (inputs.isEmpty()) {
      throw new BadUse(folder + " holds no files that end in .in");
    }
    List<Case> cases = new ArrayList<>();
    for (Path input : inputs) {
      String name = String.valueOf(input.getFileName());
      String stem = name.substring(0, name.length() - ".in".length());
      cases.add(new Case(stem, text(input), text(input.resolveSibling(stem + ".out"))));
    }
    return cases;
  }

  private static String text(Path file) throws BadUse {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new BadUse("there is no file " + file);
    } catch (CharacterCodingException e) {
      throw new BadUse(file + " is not UTF-8 text; save it as UTF-8");
    } catch (IOException e) {
      throw new BadUse(file + " can't be read: " + e.getMessage());
    }
  }
}
