// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.problems;

import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.ProblemQuery;
import dev.afterburner.workbench.problem.ProblemQuery.Order;
import dev.afterburner.workbench.problem.catalogue.Subset;
import dev.afterburner.workbench.problem.catalogue.Subset.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Which problems are wanted: one value, changed a choice at a time. */
public final class ProblemFilters {

  /** All problems, in the order of the search. */
  static final Subset ALL = new Subset(ProblemQuery.ALL, Status.ANY, 0, 1);

  /**
   * A choice that narrows the list.
   *
   * @param text what it lets through
   * @param away takes the choice back
   */
  public record Chip(String text, Runnable away) {}

  private final ReadOnlyObjectWrapper<Subset> wanted = new ReadOnlyObjectWrapper<>(ALL);

  /** What is wanted; its words are those of the search field. */
  public ReadOnlyObjectProperty<Subset> wanted() {
    return wanted.getReadOnlyProperty();
  }

  /** Looks for words too. */
  public void words(String words) {
    query(q -> q.withWords(words));
  }

  /** Only this data set; all when empty. */
  public void set(String set) {
    query(q -> q.withSet(set));
  }

  /** Only this part of a data set; all when empty. */
  public void split(String split) {
    query(q -> q.withSplit(split));
  }

  /** Only problems with a solution in this language; all when empty. */
  public void language(String id) {
    query(q -> q.withLanguage(id));
  }

  /** Only problems that have a solution, or all. */
  public void references(boolean needed) {
    query(q -> q.withReferences(needed ? Math.max(1, q.references()) : 0));
  }

  /** Lets problems of a difficulty through, or no longer; all when none is chosen. */
  public void difficulty(Difficulty difficulty, boolean on) {
    query(q -> q.withDifficulties(toggled(q.difficulties(), difficulty, on)));
  }

  /** Lets problems with a tag through, or no longer; all when none is chosen. */
  public void tag(String tag, boolean on) {
    query(q -> q.withTags(toggled(q.tags(), tag, on)));
  }

  /** How the problems follow each other. */
  public void order(Order order) {
    query(q -> q.withOrder(order));
  }

  /** Only problems that the user has worked on, or has not. */
  public void status(Status status) {
    change(s -> new Subset(s.query(), status, s.size(), s.seed()));
  }

  /** Takes every choice of a subset over, its words and its order too. */
  public void take(Subset subset) {
    wanted.set(subset);
  }

  /** Takes all choices back; words and order stay. */
  public void clear() {
    change(
        s ->
            new Subset(
                ProblemQuery.ALL.withWords(s.query().words()).withOrder(s.query().order()),
                Status.ANY,
                0,
                1));
  }

  /** The choices that narrow the list, each with a way to take it back. */
  public List<Chip> chips() {
    Subset now = wanted.get();
    ProblemQuery query = now.query();
    List<Chip> chips = new ArrayList<>();
    chip(chips, query.set(), query.set(), () -> set(""));
    chip(chips, query.split(), query.split(), () -> split(""));
    query.difficulties().forEach(d -> chip(chips, "on", d.label(), () -> difficulty(d, false)));
    query.tags().forEach(t -> chip(chips, "on", t, () -> tag(t, false)));
    chip(chips, query.language(), "in " + query.language(), () -> language(""));
    if (query.references() > 0) {
      String text =
          query.references() == 1
              ? "with references"
              : "with " + query.references() + " references or more";
      chip(chips, "on", text, () -> references(false));
    }
    if (now.status() != Status.ANY) {
      chip(chips, "on", label(now.status()).toLowerCase(Locale.ROOT), () -> status(Status.ANY));
    }
    if (now.size() > 0) {
      String text = "random " + now.size() + ", seed " + now.seed();
      chip(chips, "on", text, () -> change(s -> new Subset(s.query(), s.status(), 0, 1)));
    }
    return chips;
  }

  /** A status in words. */
  static String label(Status status) {
    return switch (status) {
      case ANY -> "Any";
      case NEW -> "Not attempted";
      case TRIED -> "Attempted";
    };
  }

  /** An order in words. */
  static String label(Order order) {
    return switch (order) {
      case FIT -> "Relevance";
      case TITLE -> "Title";
      case DIFFICULTY -> "Difficulty";
      case REFERENCES -> "Most references";
    };
  }

  private static void chip(List<Chip> chips, String value, String text, Runnable away) {
    if (!value.isEmpty()) {
      chips.add(new Chip(text, away));
    }
  }

  private static <T> List<T> toggled(List<T> values, T value, boolean on) {
    List<T> now = new ArrayList<>(values);
    now.remove(value);
    if (on) {
      now.add(value);
    }
    return now;
  }

  private void query(UnaryOperator<ProblemQuery> changed) {
    change(s -> new Subset(changed.apply(s.query()), s.status(), s.size(), s.seed()));
  }

  private void change(UnaryOperator<Subset> changed) {
    wanted.set(changed.apply(wanted.get()));
  }
}
