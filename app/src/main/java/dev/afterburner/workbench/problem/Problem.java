package dev.afterburner.workbench.problem;

import java.util.List;
import java.util.Optional;

/**
 * A problem with all that belongs to it.
 *
 * @param listing id, title, difficulty, tags
 * @param statement Markdown
 * @param comparator when an output is right
 * @param cases small inputs for correctness
 * @param workloads large inputs for measuring; the first is the default
 * @param references solutions that came with it
 */
public record Problem(
    Listing listing,
    String statement,
    Comparator comparator,
    List<TestCase> cases,
    List<Workload> workloads,
    List<Reference> references) {

  public Problem {
    cases = List.copyOf(cases);
    workloads = List.copyOf(workloads);
    references = List.copyOf(references);
    if (cases.isEmpty() || workloads.isEmpty()) {
      throw new IllegalArgumentException(
          "problem " + listing.id() + " needs at least one case and one workload");
    }
  }

  public String id() {
    return listing.id();
  }

  public String title() {
    return listing.title();
  }

  /** The code that users begin with in a language. */
  public Optional<Reference> start(String language) {
    return references.stream().filter(r -> r.start() && r.language().equals(language)).findFirst();
  }
}
