// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

/**
 * What a program did on one case.
 *
 * @param name name of the case
 * @param verdict what is said of it
 * @param wallNanos wall time, ns; 0 when it never ran
 * @param peakBytes peak memory, bytes; 0 when it never ran
 * @param rule what it was judged by, as {@link Problem#rule} says; empty where nobody kept it
 */
public record CaseResult(
    String name, Verdict verdict, long wallNanos, long peakBytes, String rule) {}
