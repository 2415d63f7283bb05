/** What happened in a session: events, and the state that follows from them. Pure. */
@NullMarked
package dev.afterburner.workbench.session;

import org.jspecify.annotations.NullMarked;
