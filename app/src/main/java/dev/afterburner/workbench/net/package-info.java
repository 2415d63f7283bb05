/** How other machines are reached. */
@NullMarked
package dev.afterburner.workbench.net;

import org.jspecify.annotations.NullMarked;
