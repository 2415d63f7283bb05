/** The sandbox in containers of Docker, Podman or Colima, kept warm and spoken to by a launcher. */
@NullMarked
package dev.afterburner.sandbox.docker;

import org.jspecify.annotations.NullMarked;
