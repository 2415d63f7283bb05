// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.train;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Training of models on what was measured. */
@Command(
    name = "train",
    description = {
      "Export measured solutions and sessions as training data, and watch a training run.",
      "docs/training.md explains the way from data to a served model."
    })
public final class TrainCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        java.util.Objects.requireNonNull(spec).commandLine(),
        "say what to do: train export, check, watch or rollouts");
  }
}
