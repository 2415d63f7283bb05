// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.cli.model;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups what there is to do about models. */
@Command(
    name = "models",
    description =
        "List the models of a server, test one, keep a server's key, set what models cost.")
public final class ModelsCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say which: models list, models test, models key or models prices");
  }
}
