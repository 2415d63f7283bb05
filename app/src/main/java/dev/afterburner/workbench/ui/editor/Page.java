// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

import dev.afterburner.workbench.ui.fx.NextPulses;
import org.fxmisc.richtext.CodeArea;

/**
 * A code area that shows another text in three pulses, from the top: each line costs half a
 * millisecond, and a window full of them would take longer than a frame.
 */
final class Page extends CodeArea {

  private static final int PARTS = 3;

  private final NextPulses nextPart = new NextPulses(this::nextPart);
  private int parts = PARTS;
  private double wholeHeight;

  /** From here on the upper part is laid out, and in each of the next pulses one more. */
  void beginAtTheTop() {
    layOut(1);
    nextPart.start();
  }

  /** Lays out all, now. */
  void showWhole() {
    nextPart.stop();
    layOut(PARTS);
  }

  private boolean nextPart() {
    layOut(parts + 1);
    return parts < PARTS;
  }

  private void layOut(int upTo) {
    parts = upTo;
    resize(getWidth(), wholeHeight);
  }

  @Override
  public void resize(double width, double height) {
    wholeHeight = height;
    super.resize(width, Math.ceil(height * parts / PARTS));
  }
}
