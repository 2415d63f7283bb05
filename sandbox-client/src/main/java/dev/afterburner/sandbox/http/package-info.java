/** What servers send, each piece of a bounded size. */
@NullMarked
package dev.afterburner.sandbox.http;

import org.jspecify.annotations.NullMarked;
