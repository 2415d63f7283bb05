// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.studies;

import dev.afterburner.workbench.study.fold.Matrix;
import dev.afterburner.workbench.study.fold.Matrix.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Problems against arms, as far as the filters let them through. */
public final class MatrixViewModel {

  /** Any arm, any language. */
  public static final String ALL = "";

  static final String ANY = "Any verdict";
  static final String PASSED = "Passed";
  static final String FAILED = "Failed";
  static final String NONE = "No result";
  static final String PENDING = "Not done yet";
  static final String DIFFER = "Arms differ";

  private final UnaryOperator<String> titles;
  private final StringProperty words = new SimpleStringProperty("");
  private final ObjectProperty<String> arm = new SimpleObjectProperty<>(ALL);
  private final ObjectProperty<String> language = new SimpleObjectProperty<>(ALL);
  private final ObjectProperty<String> verdict = new SimpleObjectProperty<>(ANY);
  private final ObjectProperty<Integer> iteration = new SimpleObjectProperty<>(Matrix.NEWEST);
  private final ObservableList<String> arms = FXCollections.observableArrayList(ALL);
  private final ObservableList<String> languages = FXCollections.observableArrayList(ALL);
  private final ObservableList<String> verdicts = FXCollections.observableArrayList(ANY);
  private final ObservableList<Integer> iterations =
      FXCollections.observableArrayList(Matrix.NEWEST);
  private final ReadOnlyObjectWrapper<List<Matrix.Column>> columns =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ObservableList<Matrix.OfProblem> rows = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable Choice> chosen = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
  private Matrix whole = new Matrix(List.of(), List.of());
  private @Nullable ShownStudy study;
  private int sortBy = -1;
  private boolean descending;

  /** A square that is looked at. */
  public record Choice(String problem, Matrix.Column column) {}

  /**
   * Nothing is shown yet.
   *
   * @param titles the title of a problem by its id
   */
  MatrixViewModel(UnaryOperator<String> titles) {
    this.titles = titles;
    words.addListener((o, before, now) -> filter());
    arm.addListener((o, before, now) -> filter());
    language.addListener((o, before, now) -> filter());
    verdict.addListener((o, before, now) -> filter());
    iteration.addListener((o, before, now) -> make());
  }

  /** The title of a problem. */
  String title(String problem) {
    return titles.apply(problem);
  }

  /** Words that a problem's title or id holds. */
  public StringProperty words() {
    return words;
  }

  /** The arm whose column is shown; {@link #ALL} for all. */
  public ObjectProperty<String> arm() {
    return arm;
  }

  /** The language whose columns are shown; {@link #ALL} for all. */
  public ObjectProperty<String> language() {
    return language;
  }

  /** What some shown square of a problem is; one of {@link #verdicts}. */
  public ObjectProperty<String> verdict() {
    return verdict;
  }

  /** The iteration that is shown; {@link Matrix#NEWEST} for the newest of each square. */
  public ObjectProperty<Integer> iteration() {
    return iteration;
  }

  public ObservableList<String> arms() {
    return arms;
  }

  public ObservableList<String> languages() {
    return languages;
  }

  public ObservableList<String> verdicts() {
    return verdicts;
  }

  public ObservableList<Integer> iterations() {
    return iterations;
  }

  /** The columns that are shown. */
  public ReadOnlyObjectProperty<List<Matrix.Column>> columns() {
    return columns.getReadOnlyProperty();
  }

  /** The problems that are shown, each with a square a shown column. */
  public ObservableList<Matrix.OfProblem> rows() {
    return rows;
  }

  /** How many problems are shown of how many: "14 problems", "3 of 14 problems". */
  public ReadOnlyStringProperty count() {
    return count.getReadOnlyProperty();
  }

  /** The square that is looked at; null for none. */
  public ReadOnlyObjectProperty<@Nullable Choice> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /** Looks at a square. */
  public void choose(@Nullable Choice choice) {
    chosen.set(choice);
  }

  /** Looks at a problem under the first arm that is shown, whatever the filters say. */
  public void choose(String problem) {
    whole.columns().stream().findFirst().ifPresent(c -> chosen.set(new Choice(problem, c)));
  }

  /**
   * Orders the problems.
   *
   * @param column by the ratio in a shown column; −1 by the problem's id
   */
  public void sort(int column, boolean reversed) {
    sortBy = column;
    descending = reversed;
    filter();
  }

  void show(@Nullable ShownStudy now) {
    boolean another = now == null || study == null || !now.folder().equals(study.folder());
    study = now;
    if (another) {
      chosen.set(null);
      sortBy = -1;
      descending = false;
      words.set("");
      arm.set(ALL);
      language.set(ALL);
      verdict.set(ANY);
      iteration.set(Matrix.NEWEST);
    }
    offer();
    make();
  }

  private void offer() {
    ShownStudy now = study;
    if (now == null) {
      return;
    }
    List<String> names = new ArrayList<>(List.of(ALL));
    now.plan().study().arms().forEach(a -> names.add(a.name()));
    keep(arms, names);
    List<String> spoken = new ArrayList<>(List.of(ALL));
    spoken.addAll(now.plan().study().languages());
    keep(languages, spoken);
    keep(
        iterations,
        IntStream.rangeClosed(Matrix.NEWEST, now.plan().study().iterations()).boxed().toList());
  }

  /** A list that stays the same is not told of: what is chosen of it stays chosen. */
  private static <T> void keep(ObservableList<T> list, List<T> wanted) {
    if (!list.equals(wanted)) {
      list.setAll(wanted);
    }
  }

  private void make() {
    ShownStudy now = study;
    whole =
        now == null
            ? new Matrix(List.of(), List.of())
            : Matrix.of(now.plan(), now.rows(), iteration.get());
    TreeSet<String> failing = new TreeSet<>();
    for (Matrix.OfProblem line : whole.lines()) {
      for (Matrix.Square square : line.squares()) {
        if (square.kind() == Kind.FAILED || square.kind() == Kind.MIXED) {
          failing.add(label(square));
        }
      }
    }
    List<String> kinds = new ArrayList<>(List.of(ANY, PASSED, FAILED));
    kinds.addAll(failing);
    kinds.addAll(List.of(NONE, PENDING));
    if (whole.columns().size() > 1) {
      kinds.add(DIFFER);
    }
    if (!kinds.contains(verdict.get())) {
      kinds.add(verdict.get());
    }
    keep(verdicts, kinds);
    filter();
  }

  private static String label(Matrix.Square square) {
    String word = SquareWords.verdict(square.verdict());
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private void filter() {
    List<Integer> places =
        IntStream.range(0, whole.columns().size())
            .filter(i -> arm.get().equals(ALL) || whole.columns().get(i).arm().equals(arm.get()))
            .filter(
                i ->
                    language.get().equals(ALL)
                        || whole.columns().get(i).language().equals(language.get()))
            .boxed()
            .toList();
    List<Matrix.Column> now = places.stream().map(whole.columns()::get).toList();
    String wanted = words.get().strip().toLowerCase(Locale.ROOT);
    List<Matrix.OfProblem> found = new ArrayList<>();
    for (Matrix.OfProblem line : whole.lines()) {
      List<Matrix.Square> squares = places.stream().map(line.squares()::get).toList();
      if (isNamed(line.problem(), wanted) && isWanted(squares)) {
        found.add(new Matrix.OfProblem(line.problem(), squares));
      }
    }
    if (sortBy < now.size()) {
      order(found);
    }
    if (!columns.get().equals(now)) {
      rows.clear(); // whose squares are of other columns
      columns.set(now);
    }
    update(found);
    int all = whole.lines().size();
    count.set(
        study == null
            ? ""
            : (found.size() == all ? "" : found.size() + " of ")
                + all
                + (all == 1 ? " problem" : " problems"));
  }

  private boolean isNamed(String problem, String wanted) {
    return problem.toLowerCase(Locale.ROOT).contains(wanted)
        || titles.apply(problem).toLowerCase(Locale.ROOT).contains(wanted);
  }

  private void order(List<Matrix.OfProblem> found) {
    Comparator<Matrix.OfProblem> order = Comparator.comparing(Matrix.OfProblem::problem);
    if (sortBy >= 0) {
      order =
          Comparator.<Matrix.OfProblem>comparingDouble(l -> rank(l.squares().get(sortBy)))
              .thenComparing(order);
    }
    found.sort(descending ? order.reversed() : order);
  }

  /** Failures come before what passes. */
  private static double rank(Matrix.Square square) {
    return switch (square.kind()) {
      case ABSENT -> -4;
      case PENDING -> -3;
      case MISSING -> -2;
      case FAILED -> -1;
      case MIXED, PASSED -> Double.isNaN(square.ratio()) ? 0 : square.ratio();
    };
  }

  private boolean isWanted(List<Matrix.Square> squares) {
    return switch (verdict.get()) {
      case ANY -> true;
      case PASSED -> squares.stream().anyMatch(s -> s.kind() == Kind.PASSED);
      case FAILED ->
          squares.stream().anyMatch(s -> s.kind() == Kind.FAILED || s.kind() == Kind.MIXED);
      case NONE -> squares.stream().anyMatch(s -> s.kind() == Kind.MISSING);
      case PENDING -> squares.stream().anyMatch(s -> s.done() < s.replicates());
      case DIFFER ->
          squares.stream()
                  .filter(s -> s.done() > 0)
                  .map(s -> s.passed() * 2 > s.done())
                  .distinct()
                  .count()
              > 1;
      default ->
          squares.stream().anyMatch(s -> s.passed() < s.done() && label(s).equals(verdict.get()));
    };
  }

  /** Only rows that differ are told of: the others are not drawn again. */
  private void update(List<Matrix.OfProblem> wanted) {
    if (rows.size() != wanted.size()) {
      rows.setAll(wanted);
      return;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!Objects.equals(rows.get(i), wanted.get(i))) {
        rows.set(i, wanted.get(i));
      }
    }
  }
}
