@org.jspecify.annotations.NullMarked
package dev.afterburner.workbench.ui.shell;
