// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import tools.jackson.core.JacksonException;

/** A request that is answered with an error: what its sender can mend, or should try later. */
final class Refused extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;

  /** A worker is free again after a run or two. */
  private static final int FULL_SECONDS = 1;

  /** A server that stops may be started again. */
  private static final int STOPPING_SECONDS = 10;

  /**
   * The answer.
   *
   * @param status HTTP status
   * @param message goes into the field {@code error}
   */
  Refused(int status, String message) {
    super(message);
    this.status = status;
  }

  static Refused queueFull() {
    return new Refused(503, "Task queue is full");
  }

  static Refused late() {
    return new Refused(
        408,
        "The body took too long to come while other requests waited for room; send the request"
            + " again");
  }

  static Refused stopping() {
    return new Refused(503, "The server is stopping; send the request again when it is back");
  }

  /** What a request is answered that the server failed at, as a whole or at a limit of its own. */
  static Refused of(Throwable fault) {
    return switch (fault) {
      case JacksonException e ->
          new Refused(400, "A field of the request can't be read: " + e.getOriginalMessage());
      case StackOverflowError _ ->
          new Refused(
              400, "The request can't be read: a field of it is nested too deeply or too long");
      case OutOfMemoryError _ ->
          new Refused(
              503, "The server's memory does not suffice for this request; send less at a time");
      default -> new Refused(500, "a fault of the server itself: " + fault);
    };
  }

  /** When the same request may well be taken, in seconds from now; 0 where waiting won't help. */
  int retryAfterSeconds() {
    return switch (status) {
      case 503 -> message().equals(stopping().message()) ? STOPPING_SECONDS : FULL_SECONDS;
      case 408 -> FULL_SECONDS;
      default -> 0;
    };
  }

  int status() {
    return status;
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
