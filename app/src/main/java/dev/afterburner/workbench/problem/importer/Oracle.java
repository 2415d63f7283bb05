package dev.afterburner.workbench.problem.importer;

import dev.afterburner.sandbox.Cancellation;
import java.util.List;

/** Runs a set's own reference for the outputs that the set does not publish. */
public interface Oracle {

  /** Runs nothing. */
  Oracle NONE =
      (language, program, inputs, cancellation) -> {
        throw new ImportException("its outputs are missing, and nothing here can run its reference");
      };

  /**
   * What the program prints for each input.
   *
   * @param language id
   * @param program whole; runs in a sandbox
   * @throws ImportException where it fails on an input; the message goes on after "it": why
   */
  List<String> outputs(
      String language, String program, List<String> inputs, Cancellation cancellation)
      throws ImportException;
}
