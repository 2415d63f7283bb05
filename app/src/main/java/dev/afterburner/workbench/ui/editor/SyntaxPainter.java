// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

import dev.afterburner.workbench.text.HiddenCharacters;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.TwoDimensional.Bias;

/**
 * Colours what is visible of a code area. The text is parsed in the background, some time after the
 * last key, from a snapshot; only lines near the view are asked for and styled, so the length of
 * the text does not matter to the JavaFX thread. Between a key and the next parse the known spans
 * move along with the text.
 */
final class SyntaxPainter implements AutoCloseable {

  /** Up to here the whole text is asked for at once: scrolling then never waits for colours. */
  private static final int SMALL_TEXT = 60_000;

  /**
   * Up to here the whole text is painted: the viewport need not be laid out to ask what it shows.
   */
  private static final int SHORT_TEXT = 10_000;

  /**
   * Lines beyond this stay plain: a line is laid out anew for each of its pieces, and a table of
   * numbers in one line has tens of thousands of them.
   */
  private static final int LONG_LINE = 2_000;

  private static final int MARGIN_ASKED = 300;
  private static final int MARGIN_PAINTED = 30;
  private static final double QUIET_MILLIS = 40;

  private final CodeArea area;
  private final Highlighter highlighter;
  private final TaskRunner tasks;
  private final PauseTransition quiet = new PauseTransition(Duration.millis(QUIET_MILLIS));
  private final PauseTransition nextPulse = new PauseTransition(Duration.ONE);
  private final Subscription subscriptions;

  private String language = "";
  private Syntax syntax = Syntax.PLAIN;
  private List<Span> spans = List.of();
  private Range known = new Range(0, 0);
  private List<Search.Hit> found = List.of();
  private List<Integer> brackets = List.of();

  private final List<PlainTextChange> changesSinceParse = new ArrayList<>();
  private boolean parsed = true;
  private boolean working;
  private boolean closed;

  private record Range(int from, int to) {
    boolean contains(Range other) {
      return from <= other.from && to >= other.to;
    }
  }

  private record Parsed(Syntax syntax, List<Span> spans) {}

  SyntaxPainter(CodeArea area, Highlighter highlighter, TaskRunner tasks) {
    this.area = area;
    this.highlighter = highlighter;
    this.tasks = tasks;
    quiet.setOnFinished(event -> work());
    nextPulse.setOnFinished(event -> viewMoved());
    var changes = area.plainTextChanges().subscribe(this::changed);
    // Not at once: the viewport is in the middle of its layout, and asking it then confuses it.
    var scrolls = area.viewportDirtyEvents().subscribe(event -> nextPulse.playFromStart());
    subscriptions = Subscription.combine(changes::unsubscribe, scrolls::unsubscribe);
  }

  void setLanguage(String id) {
    language = id;
    parseAtOnce();
  }

  /** Marks what a search found. */
  void setFound(List<Search.Hit> hits) {
    found = hits;
    paint();
  }

  /** Marks the pair of brackets at the caret. */
  void caretMoved() {
    List<Integer> before = brackets;
    matchBrackets();
    if (!brackets.equals(before)) {
      paint();
    }
  }

  private void matchBrackets() {
    brackets =
        Brackets.at(area.getText(), area.getCaretPosition(), this::isCode)
            .map(pair -> List.of(pair.open(), pair.close()))
            .orElse(List.of());
  }

  /** Whether the character is code rather than part of a string or comment, as far as known. */
  private boolean isCode(int offset) {
    TokenKind kind = kindAt(offset);
    return kind != TokenKind.STRING && kind != TokenKind.COMMENT && kind != TokenKind.ESCAPE;
  }

  private TokenKind kindAt(int offset) {
    int i = firstEndingAfter(offset);
    return i < spans.size() && spans.get(i).start() <= offset
        ? spans.get(i).kind()
        : TokenKind.PLAIN;
  }

  /** Index of the first span that ends behind the offset, by bisection. */
  private int firstEndingAfter(int offset) {
    int low = 0;
    int high = spans.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (spans.get(middle).end() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void changed(PlainTextChange change) {
    int removed = change.getRemoved().length();
    int inserted = change.getInserted().length();
    spans = Span.edited(spans, change.getPosition(), removed, inserted);
    known = new Range(0, 0);
    changesSinceParse.add(change);
    if (removed + inserted >= area.getLength()) {
      parseAtOnce();
    } else {
      parsed = false;
      quiet.playFromStart();
    }
  }

  /** Colours a text that has just been opened before it is laid out, if that is quickly done. */
  void colourNow() {
    if (parsed || working || closed) {
      return;
    }
    String text = area.getText();
    highlighter
        .parseQuickly(language, text)
        .ifPresent(
            fresh -> {
              quiet.stop();
              changesSinceParse.clear();
              parsed = true;
              Range whole = new Range(0, text.length());
              arrived(new Parsed(fresh, fresh.spans(whole.from, whole.to)), whole);
            });
  }

  /** Not in the next pulse: colours that come before it save a layout of the plain text. */
  private void parseAtOnce() {
    parsed = false;
    quiet.stop();
    tasks.show(this::work);
  }

  private void viewMoved() {
    if (quiet.getStatus() != Animation.Status.RUNNING) {
      work();
    }
    paint();
  }

  /** One thing at a time: parse if the text changed, else ask for the spans near the view. */
  private void work() {
    if (working || closed) {
      return;
    }
    Range wanted =
        area.getLength() <= SMALL_TEXT ? new Range(0, area.getLength()) : near(MARGIN_ASKED);
    if (!parsed) {
      String text = area.getText();
      String id = language;
      changesSinceParse.clear();
      parsed = true;
      inBackground(
          () -> {
            Syntax fresh = highlighter.parse(id, text);
            return new Parsed(fresh, fresh.spans(wanted.from, wanted.to));
          },
          result -> arrived(result, wanted));
    } else if (!known.contains(new Range(0, area.getLength())) && !known.contains(near(0))) {
      Syntax current = syntax;
      inBackground(
          () -> new Parsed(current, current.spans(wanted.from, wanted.to)),
          result -> arrived(result, wanted));
    }
  }

  private void inBackground(Callable<Parsed> question, Consumer<Parsed> answer) {
    working = true;
    tasks.call(
        question,
        result -> {
          working = false;
          answer.accept(result);
        },
        failed -> working = false);
  }

  private void arrived(Parsed result, Range asked) {
    if (syntax != result.syntax) {
      syntax.close();
      syntax = result.syntax;
    }
    if (closed) {
      syntax.close();
      return;
    }
    spans = result.spans;
    known = asked;
    for (PlainTextChange change : changesSinceParse) {
      int removed = change.getRemoved().length();
      spans = Span.edited(spans, change.getPosition(), removed, change.getInserted().length());
      known = new Range(0, 0);
    }
    // What is a string was not known when the caret came here.
    matchBrackets();
    paint();
    if (quiet.getStatus() != Animation.Status.RUNNING) {
      work();
    }
  }

  /** The characters of the visible lines and of some before and after them. */
  private Range near(int margin) {
    // Asking a viewport outside a window what it shows makes it style its lines without a theme.
    if (area.getScene() == null || area.getVisibleParagraphs().isEmpty()) {
      return new Range(0, 0);
    }
    int last = area.getParagraphs().size() - 1;
    int first = Math.clamp(area.firstVisibleParToAllParIndex() - margin, 0, last);
    int end = Math.clamp(area.lastVisibleParToAllParIndex() + margin, 0, last);
    int from = area.getAbsolutePosition(first, 0);
    return new Range(from, area.getAbsolutePosition(end, area.getParagraphLength(end)));
  }

  /**
   * Styles the lines near the view that are not yet styled as they should be, and no others: each
   * is made anew. Styling tells the viewport's listeners that it is dirty, so this must not run
   * inside such an event.
   */
  private void paint() {
    Range range =
        area.getLength() <= SHORT_TEXT ? new Range(0, area.getLength()) : near(MARGIN_PAINTED);
    if (closed || range.from == range.to) {
      return;
    }
    StyleRuns runs = runs(range);
    int from = -1;
    int to = -1;
    int paragraph = area.offsetToPosition(range.from, Bias.Forward).getMajor();
    for (int at = range.from; at <= range.to; paragraph++) {
      int end = at + area.getParagraphLength(paragraph);
      if (end > at) {
        if (end - at > LONG_LINE) {
          runs.plain(at, end);
        }
        boolean matches = runs.matches(at, end, area.getStyleSpans(paragraph));
        if (!matches) {
          from = from < 0 ? at : from;
          to = end;
        } else if (from >= 0) {
          area.setStyleSpans(from, runs.styles(from, to));
          from = -1;
        }
      }
      at = end + 1;
    }
    if (from >= 0) {
      area.setStyleSpans(from, runs.styles(from, to));
    }
  }

  private StyleRuns runs(Range range) {
    StyleRuns runs = new StyleRuns(range.from, range.to);
    for (int i = firstEndingAfter(range.from); i < spans.size(); i++) {
      Span span = spans.get(i);
      if (span.start() >= range.to) {
        break;
      }
      runs.kind(span.start(), span.end(), span.kind());
    }
    for (Search.Hit hit : found) {
      runs.mark(hit.start(), hit.end(), "found");
    }
    String text = area.getText(range.from, range.to);
    OptionalInt hidden = HiddenCharacters.next(text, 0);
    while (hidden.isPresent()) {
      int at = hidden.getAsInt();
      int end = at + Character.charCount(text.codePointAt(at));
      runs.mark(range.from + at, range.from + end, "hidden");
      hidden = HiddenCharacters.next(text, end);
    }
    for (int offset : brackets) {
      runs.mark(offset, offset + 1, "bracket");
    }
    return runs;
  }

  @Override
  public void close() {
    closed = true;
    quiet.stop();
    nextPulse.stop();
    subscriptions.unsubscribe();
    if (!working) {
      syntax.close();
    }
  }
}
