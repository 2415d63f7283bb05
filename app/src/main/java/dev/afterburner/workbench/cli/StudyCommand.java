// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is asked of many problems at once. */
@Command(
    name = "study",
    description = {
      "Ask many problems at once: does a model, prompt or policy improve code, by how much, how"
          + " surely?",
      "docs/studies.md explains study files."
    })
public final class StudyCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        java.util.Objects.requireNonNull(spec).commandLine(),
        "say what to do: study new, run, status, report or export");
  }
}
