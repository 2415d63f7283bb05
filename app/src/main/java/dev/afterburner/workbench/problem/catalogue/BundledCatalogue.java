// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.catalogue;

import dev.afterburner.sandbox.Bytes;
import dev.afterburner.workbench.problem.Facets;
import dev.afterburner.workbench.problem.Generator;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.ProblemQuery;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.problem.TestCase;
import dev.afterburner.workbench.problem.Workload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The problems in a folder, one folder each: problem.json, statement.md, cases/, workloads/,
 * solutions/. Listing reads problem.json only; a problem is read whole when it is asked for.
 */
public final class BundledCatalogue implements Catalogue {

  /** What the problems that come with the workbench are called as a data set. */
  public static final String SET = "bundled";

  private final Path problems;
  private final String only;
  private final JsonMapper json = JsonMapper.builder().build();
  private final Map<String, ProblemFile> files = new TreeMap<>();
  private final Map<String, ProblemException> broken = new TreeMap<>();
  private final Map<String, Problem> whole = new ConcurrentHashMap<>();
  private final Map<String, String> statements = new ConcurrentHashMap<>();
  private boolean listed;

  /**
   * A catalogue of the problems in a folder.
   *
   * @param problems may lie in a jar that is open as a file system
   */
  public BundledCatalogue(Path problems) {
    this(problems, "");
  }

  private BundledCatalogue(Path problems, String only) {
    this.problems = problems;
    this.only = only;
  }

  /** A catalogue of the problem in a folder alone. */
  public static BundledCatalogue ofOne(Path folder) {
    return new BundledCatalogue(folder.resolveSibling("."), name(folder));
  }

  @Override
  public List<Listing> list() {
    return files().values().stream()
        .map(ProblemFile::listing)
        .sorted(java.util.Comparator.comparing(Listing::title, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  /** What is wrong with the problems that are left out of the list, one message each. */
  public List<ProblemException> broken() {
    files();
    return List.copyOf(broken.values());
  }

  @Override
  public Problem find(String id) throws ProblemException {
    ProblemFile file = files().get(id);
    if (file == null) {
      throw unknown(id);
    }
    Problem known = whole.get(id);
    if (known == null) {
      known = read(file);
      whole.put(id, known);
    }
    return known;
  }

  @Override
  public Optional<Generator> generator(String id) throws ProblemException {
    ProblemFile file = files().get(id);
    if (file == null) {
      throw unknown(id);
    }
    Path source = problems.resolve(id).resolve("generator.py");
    if (!Files.exists(source)) {
      return Optional.empty();
    }
    long seed = file.workloads().isEmpty() ? 1 : file.workloads().getFirst().seed();
    List<Long> sizes = file.sizes() == null ? List.of() : file.sizes();
    return Optional.of(new Generator(text(source), sizes.stream().sorted().toList(), seed));
  }

  @Override
  public Facets facets() {
    List<Listing> all = list();
    return Facets.of(Map.of(SET, all.size()), Map.of(), all);
  }

  /** The set is named "bundled". Statements are looked at too; they are few. */
  @Override
  public List<Listing> search(ProblemQuery query) {
    boolean asked = query.set().isEmpty() || query.set().equals(SET);
    return !asked || !query.split().isEmpty()
        ? List.of()
        : list().stream()
            .filter(l -> query.fits(l, statement(l.id())))
            .sorted(query.order().comparator())
            .limit(query.limit())
            .toList();
  }

  private String statement(String id) {
    return statements.computeIfAbsent(
        id,
        problem -> {
          try {
            return text(problems.resolve(problem).resolve("statement.md"));
          } catch (ProblemException e) {
            // Told when the problem is opened; its title can still be found.
            return "";
          }
        });
  }

  private ProblemException unknown(String id) {
    ProblemException fault = broken.get(id);
    if (fault != null) {
      return fault;
    }
    List<String> near = NearIds.of(id, files().keySet());
    String guess = near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
    return new ProblemException(
        "there is no problem \"" + id + "\"" + guess + " (./workbench problems lists all)");
  }

  private synchronized Map<String, ProblemFile> files() {
    if (!listed) {
      listed = true;
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(problems)) {
        for (Path folder : folders) {
          Path description = folder.resolve("problem.json");
          if (Files.exists(description) && (only.isEmpty() || only.equals(name(folder)))) {
            add(description);
          }
        }
      } catch (IOException e) {
        broken.put("", unreadable(problems, e));
      }
    }
    return files;
  }

  private void add(Path description) {
    String folder = name(description.resolveSibling("."));
    try {
      ProblemFile file = json.readValue(text(description), ProblemFile.class);
      if (!file.listing().id().equals(folder)) {
        throw new IllegalArgumentException(
            "id \"" + file.id() + "\" differs from its folder " + folder);
      }
      file.outputComparator();
      files.put(folder, file);
    } catch (ProblemException e) {
      broken.put(folder, e);
    } catch (JacksonException e) {
      broken.put(folder, new ProblemException(description + ": " + e.getOriginalMessage(), e));
    } catch (IllegalArgumentException | NullPointerException e) {
      broken.put(folder, new ProblemException(description + ": " + e.getMessage(), e));
    }
  }

  private Problem read(ProblemFile file) throws ProblemException {
    Path folder = problems.resolve(file.id());
    List<Workload> workloads = new ArrayList<>();
    for (ProblemFile.WorkloadEntry entry : file.workloads()) {
      Path stem = folder.resolve("workloads");
      workloads.add(
          new Workload(
              entry.name(),
              entry.seed(),
              entry.size(),
              unpacked(stem.resolve(entry.name() + ".in.gz")),
              unpacked(stem.resolve(entry.name() + ".out.gz"))));
    }
    List<Reference> references = new ArrayList<>();
    for (ProblemFile.SolutionEntry entry : file.solutions()) {
      Path code = folder.resolve("solutions").resolve(entry.language()).resolve(entry.file());
      references.add(
          new Reference(
              entry.language(),
              entry.name(),
              entry.note() == null ? "" : entry.note(),
              Boolean.TRUE.equals(entry.start()),
              text(code)));
    }
    String statement = text(folder.resolve("statement.md"));
    try {
      return new Problem(
          file.listing(),
          statement,
          file.outputComparator(),
          cases(folder.resolve("cases")),
          workloads,
          references);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(folder + ": " + e.getMessage(), e);
    }
  }

  private static List<TestCase> cases(Path folder) throws ProblemException {
    List<TestCase> cases = new ArrayList<>();
    try (DirectoryStream<Path> inputs = Files.newDirectoryStream(folder, "*.in")) {
      for (Path input : inputs) {
        String file = name(input);
        String name = file.substring(0, file.length() - ".in".length());
        Path output = input.resolveSibling(name + ".out");
        cases.add(new TestCase(name, Bytes.of(bytes(input)), Bytes.of(bytes(output))));
      }
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    cases.sort(java.util.Comparator.comparing(TestCase::name));
    return cases;
  }

  private static Bytes unpacked(Path packed) throws ProblemException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes(packed)), 1 << 16)) {
      return Bytes.of(in.readAllBytes());
    } catch (IOException e) {
      throw unreadable(packed, e);
    }
  }

  private static String text(Path file) throws ProblemException {
    return new String(bytes(file), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static byte[] bytes(Path file) throws ProblemException {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static ProblemException unreadable(Path file, IOException e) {
    String why =
        e instanceof NoSuchFileException ? "it is missing" : String.valueOf(e.getMessage());
    return new ProblemException("can't read " + file + ": " + why, e);
  }

  private static String name(Path path) {
    // A folder inside a jar may end in a slash; "." stands for the folder itself.
    Path last = path.normalize().getFileName();
    String name = last == null ? "" : last.toString();
    return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
  }
}
