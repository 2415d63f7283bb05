// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.study;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is asked of many problems at once. */
@Command(
    name = "study",
    description = {
      "Compare models, prompts and policies over many problems, with confidence intervals.",
      "docs/studies.md explains study files."
    })
public final class StudyCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        java.util.Objects.requireNonNull(spec).commandLine(),
        "say what to do: study new, run, status, report, export or simulate");
  }
}
