// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.diff;

/**
 * Two texts to compare.
 *
 * @param leftTitle what the left one is, e.g. {@code v0 original}
 * @param leftCode its text
 * @param rightTitle what the right one is
 * @param rightCode its text
 * @param languageId python, cpp, java, javascript, go, ruby or rust; anything else is plain text
 */
public record DiffContent(
    String leftTitle, String leftCode, String rightTitle, String rightCode, String languageId) {}
