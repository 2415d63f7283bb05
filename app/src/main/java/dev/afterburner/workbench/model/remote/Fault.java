// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model.remote;

import dev.afterburner.workbench.model.ModelException.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why one try gave no reply, and by which rule it goes on. */
final class Fault extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is done about it. */
  enum Rule {
    /** Asked again while the server can't be reached. */
    GONE,
    /** Asked again while the server has troubles of its own. */
    TROUBLED,
    /** Asked again after a reply that broke off. */
    BROKEN,
    /** Another try would end the same way. */
    REFUSED,
    /** The service withheld the reply: the loop goes on without it. */
    WITHHELD
  }

  private final Rule rule;
  private final Kind kind;
  private final transient @Nullable Duration after;
  private final @Nullable String field;

  Fault(Rule rule, Kind kind, String message) {
    this(rule, kind, message, null);
  }

  /**
   * A fault.
   *
   * @param after when the server wants to be asked again; null where it does not say
   */
  Fault(Rule rule, Kind kind, String message, @Nullable Duration after) {
    this(rule, kind, message, after, null);
  }

  /**
   * A fault of a field that may be left out.
   *
   * @param field the field of the request that the server does not know; null for none
   */
  Fault(Rule rule, Kind kind, String message, @Nullable Duration after, @Nullable String field) {
    super(message);
    this.rule = rule;
    this.kind = kind;
    this.after = after;
    this.field = field;
  }

  Rule rule() {
    return rule;
  }

  Kind kind() {
    return kind;
  }

  @Nullable Duration after() {
    return after;
  }

  @Nullable String field() {
    return field;
  }

  String words() {
    return String.valueOf(getMessage());
  }
}
