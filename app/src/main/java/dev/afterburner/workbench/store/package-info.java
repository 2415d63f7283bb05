/** Sessions in SQLite. */
@NullMarked
package dev.afterburner.workbench.store;

import org.jspecify.annotations.NullMarked;
