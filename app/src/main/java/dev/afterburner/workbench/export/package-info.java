/** Charts and measurements as files. */
@org.jspecify.annotations.NullMarked
package dev.afterburner.workbench.export;
