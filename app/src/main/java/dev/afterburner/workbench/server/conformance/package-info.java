/** Requests and the answers that Monolith's protocol expects, put to any server. */
@NullMarked
package dev.afterburner.workbench.server.conformance;

import org.jspecify.annotations.NullMarked;
