// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

/**
 * A question to a model.
 *
 * @param problem problem id
 * @param language language id
 * @param turn how many replies of this session came before
 * @param system system message; empty for none
 * @param prompt the prompt
 * @param sampling how the reply is drawn
 */
public record ModelRequest(
    String problem, String language, int turn, String system, String prompt, Sampling sampling) {}
