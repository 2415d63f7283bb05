// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.util.Subscription;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.TwoDimensional.Bias;

/**
 * A code editor: highlighting, line numbers, bracket matching, indentation as the language is
 * customarily typed, comment toggle, find and replace, go to line, zoom and error markers.
 *
 * <p>{@link #open} shows another document and forgets the history; setting {@link #textProperty} is
 * one step that can be undone; {@link #markSaved} keeps the history. Close it when done.
 */
public final class CodeEditor extends BorderPane implements AutoCloseable {

  /** The font size a reset of the zoom returns to, px. */
  public static final double DEFAULT_FONT_SIZE = 13;

  private static final double SMALLEST_FONT = 8;
  private static final double LARGEST_FONT = 40;

  private final Page area = new Page();
  private final StringProperty text = new SimpleStringProperty(this, "text", "");
  private final StringProperty language = new SimpleStringProperty(this, "language", "");
  private final BooleanProperty readOnly = new SimpleBooleanProperty(this, "readOnly", false);
  private final DoubleProperty fontSize =
      new SimpleDoubleProperty(this, "fontSize", DEFAULT_FONT_SIZE);
  private final ReadOnlyBooleanWrapper modified =
      new ReadOnlyBooleanWrapper(this, "modified", false);

  private final SyntaxPainter painter;
  private final FindBar findBar;
  private final GoToLineBar goToLineBar;
  private final Subscription subscriptions;
  private final MarkerLine markerLine = new MarkerLine();
  private List<Marker> markers = List.of();
  private Heat heat = Heat.NONE;
  private int gutterDigits = Gutter.digits(1);

  /**
   * An empty editor.
   *
   * @param highlighter colours the code
   * @param tasks where it is parsed
   */
  public CodeEditor(Highlighter highlighter, TaskRunner tasks) {
    getStyleClass().add("code-editor");
    area.setAccessibleRole(AccessibleRole.TEXT_AREA);
    area.setAccessibleText("Code");
    area.setId("code");
    // themes/code.css has their rules: a pane's sheets are gathered for each node in it.
    area.getStylesheets().clear();
    Label placeholder = new Label("No code yet. Type or paste a program.");
    placeholder.getStyleClass().add("placeholder");
    area.setPlaceholder(placeholder);
    var scroll = new VirtualizedScrollPane<>(area);
    setCenter(scroll);
    setBottom(markerLine);

    painter = new SyntaxPainter(area, highlighter, tasks);
    findBar = new FindBar(area, painter, () -> hideBar());
    goToLineBar = new GoToLineBar(this, () -> hideBar());
    var changes = area.plainTextChanges().subscribe(this::changed);
    new EditorKeys(this, area).install();
    subscriptions =
        Subscription.combine(
            changes::unsubscribe,
            area.caretPositionProperty().subscribe(painter::caretMoved),
            area.currentParagraphProperty().subscribe(this::showMarker),
            text.subscribe(this::replaceAllText),
            language.subscribe(painter::setLanguage),
            readOnly.subscribe(value -> area.setEditable(!value)),
            fontSize.subscribe(size -> area.setStyle("-fx-font-size: " + size + "px;")));
    modified.bind(
        Bindings.createBooleanBinding(
            () -> !area.getUndoManager().isAtMarkedPosition(),
            area.getUndoManager().atMarkedPositionProperty()));
    area.getUndoManager().mark();
    refreshGutter();
  }

  private void showMarker() {
    markerLine.show(markers, area.getCurrentParagraph() + 1);
  }

  /** The text. Setting another one is a single step that can be undone. */
  public StringProperty textProperty() {
    return text;
  }

  public String getText() {
    return area.getText();
  }

  public void setText(String value) {
    text.set(value);
  }

  /** python, cpp, java, javascript, go, ruby or rust; anything else is plain text. */
  public StringProperty languageProperty() {
    return language;
  }

  /** Whether the text can be read and copied only. */
  public BooleanProperty readOnlyProperty() {
    return readOnly;
  }

  /** Size of the code's font, px. */
  public DoubleProperty fontSizeProperty() {
    return fontSize;
  }

  /** Whether the text differs from the one last opened or saved. */
  public ReadOnlyBooleanProperty modifiedProperty() {
    return modified.getReadOnlyProperty();
  }

  /** Shows another document: no history, no markers, caret at the start. */
  public void open(String newText, String languageId) {
    setMarkers(List.of());
    language.set(languageId);
    area.beginAtTheTop();
    text.set(newText);
    painter.colourNow();
    area.getUndoManager().forgetHistory();
    area.getUndoManager().mark();
    area.moveTo(0);
    area.showParagraphAtTop(0);
  }

  /** Says that the text as it stands is stored. Undo still reaches what was before. */
  public void markSaved() {
    area.getUndoManager().mark();
    area.getUndoManager().preventMerge();
  }

  public List<Marker> getMarkers() {
    return markers;
  }

  /** Shows errors at their lines, in place of earlier ones. They move along with their lines. */
  public void setMarkers(List<Marker> newMarkers) {
    if (newMarkers.equals(markers)) {
      return;
    }
    for (Marker marker : markers) {
      styleLine(marker.line(), List.of());
    }
    markers = List.copyOf(newMarkers);
    for (Marker marker : markers) {
      styleLine(marker.line(), List.of("error-line"));
    }
    refreshGutter();
  }

  /** Shows what lines cost beside their numbers, in place of what was shown before. */
  public void setHeat(Heat costs) {
    if (!costs.equals(heat)) {
      heat = costs;
      refreshGutter();
    }
  }

  /** Goes to the next line with an error, behind the last one to the first. */
  public void nextMarker() {
    int here = area.getCurrentParagraph() + 1;
    List<Integer> lines = markers.stream().map(Marker::line).sorted().toList();
    if (!lines.isEmpty()) {
      goTo(lines.stream().filter(line -> line > here).findFirst().orElse(lines.getFirst()), 1);
    }
  }

  private void styleLine(int line, List<String> classes) {
    if (line <= area.getParagraphs().size()) {
      area.setParagraphStyle(line - 1, classes);
    }
  }

  /** Puts the caret at a line and column, both from 1 and brought into the text, and shows it. */
  public void goTo(int line, int column) {
    area.showWhole();
    int paragraph = Math.clamp(line - 1, 0, area.getParagraphs().size() - 1);
    area.moveTo(paragraph, Math.clamp(column - 1, 0, area.getParagraphLength(paragraph)));
    area.showParagraphAtCenter(paragraph);
    area.requestFocus();
  }

  /** Lines of the text. */
  public int lineCount() {
    return area.getParagraphs().size();
  }

  public void undo() {
    area.undo();
  }

  public void redo() {
    area.redo();
  }

  /** Opens the find bar, with what is selected as the query. */
  public void showFind() {
    setTop(findBar);
    findBar.begin(false);
  }

  /** Opens the find bar with a line to replace. */
  public void showReplace() {
    setTop(findBar);
    findBar.begin(!readOnly.get());
  }

  /** Asks for a line to go to. */
  public void showGoToLine() {
    setTop(goToLineBar);
    goToLineBar.begin(area.getCurrentParagraph() + 1, lineCount());
  }

  private void hideBar() {
    setTop(null);
    area.requestFocus();
  }

  /** Makes the code larger ({@code steps} &gt; 0) or smaller. */
  public void zoom(int steps) {
    fontSize.set(Math.clamp(fontSize.get() + steps, SMALLEST_FONT, LARGEST_FONT));
  }

  @Override
  public void requestFocus() {
    area.requestFocus();
  }

  private void changed(PlainTextChange change) {
    var place = area.offsetToPosition(change.getPosition(), Bias.Backward);
    int line = place.getMajor() + 1;
    int delta = lineBreaks(change.getInserted()) - lineBreaks(change.getRemoved());
    if (delta != 0) {
      goToLineBar.setLines(lineCount());
    }
    boolean moved = delta != 0 && !markers.isEmpty();
    if (moved) {
      // What is inserted in front of a line moves it, too.
      int last = place.getMinor() == 0 && change.getRemoved().isEmpty() ? line - 1 : line;
      List<Marker> shifted = new ArrayList<>();
      for (Marker marker : markers) {
        int now = marker.line() > last ? Math.max(line, marker.line() + delta) : marker.line();
        shifted.add(new Marker(now, marker.message()));
      }
      markers = shifted;
    }
    if (moved || Gutter.digits(lineCount()) != gutterDigits) {
      refreshGutter();
    }
    text.set(area.getText());
  }

  private void refreshGutter() {
    gutterDigits = Gutter.digits(lineCount());
    area.setParagraphGraphicFactory(new Gutter(gutterDigits, markers, heat));
    showMarker();
  }

  private static int lineBreaks(String piece) {
    return (int) piece.chars().filter(c -> c == '\n').count();
  }

  /** Replaces only what differs, so that caret, markers and colours elsewhere stay. */
  private void replaceAllText(String wanted) {
    String after = wanted.replace("\r\n", "\n").replace('\r', '\n');
    String before = area.getText();
    if (after.equals(before)) {
      return;
    }
    int shorter = Math.min(before.length(), after.length());
    int head = 0;
    while (head < shorter && before.charAt(head) == after.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
      tail++;
    }
    apply(Edit.insert(head, before.length() - tail, after.substring(head, after.length() - tail)));
  }

  /** Does an edit as one step of the history. */
  void apply(Edit edit) {
    area.getUndoManager().preventMerge();
    area.replaceText(edit.start(), edit.end(), edit.text());
    area.selectRange(edit.anchor(), edit.caret());
    area.getUndoManager().preventMerge();
    area.requestFollowCaret();
  }

  @Override
  public void close() {
    subscriptions.unsubscribe();
    findBar.close();
    painter.close();
    area.dispose();
  }
}
