/**
 * The workbench as a Monolith server: published clients use it unchanged. Beside their protocol it
 * judges solutions for training and streams memory curves to other workbenches.
 */
@NullMarked
package dev.afterburner.workbench.server;

import org.jspecify.annotations.NullMarked;
