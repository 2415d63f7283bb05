/** The code editor, and the highlighting it shares with the diff. */
@org.jspecify.annotations.NullMarked
package dev.afterburner.workbench.ui.editor;
