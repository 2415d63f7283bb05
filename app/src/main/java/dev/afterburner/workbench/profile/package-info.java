/**
 * Where a program spends its time and its memory, line by line: in runs apart from measured ones.
 */
@NullMarked
package dev.afterburner.workbench.profile;

import org.jspecify.annotations.NullMarked;
