/** What was asked of the model and what it said. */
@org.jspecify.annotations.NullMarked
package dev.afterburner.workbench.ui.model;
