// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

/**
 * A model that can be chosen in the window.
 *
 * @param id what a session's settings call it: "demo"
 * @param label what people read: "Demo (recorded replies)"
 * @param help one or two sentences on what it is, shown once
 */
public record ModelChoice(String id, String label, String help) {}
