// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.language.Language;
import java.util.List;

/**
 * Makes a problem's inputs of any size: a Python program that takes a seed and a size as its two
 * arguments and prints an input, always the same one for the same arguments.
 *
 * @param python its source
 * @param sizes that are worth trying, rising; may be empty
 * @param seed that the problem's own workload was made by
 */
public record Generator(String python, List<Long> sizes, long seed) {

  /** The language that it is written in. */
  public static final String LANGUAGE = "python";

  public Generator {
    sizes = List.copyOf(sizes);
  }

  /** The program that prints the input of that seed and size. */
  public Program.Source program(Language language, long ofSeed, long size) {
    String arguments =
        "import sys as _sys\n_sys.argv = [\"generator.py\", \"%d\", \"%d\"]\n"
            .formatted(ofSeed, size);
    return new Program.Source(language, arguments + python);
  }
}
