/** The workbench. */
@org.jspecify.annotations.NullMarked
package dev.afterburner.workbench;
