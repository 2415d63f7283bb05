/** Models in files on this machine. */
@NullMarked
package dev.afterburner.workbench.model.local;

import org.jspecify.annotations.NullMarked;
