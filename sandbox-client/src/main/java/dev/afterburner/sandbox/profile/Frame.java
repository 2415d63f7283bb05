// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.profile;

/**
 * One level of a stack.
 *
 * @param function its name as the language has it; empty where it is not known
 * @param file source file as the program's process sees it; empty where it is not known
 * @param line number from 1; 0 where it is not known
 */
public record Frame(String function, String file, int line) {}
