package dev.afterburner.workbench.problem;

import java.util.List;

/** All problems at hand. */
public interface Catalogue {

  /** Every problem, by title. */
  List<Listing> list();

  /**
   * Reads one problem whole.
   *
   * @throws ProblemException where there is none of that id (the message names near ones), or its
   *     files are broken (the message names the file)
   */
  Problem find(String id) throws ProblemException;
}
