// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

/** What the parser made of a reply. */
public sealed interface ParsedReply {

  /**
   * Code was found.
   *
   * @param code the program
   * @param from where it starts in the raw reply, characters
   * @param to where it ends in the raw reply, exclusive
   */
  record Code(String code, int from, int to) implements ParsedReply {}

  /**
   * No usable code.
   *
   * @param reason what is wrong with the reply
   */
  record NoCode(String reason) implements ParsedReply {}
}
