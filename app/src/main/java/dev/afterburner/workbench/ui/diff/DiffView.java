// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.diff;

import dev.afterburner.workbench.ui.diff.LineDiff.Item;
import dev.afterburner.workbench.ui.editor.Highlighter;
import dev.afterburner.workbench.ui.editor.Span;
import dev.afterburner.workbench.ui.fx.NextPulses;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Two versions of a program, side by side or in one column. Rows are aligned and drawn by one list,
 * so both sides scroll together; a common bar moves long lines.
 */
public final class DiffView extends BorderPane {

  /** How the two texts are laid out. */
  public enum Mode {
    SIDE_BY_SIDE,
    UNIFIED
  }

  private static final double ROW_PER_FONT_SIZE = 18.0 / 13;
  private static final double CHAR_PER_FONT_SIZE = 0.6;
  private static final double SCROLL_STEP = 40;

  /** So many rows of a new diff are shown in a pulse. */
  private static final int PORTION = 5;

  private final Highlighter highlighter;
  private final TaskRunner tasks;
  private final ObjectProperty<Mode> mode =
      new SimpleObjectProperty<>(this, "mode", Mode.SIDE_BY_SIDE);
  private final BooleanProperty ignoringSpace =
      new SimpleBooleanProperty(this, "ignoringSpace", false);
  private @Nullable DiffContent last;
  private final BooleanProperty folding = new SimpleBooleanProperty(this, "folding", true);
  private final DoubleProperty fontSize = new SimpleDoubleProperty(this, "fontSize", 13);

  private final DiffHeader header = new DiffHeader(this);
  private final ListView<Item> list = new ListView<>();
  private final ScrollBar across = new ScrollBar();
  private final Label message = new Label("Choose two versions");
  private final List<DiffCell> cells = new ArrayList<>();
  private final Set<Integer> unfolded = new HashSet<>();

  private @Nullable LineDiff diff;
  private List<List<Span>> leftSpans = List.of();
  private List<List<Span>> rightSpans = List.of();
  private final NextPulses portions = new NextPulses(this::fillOn);
  private List<Item> rest = List.of();
  private int currentChange = -1;
  private int generation;

  /**
   * An empty view.
   *
   * @param highlighter colours the code
   * @param tasks where texts are compared and parsed
   */
  public DiffView(Highlighter highlighter, TaskRunner tasks) {
    this.highlighter = highlighter;
    this.tasks = tasks;
    getStyleClass().add("code-diff");
    message.getStyleClass().add("message");
    across.setOrientation(Orientation.HORIZONTAL);
    across.setId("diff-across");
    across.setAccessibleText("Scroll long lines");
    across.managedProperty().bind(across.visibleProperty());
    list.setId("diff-rows");
    list.setAccessibleText("Differences");
    list.setCellFactory(view -> newCell());
    BorderPane body = new BorderPane(list);
    body.setBottom(across);
    body.visibleProperty().bind(message.visibleProperty().not());
    setTop(header);
    setCenter(new StackPane(body, message));

    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    list.addEventFilter(ScrollEvent.SCROLL, this::scrolled);
    across.valueProperty().subscribe(() -> cells.forEach(DiffCell::scrolled));
    list.widthProperty().subscribe(this::fitScrollBar);
    mode.subscribe(this::refresh);
    folding.subscribe(
        () -> {
          unfolded.clear();
          refresh();
        });
    fontSize.subscribe(this::applyFontSize);
    ignoringSpace.addListener(
        (o, before, now) -> {
          DiffContent content = last;
          if (content != null) {
            show(content);
          }
        });
  }

  /** Whether lines that differ in white space alone count as the same. */
  public BooleanProperty ignoringSpaceProperty() {
    return ignoringSpace;
  }

  private DiffCell newCell() {
    DiffCell cell = new DiffCell(new Shown(), across.valueProperty());
    cells.add(cell);
    return cell;
  }

  /** Side by side or in one column. */
  public ObjectProperty<Mode> modeProperty() {
    return mode;
  }

  /** Whether long unchanged runs are hidden. */
  public BooleanProperty foldingProperty() {
    return folding;
  }

  /** Size of the code's font, px. */
  public DoubleProperty fontSizeProperty() {
    return fontSize;
  }

  /** What stands above all: how the two compare. */
  public void setHeader(Node node) {
    setTop(new VBox(node, header));
  }

  /** What happens when a person copies a change into the editor; null takes the command away. */
  public void setOnCopyHunk(@Nullable Consumer<Hunk> action) {
    header.setOnCopyHunk(action);
  }

  /**
   * Shows that there is nothing to compare.
   *
   * @param why in a sentence
   */
  public void clear(String why) {
    generation++;
    diff = null;
    header.setTitles("", "");
    last = null;
    say(why);
    header.setChanges(-1, 0);
  }

  /** Compares two texts and shows the result as soon as it is known. */
  public void show(DiffContent content) {
    int mine = ++generation;
    boolean spaceless = ignoringSpace.get();
    last = content;
    header.setTitles(content.leftTitle(), content.rightTitle());
    inBackground(
        mine,
        () ->
            new Found(
                LineDiff.of(content.leftCode(), content.rightCode(), spaceless),
                quickSpans(content, content.leftCode()),
                quickSpans(content, content.rightCode())),
        found -> {
          leftSpans = found.left.orElse(List.of());
          rightSpans = found.right.orElse(List.of());
          compared(found.diff);
          if (found.left.isEmpty() || found.right.isEmpty()) {
            colour(mine, content);
          }
        });
  }

  private record Found(
      LineDiff diff, Optional<List<List<Span>>> left, Optional<List<List<Span>>> right) {}

  private Optional<List<List<Span>>> quickSpans(DiffContent content, String code) {
    return highlighter
        .parseQuickly(content.languageId(), code)
        .map(
            syntax -> {
              try (syntax) {
                return LineSpans.of(code, syntax.spans(0, code.length()));
              }
            });
  }

  /** Colours that come after the text: the first text of a language waits for its grammar. */
  private void colour(int mine, DiffContent content) {
    inBackground(
        mine,
        () -> List.of(spans(content, content.leftCode()), spans(content, content.rightCode())),
        sides -> {
          leftSpans = sides.getFirst();
          rightSpans = sides.getLast();
          cells.forEach(DiffCell::colour);
        });
  }

  private List<List<Span>> spans(DiffContent content, String code) {
    return LineSpans.of(code, highlighter.spans(content.languageId(), code));
  }

  private <T> void inBackground(int mine, Callable<T> question, Consumer<T> answer) {
    tasks.call(
        question,
        result -> {
          if (mine == generation) {
            answer.accept(result);
          }
        },
        failed -> {
          if (mine == generation) {
            clear("The two versions could not be compared: " + failed.getMessage());
          }
        });
  }

  private void compared(LineDiff result) {
    diff = result;
    unfolded.clear();
    currentChange = -1;
    across.setValue(0);
    if (result.isEqual()) {
      say(
          result.leftEndsInBreak() == result.rightEndsInBreak()
              ? "The two versions are equal"
              : "The two versions are equal but for the line break at the end");
      header.setChanges(-1, 0);
    } else {
      message.setVisible(false);
      fill(result, PORTION);
      // Without a skin the list would remember each wish to scroll until it gets one.
      if (list.getSkin() != null) {
        list.scrollTo(0);
      }
    }
  }

  private void say(String words) {
    message.setText(words);
    message.setVisible(true);
    portions.stop();
    rest = List.of();
    list.getItems().clear();
  }

  private void refresh() {
    LineDiff shown = diff;
    if (shown != null && !shown.isEqual()) {
      fill(shown, Integer.MAX_VALUE);
    }
  }

  /** Lists the rows, so many at once and the others in the next pulses. */
  private void fill(LineDiff shown, int atOnce) {
    LineDiff laidOut = mode.get() == Mode.UNIFIED ? shown.unified() : shown;
    List<Item> all = folding.get() ? laidOut.folded(unfolded) : laidOut.items();
    int first = Math.min(all.size(), atOnce);
    list.getItems().setAll(all.subList(0, first));
    rest = all.subList(first, all.size());
    if (rest.isEmpty()) {
      portions.stop();
    } else {
      portions.start();
    }
    header.setChanges(currentChange, shown.changes());
    fitScrollBar();
  }

  /** A few more while there is room, since each needs a cell; what is beyond needs none. */
  private boolean fillOn() {
    boolean full = list.getItems().size() * list.getFixedCellSize() > list.getHeight();
    int more = full ? rest.size() : Math.min(rest.size(), PORTION);
    list.getItems().addAll(rest.subList(0, more));
    rest = rest.subList(more, rest.size());
    return !rest.isEmpty();
  }

  private void fillWhole() {
    portions.stop();
    list.getItems().addAll(rest);
    rest = List.of();
  }

  private void applyFontSize(Number size) {
    setStyle("-fx-font-size: " + size + "px;");
    list.setStyle("-fx-font-size: " + size + "px;");
    list.setFixedCellSize(Math.rint(size.doubleValue() * ROW_PER_FONT_SIZE));
    fitScrollBar();
  }

  /** The bar is there only when a line is longer than its column. */
  private void fitScrollBar() {
    LineDiff shown = diff;
    if (shown == null) {
      return;
    }
    double charWidth = fontSize.get() * CHAR_PER_FONT_SIZE;
    boolean unified = mode.get() == Mode.UNIFIED;
    double gutter = charWidth * (unified ? 2 * digits() + 5 : digits() + 3) + 10;
    double column = list.getWidth() / (unified ? 1 : 2) - gutter - SCROLL_STEP / 2;
    double longest = LineSpans.longestColumns(shown) * charWidth;
    double beyond = Math.max(0, longest - column);
    across.setVisible(beyond > 0 && column > 0);
    across.setMax(beyond);
    across.setVisibleAmount(longest <= 0 ? 0 : beyond * Math.max(0, column) / longest);
    across.setUnitIncrement(SCROLL_STEP);
    across.setBlockIncrement(Math.max(SCROLL_STEP, column / 2));
    across.setValue(Math.min(across.getValue(), beyond));
  }

  private int digits() {
    LineDiff shown = diff;
    return Math.max(2, Integer.toString(shown == null ? 0 : shown.rows().size()).length());
  }

  /** Goes to the next change, after the last one to the first. */
  public void nextChange() {
    walk(1);
  }

  /** Goes to the change before, before the first one to the last. */
  public void previousChange() {
    walk(-1);
  }

  private void walk(int step) {
    LineDiff shown = diff;
    int changes = shown == null ? 0 : shown.changes();
    if (changes == 0) {
      return;
    }
    fillWhole();
    int from = currentChange < 0 && step < 0 ? 0 : currentChange;
    currentChange = Math.floorMod(from + step, changes);
    header.setChanges(currentChange, changes);
    List<Item> items = list.getItems();
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Item.Code code && code.change() == currentChange) {
        list.getSelectionModel().clearAndSelect(i);
        list.getFocusModel().focus(i);
        list.scrollTo(Math.max(0, i - LineDiff.CONTEXT));
        break;
      }
    }
    cells.forEach(DiffCell::markCurrent);
  }

  /** The change last gone to, or the first one; null where there is none. */
  @Nullable Hunk currentHunk() {
    LineDiff shown = diff;
    return shown == null ? null : Hunks.at(shown, Math.max(0, currentChange));
  }

  private void pressed(KeyEvent event) {
    Item focused = list.getFocusModel().getFocusedItem();
    boolean inList = list.isFocused();
    if (event.getCode() == KeyCode.F7) {
      walk(event.isShiftDown() ? -1 : 1);
    } else if (inList && event.isShortcutDown() && event.getCode() == KeyCode.C) {
      copy(focused);
    } else if (inList && event.getCode() == KeyCode.RIGHT && !event.isShortcutDown()) {
      across.increment();
    } else if (inList && event.getCode() == KeyCode.LEFT && !event.isShortcutDown()) {
      across.decrement();
    } else if (inList
        && !event.isShortcutDown()
        && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)
        && focused instanceof Item.Fold fold) {
      unfold(fold);
    } else {
      return;
    }
    event.consume();
  }

  private void copy(@Nullable Item item) {
    if (item instanceof Item.Code code) {
      Row.Line line = code.row().right() == null ? code.row().left() : code.row().right();
      if (line != null) {
        ClipboardContent content = new ClipboardContent();
        content.putString(line.text());
        Clipboard.getSystemClipboard().setContent(content);
      }
    }
  }

  private void scrolled(ScrollEvent event) {
    double delta = event.getDeltaX();
    if (delta != 0 && Math.abs(delta) > Math.abs(event.getDeltaY())) {
      across.setValue(Math.clamp(across.getValue() - delta, 0, across.getMax()));
      event.consume();
    }
  }

  private void unfold(Item.Fold fold) {
    unfolded.add(fold.firstLine());
    int at = list.getItems().indexOf(fold);
    refresh();
    list.getSelectionModel().clearAndSelect(at);
  }

  /** What the cells see of this view. */
  private final class Shown implements DiffCell.Sheet {
    @Override
    public boolean sideBySide() {
      return mode.get() == Mode.SIDE_BY_SIDE;
    }

    @Override
    public int currentChange() {
      return currentChange;
    }

    @Override
    public int digits() {
      return DiffView.this.digits();
    }

    @Override
    public List<Span> leftSpans(int line) {
      return line <= leftSpans.size() ? leftSpans.get(line - 1) : List.of();
    }

    @Override
    public List<Span> rightSpans(int line) {
      return line <= rightSpans.size() ? rightSpans.get(line - 1) : List.of();
    }

    @Override
    public void unfold(Item.Fold fold) {
      DiffView.this.unfold(fold);
    }
  }
}
