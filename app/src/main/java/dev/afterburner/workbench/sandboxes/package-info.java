/** Where programs run: on this machine, in containers or on a server. */
@NullMarked
package dev.afterburner.workbench.sandboxes;

import org.jspecify.annotations.NullMarked;
