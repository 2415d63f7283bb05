package dev.afterburner.workbench.ui.problems;

import dev.afterburner.workbench.problem.Catalogue;
import dev.afterburner.workbench.problem.Difficulty;
import dev.afterburner.workbench.problem.Listing;
import dev.afterburner.workbench.problem.ProblemQuery;
import dev.afterburner.workbench.problem.Subset;
import dev.afterburner.workbench.ui.fx.Notice;
import dev.afterburner.workbench.ui.fx.Notices;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;

/**
 * The problems at hand, as far as search and filters let them through. The catalogue searches, in
 * the background; of several searches under way only the last one is shown.
 */
public final class ProblemsViewModel {

  /** So many hits are shown: nobody reads more, and each takes its time at every key. */
  public static final int MOST = 500;

  private final Catalogue catalogue;
  private final TaskRunner tasks;
  private final Notices notices = new Notices();
  private final StringProperty query = new SimpleStringProperty("");
  private final StringProperty language = new SimpleStringProperty("");
  private final ObjectProperty<Subset.Status> status =
      new SimpleObjectProperty<>(Subset.Status.ANY);
  private final ObjectProperty<ProblemQuery.Order> order =
      new SimpleObjectProperty<>(ProblemQuery.Order.FIT);
  private final ObservableSet<Difficulty> difficulties =
      FXCollections.observableSet(EnumSet.noneOf(Difficulty.class));
  private final ObservableSet<String> tags = FXCollections.observableSet();
  private final ObservableList<Listing> rows = FXCollections.observableArrayList();
  private final ObservableMap<String, String> best = FXCollections.observableHashMap();
  private final ReadOnlyStringWrapper emptyText = new ReadOnlyStringWrapper("Reading the problems");
  private final ReadOnlyObjectWrapper<List<Listing>> all = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper cutOff = new ReadOnlyBooleanWrapper();
  private long asked;

  public ProblemsViewModel(Catalogue catalogue, TaskRunner tasks) {
    this.catalogue = catalogue;
    this.tasks = tasks;
    query.addListener((o, before, now) -> filter());
    language.addListener((o, before, now) -> filter());
    status.addListener((o, before, now) -> filter());
    order.addListener((o, before, now) -> filter());
    difficulties.addListener((SetChangeListener<Difficulty>) change -> filter());
    tags.addListener((SetChangeListener<String>) change -> filter());
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

  /** What was typed into the search field. */
  public StringProperty query() {
    return query;
  }

  /** Id of a language; only problems with a solution in it. All when empty. */
  public StringProperty language() {
    return language;
  }

  /** Whether the user has worked on them. */
  public ObjectProperty<Subset.Status> status() {
    return status;
  }

  /** How they follow each other. */
  public ObjectProperty<ProblemQuery.Order> order() {
    return order;
  }

  /** Only problems as hard as one of these; all when empty. */
  public ObservableSet<Difficulty> difficulties() {
    return difficulties;
  }

  /** Only problems with one of these tags; all when empty. */
  public ObservableSet<String> tags() {
    return tags;
  }

  /** What is let through. */
  public ObservableList<Listing> rows() {
    return rows;
  }

  /** Every problem. */
  public ReadOnlyObjectProperty<List<Listing>> all() {
    return all.getReadOnlyProperty();
  }

  /** The user's best of each problem, by its id: "41.2×". */
  public ObservableMap<String, String> best() {
    return best;
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

  /** Every tag in use, by name. */
  public Set<String> allTags() {
    Set<String> found = new TreeSet<>();
    all.get().forEach(l -> found.addAll(l.tags()));
    return found;
  }

  /** Ids of every language in use. */
  public Set<String> allLanguages() {
    Set<String> found = new TreeSet<>();
    all.get().forEach(l -> found.addAll(l.languages()));
    return found;
  }

  /** The line under a title: "Easy · hash, sort". */
  public static String subline(Listing listing) {
    String topics = String.join(", ", listing.tags());
    return topics.isEmpty()
        ? listing.difficulty().label()
        : listing.difficulty().label() + " · " + topics;
  }

  /** What the search field says while it is empty. */
  public static String prompt(int problems) {
    return String.format(Locale.ROOT, "Search %d problems", problems);
  }

  private void filter() {
    long number = ++asked;
    Subset wanted =
        new Subset(
            new ProblemQuery(
                query.get(),
                "",
                "",
                List.copyOf(difficulties),
                List.copyOf(tags),
                language.get(),
                0,
                order.get(),
                MOST),
            status.get(),
            0,
            1);
    boolean every = wanted.query().equals(ProblemQuery.ALL.withLimit(MOST));
    if (every && wanted.status() == Subset.Status.ANY) {
      show(all.get(), false);
      return;
    }
    Set<String> tried = Set.copyOf(best.keySet());
    tasks.call(
        () -> wanted.of(catalogue, tried),
        found -> {
          if (number == asked) {
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
            ? "There are no problems here"
            : "No problem matches. Clear the search or a filter to see more.");
  }
}
