package dev.afterburner.workbench.ui.editor;

import dev.afterburner.workbench.ui.fx.NextPulses;
import org.fxmisc.richtext.CodeArea;

/**
 * A code area that shows another text in two pulses, the upper half first: each line costs half a
 * millisecond, and a window full of them would take longer than a frame.
 */
final class Page extends CodeArea {

  private final NextPulses lowerHalf = new NextPulses(this::lowerHalf);
  private double wholeHeight;

  /** From here on until the next pulse is over only the upper half is laid out. */
  void beginWithHalf() {
    lowerHalf.start();
    resize(getWidth(), wholeHeight);
  }

  /** Lays out all, now. */
  void showWhole() {
    lowerHalf.stop();
    resize(getWidth(), wholeHeight);
  }

  private boolean lowerHalf() {
    showWhole();
    return false;
  }

  @Override
  public void resize(double width, double height) {
    wholeHeight = height;
    super.resize(width, lowerHalf.isWaiting() ? Math.ceil(height / 2) : height);
  }
}
