/** Problems, their cases, workloads and reference solutions. */
@NullMarked
package dev.afterburner.workbench.problem;

import org.jspecify.annotations.NullMarked;
