// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.problems;

import dev.afterburner.workbench.problem.Facets;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.ProblemQuery;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.problem.catalogue.ProblemLibrary;
import dev.afterburner.workbench.problem.catalogue.Subset;
import dev.afterburner.workbench.ui.fx.Notice;
import dev.afterburner.workbench.ui.fx.Notices;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

/**
 * The problems at hand, as far as search and filters let them through. The catalogue searches, in
 * the background; of several searches under way only the last one is shown.
 */
public final class ProblemsViewModel {

  /** So many hits are shown: nobody reads more, and each takes its time at every key. */
  public static final int MOST = 500;

  private final Catalogue catalogue;
  private final ProblemLibrary library;
  private final TaskRunner tasks;
  private final Notices notices = new Notices();
  private final StringProperty query = new SimpleStringProperty("");
  private final ProblemFilters filters = new ProblemFilters();
  private final ObservableList<Listing> rows = FXCollections.observableArrayList();
  private final Bests bests = new Bests();
  private final ReadOnlyStringWrapper emptyText = new ReadOnlyStringWrapper("Loading problems…");
  private final ReadOnlyObjectWrapper<List<Listing>> all = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Facets> facets = new ReadOnlyObjectWrapper<>(Facets.NONE);
  private final ObservableMap<String, Subset> saved = FXCollections.observableMap(new TreeMap<>());
  private final ReadOnlyBooleanWrapper cutOff = new ReadOnlyBooleanWrapper();
  private long searches;
  private long readings;

  /** A problem's title; its id before the problems are read, and where it has gone. */
  public String title(String id) {
    return all.get().stream()
        .filter(listing -> listing.id().equals(id))
        .findFirst()
        .map(Listing::title)
        .orElse(id);
  }

  /**
   * Nothing is read yet.
   *
   * @param library keeps subsets that have a name
   */
  public ProblemsViewModel(Catalogue catalogue, ProblemLibrary library, TaskRunner tasks) {
    this.catalogue = catalogue;
    this.library = library;
    this.tasks = tasks;
    query.addListener((o, before, now) -> filters.words(now));
    filters
        .wanted()
        .addListener(
            (o, before, now) -> {
              query.set(now.query().words());
              filter();
            });
  }

  /** Reads the list. */
  public void load(Consumer<List<Listing>> then) {
    tasks.call(
        catalogue::list,
        found -> {
          all.set(found);
          filter();
          then.accept(found);
        },
        failure -> {
          emptyText.set("The problems could not be read");
          notices.add(Notice.error("", failure));
        });
  }

  /** Reads all anew, since there are other problems now. */
  public void reload() {
    load(found -> {});
    prepare();
  }

  /** Reads what a filter and the first search need. */
  public void prepare() {
    long asked = ++readings;
    tasks.call(
        catalogue::facets,
        found -> {
          if (asked == readings) {
            facets.set(found);
          }
        },
        failure -> notices.add(Notice.error("", failure)));
    readSaved();
    // The first search reads the bundled statements and meets a cold database: not at a key.
    tasks.call(() -> catalogue.search(ProblemQuery.of("a", MOST)), found -> {}, failure -> {});
  }

  /** What was typed into the search field. */
  public StringProperty query() {
    return query;
  }

  /** Shows a problem that was opened elsewhere: filters that hide it are taken away. */
  public void reveal(String id) {
    boolean there = all.get().stream().anyMatch(listing -> listing.id().equals(id));
    boolean hidden = rows.stream().noneMatch(listing -> listing.id().equals(id));
    if (there && hidden && !filters.wanted().get().equals(ProblemFilters.ALL)) {
      filters.words("");
      filters.clear();
    }
  }

  /** What narrows the list. */
  public ProblemFilters filters() {
    return filters;
  }

  /** What the problems can be told apart by. */
  public ReadOnlyObjectProperty<Facets> facets() {
    return facets.getReadOnlyProperty();
  }

  /** The subsets that have a name. */
  public ObservableMap<String, Subset> saved() {
    return saved;
  }

  /** Keeps what is wanted now under a name, for the window and the command line. */
  public void save(String name) {
    Subset wanted = filters.wanted().get();
    change(() -> library.save(name.strip(), wanted));
  }

  /** Forgets a name; the problems stay. */
  public void forget(String name) {
    change(() -> library.forget(name));
  }

  /** A change to the library. */
  @FunctionalInterface
  private interface Change {
    void make() throws ProblemException;
  }

  private void change(Change change) {
    tasks.call(
        () -> {
          change.make();
          return library.saved();
        },
        this::showSaved,
        failure -> notices.add(Notice.error("", failure)));
  }

  private void readSaved() {
    tasks.call(library::saved, this::showSaved, failure -> notices.add(Notice.error("", failure)));
  }

  private void showSaved(Map<String, Subset> now) {
    saved.keySet().retainAll(now.keySet());
    saved.putAll(now);
  }

  /** What is let through. */
  public ObservableList<Listing> rows() {
    return rows;
  }

  /** Every problem. */
  public ReadOnlyObjectProperty<List<Listing>> all() {
    return all.getReadOnlyProperty();
  }

  /** How far the user has come with each problem. */
  public Bests bests() {
    return bests;
  }

  /** What stands in place of the rows when there are none. */
  public ReadOnlyStringProperty emptyText() {
    return emptyText.getReadOnlyProperty();
  }

  /** Whether there are more hits than the rows show. */
  public ReadOnlyBooleanProperty cutOff() {
    return cutOff.getReadOnlyProperty();
  }

  public Notices notices() {
    return notices;
  }

  /** The line under a title: "Easy · hash, sort". */
  public static String subline(Listing listing) {
    // Data sets write the same topic with and without a capital.
    Map<String, String> once = new LinkedHashMap<>();
    listing.tags().forEach(tag -> once.putIfAbsent(tag.toLowerCase(Locale.ROOT), tag));
    String topics = String.join(", ", once.values());
    return topics.isEmpty()
        ? listing.difficulty().label()
        : listing.difficulty().label() + " · " + topics;
  }

  /** What the search field says while it is empty; no number before the problems are read. */
  public static String prompt(int problems) {
    return problems == 0
        ? "Search problems"
        : String.format(Locale.ROOT, "Search %d problems", problems);
  }

  private void filter() {
    long number = ++searches;
    Subset asked = filters.wanted().get();
    Subset wanted =
        new Subset(asked.query().withLimit(MOST), asked.status(), asked.size(), asked.seed());
    if (asked.equals(ProblemFilters.ALL)) {
      show(all.get(), false);
      return;
    }
    Set<String> tried = Set.copyOf(bests.ever().keySet());
    tasks.call(
        () -> wanted.of(catalogue, tried),
        found -> {
          if (number == searches) {
            show(found, found.size() == MOST);
          }
        },
        failure -> notices.add(Notice.error("The search failed", failure)));
  }

  private void show(List<Listing> through, boolean more) {
    cutOff.set(more);
    if (!through.equals(rows)) {
      rows.setAll(through);
    }
    emptyText.set(
        all.get().isEmpty()
            ? "No problems yet. Import some (Ctrl+I), or drop files on this list."
            : "No matching problems. Clear the search or a filter to see more.");
  }
}
