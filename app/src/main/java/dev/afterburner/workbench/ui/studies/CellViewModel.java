// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.studies;

import dev.afterburner.workbench.study.fold.Matrix;
import dev.afterburner.workbench.study.run.Row;
import dev.afterburner.workbench.ui.fx.Notice;
import dev.afterburner.workbench.ui.fx.Notices;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The cells of the square that is looked at: each iteration of each replicate, with its texts. */
public final class CellViewModel {

  private final TaskRunner tasks;
  private final Notices notices;
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper remark = new ReadOnlyStringWrapper("");
  private final ObservableList<Row.Cell> cells = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Row.@Nullable Cell> chosen = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Texts> texts = new ReadOnlyObjectWrapper<>(Texts.NONE);
  private @Nullable ShownStudy study;
  private MatrixViewModel.@Nullable Choice square;

  /** What a cell was asked, what came, and the program in it. */
  public record Texts(String prompt, String reply, String program) {
    static final Texts NONE = new Texts("", "", "");
  }

  CellViewModel(TaskRunner tasks, Notices notices) {
    this.tasks = tasks;
    this.notices = notices;
    chosen.addListener((o, before, now) -> read(now));
  }

  /** What is looked at; empty for nothing. */
  public ReadOnlyStringProperty title() {
    return title.getReadOnlyProperty();
  }

  /** Why a cell without a result has none; empty otherwise. */
  public ReadOnlyStringProperty remark() {
    return remark.getReadOnlyProperty();
  }

  /** The cells, by replicate and iteration. */
  public ObservableList<Row.Cell> cells() {
    return cells;
  }

  /** The cell whose texts are shown; null for none. */
  public ReadOnlyObjectProperty<Row.@Nullable Cell> chosen() {
    return chosen.getReadOnlyProperty();
  }

  public void choose(Row.@Nullable Cell cell) {
    chosen.set(cell);
  }

  /** The texts of the chosen cell; empty before they are read. */
  public ReadOnlyObjectProperty<Texts> texts() {
    return texts.getReadOnlyProperty();
  }

  void show(@Nullable ShownStudy now, MatrixViewModel.@Nullable Choice choice) {
    boolean another = !Objects.equals(choice, square) || now == null || study == null;
    study = now;
    square = choice;
    if (now == null || choice == null) {
      title.set("");
      remark.set("");
      cells.clear();
      chosen.set(null);
      return;
    }
    List<Row.Cell> found = new ArrayList<>();
    for (Row.Cell cell : now.rows().cells()) {
      if (isOf(cell, choice)) {
        found.add(cell);
      }
    }
    found.sort(Comparator.comparing(Row.Cell::replicate).thenComparing(Row.Cell::iteration));
    Matrix.Column column = choice.column();
    boolean several =
        now.plan().study().languages().size() * now.plan().study().objectives().size() > 1;
    title.set(
        choice.problem()
            + " · "
            + column.arm()
            + (several ? " · " + column.language() + " · " + column.objective() : ""));
    remark.set(remark(now, choice, found));
    if (another || !cells.equals(found)) {
      Row.Cell before = chosen.get();
      boolean atEnd = another || before == null || before.equals(last(cells));
      cells.setAll(found);
      chosen.set(atEnd ? last(found) : before);
    }
  }

  private static Row.@Nullable Cell last(List<Row.Cell> of) {
    return of.isEmpty() ? null : of.getLast();
  }

  private static boolean isOf(Row.Cell cell, MatrixViewModel.Choice choice) {
    return cell.problem().equals(choice.problem())
        && cell.arm().equals(choice.column().arm())
        && cell.language().equals(choice.column().language())
        && cell.objective().equals(choice.column().objective());
  }

  private static String remark(
      ShownStudy now, MatrixViewModel.Choice choice, List<Row.Cell> found) {
    for (var line : now.plan().lines()) {
      if (line.problem().equals(choice.problem())
          && line.arm().name().equals(choice.column().arm())
          && line.language().equals(choice.column().language())
          && line.objective().id().equals(choice.column().objective())) {
        for (Row.Fault fault : now.rows().faults()) {
          if (fault.cell().startsWith(line.key() + "-")) {
            return "The last try got no result: "
                + fault.reason()
                + ". The next run of the study tries again.";
          }
        }
      }
    }
    return found.isEmpty() ? "No result yet." : "";
  }

  private void read(Row.@Nullable Cell cell) {
    ShownStudy now = study;
    texts.set(Texts.NONE);
    if (cell == null || now == null) {
      return;
    }
    List<Long> places = new ArrayList<>();
    for (String digest : List.of(cell.prompt(), cell.reply(), cell.candidate().code())) {
      Long place = now.rows().texts().get(digest);
      if (place != null) {
        places.add(place);
      }
    }
    tasks.call(
        () -> {
          Map<String, String> found = new HashMap<>();
          now.folder().texts(places, text -> found.put(text.digest(), text.text()));
          return new Texts(
              found.getOrDefault(cell.prompt(), ""),
              found.getOrDefault(cell.reply(), ""),
              found.getOrDefault(cell.candidate().code(), ""));
        },
        found -> {
          if (cell.equals(chosen.get())) {
            texts.set(found);
          }
        },
        failure -> notices.add(Notice.error("", failure)));
  }
}
