// SPDX-License-Identifier: Apache-2.0
/** Results as JSON documents. */
@NullMarked
package dev.afterburner.workbench.export.document;

import org.jspecify.annotations.NullMarked;
