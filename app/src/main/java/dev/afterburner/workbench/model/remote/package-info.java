/** Models behind HTTP servers: OpenAI-compatible ones and Anthropic's. */
@NullMarked
package dev.afterburner.workbench.model.remote;

import org.jspecify.annotations.NullMarked;
