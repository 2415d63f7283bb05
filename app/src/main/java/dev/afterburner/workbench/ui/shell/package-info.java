/** The window: top bar, menus, keys, layout, status bar. */
@org.jspecify.annotations.NullMarked
package dev.afterburner.workbench.ui.shell;
