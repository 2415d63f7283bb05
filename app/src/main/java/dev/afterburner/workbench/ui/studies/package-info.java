/** Studies: which there are, how far one is, and what it shows. */
@org.jspecify.annotations.NullMarked
package dev.afterburner.workbench.ui.studies;
