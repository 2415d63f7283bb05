/** Chat models, prompts and the parsing of replies. */
@NullMarked
package dev.afterburner.workbench.model;

import org.jspecify.annotations.NullMarked;
