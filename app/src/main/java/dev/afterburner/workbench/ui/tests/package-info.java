/** The cases and what the program did on each. */
@org.jspecify.annotations.NullMarked
package dev.afterburner.workbench.ui.tests;
