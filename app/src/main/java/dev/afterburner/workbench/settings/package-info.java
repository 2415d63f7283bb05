/** What the window remembers between starts. */
@org.jspecify.annotations.NullMarked
package dev.afterburner.workbench.settings;
