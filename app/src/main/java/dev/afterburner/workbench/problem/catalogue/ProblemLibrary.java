// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.catalogue;

import dev.afterburner.workbench.problem.Calibration;
import dev.afterburner.workbench.problem.ImportedProblem;
import dev.afterburner.workbench.problem.Measurement;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.SameProblem;
import dev.afterburner.workbench.problem.TestCase;
import java.util.List;
import java.util.Map;

/** Imported problems, kept on disk. */
public interface ProblemLibrary extends Catalogue, AutoCloseable {

  /**
   * What became of a problem that was put in.
   *
   * @param id where it is kept: its own, unless another problem has that
   */
  record Put(String id, What what) {}

  /** Whether a problem was there. */
  enum What {
    /** It is new. */
    ADDED,
    /** It was there and has gained something: a language, solutions, cases. */
    JOINED,
    /** All of it was there. */
    KNOWN
  }

  /**
   * Puts problems in, all or none of them. What differs from the problem of its id stays beside it
   * under another id: nothing is joined that is not {@link SameProblem the same}.
   *
   * @return what became of each, in order
   */
  List<Put> put(List<ImportedProblem> problems) throws ProblemException;

  /** A problem as it was imported. */
  ImportedProblem imported(String id) throws ProblemException;

  /** Keeps a changed problem in the place of the one that has its id. */
  void replace(ImportedProblem changed) throws ProblemException;

  /** Takes a problem out; nothing happens where it is not there. */
  void remove(String id) throws ProblemException;

  /** The data sets and the number of problems of each. */
  List<SetCount> sets() throws ProblemException;

  /** A data set and its size. */
  record SetCount(String set, int problems) {}

  /** Keeps a subset under a name; replaces what had that name. */
  void save(String name, Subset subset) throws ProblemException;

  /** Forgets a subset's name; nothing happens where there is none. */
  void forget(String name) throws ProblemException;

  /** The subsets that have a name. */
  Map<String, Subset> saved() throws ProblemException;

  /** Keeps figures measured here; replaces those of the same solution, machine and workload. */
  void keep(String problem, Calibration calibration) throws ProblemException;

  /** What was measured here of a problem, by language and name. */
  List<Calibration> calibrations(String problem) throws ProblemException;

  /** Keeps the raw runs of a measurement; those of earlier ones stay. */
  void keep(Measurement measurement) throws ProblemException;

  /** What was measured of a problem, the oldest first. */
  List<Measurement> measurements(String problem, Measurement.Purpose purpose)
      throws ProblemException;

  /**
   * Keeps a test case that the user added to any problem; replaces an own one of the same name.
   *
   * @throws ProblemException where it has no name or can't be kept
   */
  void keepCase(String problem, TestCase added) throws ProblemException;

  /** Forgets a case that the user added; nothing happens where there is none of that name. */
  void removeCase(String problem, String name) throws ProblemException;

  /** The cases that the user added to a problem, in that order. */
  List<TestCase> ownCases(String problem) throws ProblemException;

  @Override
  void close();
}
