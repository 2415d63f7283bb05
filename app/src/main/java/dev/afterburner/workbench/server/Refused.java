package dev.afterburner.workbench.server;

/** A request that is answered with an error: what its sender can mend, or should try later. */
final class Refused extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;

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

  static Refused stopping() {
    return new Refused(503, "The server is stopping; send the request again when it is back");
  }

  int status() {
    return status;
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
