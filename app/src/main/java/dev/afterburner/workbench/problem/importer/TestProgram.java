package dev.afterburner.workbench.problem.importer;

import dev.afterburner.workbench.problem.Checks;

/**
 * A data set's test program, made two: a harness that calls the solution and writes the results,
 * and what is expected of them, which stays outside of the sandbox.
 *
 * @param template harness with the mark
 * @param checks what is expected
 */
record TestProgram(String template, Checks checks) {}
