// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.chart.DistributionModel;
import dev.afterburner.workbench.figures.ColumnUnit;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.reward.StepRewards;
import dev.afterburner.workbench.session.Lineup;
import dev.afterburner.workbench.session.Mark;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.store.SessionStore;
import dev.afterburner.workbench.ui.fx.Notices;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import dev.afterburner.workbench.ui.run.LiveProgress.Progress;
import dev.afterburner.workbench.ui.run.Selection;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.SetChangeListener;
import org.jspecify.annotations.Nullable;

/** The rows of the version table, in the order the versions were made. */
public final class VersionsViewModel {

  /** What a row was made of; versions change only by giving way to others. */
  private record Parts(
      Version version,
      Version original,
      @Nullable Version parent,
      boolean best,
      Mark mark,
      @Nullable Spark spark,
      VersionRow.Around around) {

    // A version that has changed is another object; to look into its runs would take long.
    @SuppressWarnings("ReferenceEquality")
    boolean are(Parts other) {
      return version == other.version
          && original == other.original
          && parent == other.parent
          && best == other.best
          && Objects.equals(spark, other.spark)
          && mark.equals(other.mark)
          && around.equals(other.around);
    }
  }

  /** A row and what it was made of. */
  private record Made(Parts parts, VersionRow row) {}

  private final SessionViewModel session;
  private final Sparks sparks;
  private final Marks marks;
  private final ObjectProperty<VersionFilter> filter =
      new SimpleObjectProperty<>(VersionFilter.ALL);
  private final StringProperty search = new SimpleStringProperty("");

  /** Rows that the search has found; not looked at while nothing is searched for. */
  private final Set<Integer> found = new HashSet<>();

  private final Map<Integer, Double> rewards = new HashMap<>();

  /** The rows of versions by what they are made of: most stay as they are when one changes. */
  private final Map<Integer, Made> made = new HashMap<>();

  private String of = "";
  private String rewardsOf = "";
  private List<Double> references = List.of();
  private final ReadOnlyStringWrapper emptyText = new ReadOnlyStringWrapper("");
  private final ObservableList<VersionRow> rows = FXCollections.observableArrayList();
  private final ObservableList<VersionRow> view = FXCollections.unmodifiableObservableList(rows);

  /**
   * @param notices where it is told that a note could not be kept
   */
  public VersionsViewModel(
      SessionViewModel session, SessionStore store, TaskRunner tasks, Notices notices) {
    this.session = session;
    this.sparks = new Sparks(tasks, this::update);
    this.marks = new Marks(store, tasks, notices, this::update);
    session.opening().addListener((o, before, now) -> updateEmptyText());
    session.elsewhere().addListener((o, before, now) -> updateEmptyText());
    session.state().addListener((o, before, now) -> update());
    session.problem().addListener((o, before, now) -> update());
    session.selection().overlaid().addListener((SetChangeListener<Integer>) change -> update());
    search.addListener((o, before, now) -> find());
    session.live().progress().addListener((o, before, now) -> update());
    update();
    updateEmptyText();
  }

  /** One a version and one a reply that gave none, in the order in which they came. */
  public ObservableList<VersionRow> rows() {
    return view;
  }

  /** Which of them are shown. */
  public ObjectProperty<VersionFilter> filter() {
    return filter;
  }

  /** A text that a version's prompt, reply or code holds; empty for all versions. */
  public StringProperty search() {
    return search;
  }

  /** Whether filter and search let a row through. */
  boolean shows(VersionRow row) {
    return filter.get().shows(row) && (search.get().isBlank() || found.contains(row.id()));
  }

  /** Tells with each version how many of the reference solutions it beats. */
  public void follow(ObservableValue<DistributionModel> standing) {
    standing.subscribe(
        known -> {
          references = known.references().stream().map(DistributionModel.Reference::value).toList();
          update();
        });
  }

  private void find() {
    found.clear();
    SessionState state = session.state().get();
    String wanted = search.get().strip().toLowerCase(Locale.ROOT);
    if (state == null || wanted.isEmpty()) {
      return;
    }
    for (VersionRow row : rows) {
      if (texts(state, row).toLowerCase(Locale.ROOT).contains(wanted)) {
        found.add(row.id());
      }
    }
  }

  /** All that was written for a row: code, prompt, reply, note. */
  private static String texts(SessionState state, VersionRow row) {
    Selection.Reply refused = row.refused();
    Version version = refused == null ? state.versions().get(row.id()) : null;
    int step = refused == null ? state.versions().get(row.id()).step() : refused.step();
    StringBuilder all = new StringBuilder(row.mark().note());
    state
        .step(step)
        .ifPresent(
            asked -> {
              all.append('\n').append(asked.prompt());
              for (SessionState.Answer answer : asked.answers()) {
                boolean its =
                    version == null
                        ? refused != null && answer.candidate() == refused.candidate()
                        : state.answer(version).filter(answer::equals).isPresent();
                if (its && answer.reply() != null) {
                  all.append('\n').append(answer.reply().text());
                }
              }
            });
    if (version != null) {
      all.append('\n').append(version.code());
    }
    return all.toString();
  }

  /** Rewards change with a step, not with each run. */
  private void reward(SessionState state) {
    String now =
        state.started().session() + " " + state.finishedSteps() + " " + state.versions().size();
    if (!now.equals(rewardsOf)) {
      rewardsOf = now;
      rewards.clear();
      for (SessionState.Step step : state.steps()) {
        for (StepRewards.Candidate candidate : StepRewards.of(state, step).candidates()) {
          if (candidate.version() != null) {
            rewards.put(candidate.version(), candidate.paper().total());
          }
        }
      }
    }
  }

  /** Stars a version, or takes its star. */
  public void star(int version, boolean starred) {
    marks.set(version, marks.of(version).withStar(starred));
  }

  /** Keeps a note on a version; an empty one takes it away. */
  public void note(int version, String note) {
    marks.set(version, marks.of(version).withNote(note.strip()));
  }

  /** What the empty table says. */
  public ReadOnlyStringProperty emptyText() {
    return emptyText.getReadOnlyProperty();
  }

  private void updateEmptyText() {
    Problem problem = session.problem().get();
    String other = session.elsewhere().get();
    emptyText.set(
        session.opening().get() && problem != null
            ? "Opening the session on " + problem.title() + "…"
            : other.isEmpty()
                ? "No versions yet. Measure runs the original; Step asks the model for a better"
                    + " one."
                : "No versions in this language yet. There are "
                    + other
                    + "; choose that language to see them.");
  }

  /** Replaces only what has changed, so that the table neither flickers nor scrolls. */
  private void update() {
    SessionState state = session.state().get();
    Progress progress = session.live().progress().get();
    String id = state == null ? "" : state.started().session();
    if (!id.equals(of)) {
      of = id;
      made.clear();
    }
    sparks.belongTo(id);
    marks.belongTo(id);
    List<VersionRow> now = state == null ? List.of() : rows(state, progress);
    if (rows.size() > now.size()) {
      rows.remove(now.size(), rows.size());
    }
    for (int i = 0; i < now.size(); i++) {
      VersionRow row = now.get(i);
      if (i == rows.size()) {
        rows.add(row);
      } else if (!rows.get(i).equals(row)) {
        rows.set(i, row);
      }
    }
    find();
  }

  private List<VersionRow> rows(SessionState state, @Nullable Progress progress) {
    List<VersionRow> all = new ArrayList<>();
    reward(state);
    Map<Figure, ColumnUnit> units = VersionRow.Around.units(state);
    Problem problem = session.problem().get();
    for (Lineup.Entry entry : Lineup.of(state)) {
      if (entry instanceof Lineup.Entry.Refused refused) {
        all.add(VersionRow.of(refused.step(), refused.answer()));
        continue;
      }
      Version version = ((Lineup.Entry.Made) entry).version();
      int id = version.id();
      VersionRow.Around around =
          new VersionRow.Around(
              units,
              references,
              rewards.getOrDefault(id, Double.NaN),
              session.selection().overlaid().contains(id),
              problem == null ? "" : version.outdated(problem).orElse(""));
      all.add(row(state, version, progress, around));
    }
    return all;
  }

  private VersionRow row(
      SessionState state, Version version, @Nullable Progress progress, VersionRow.Around around) {
    int id = version.id();
    Mark mark = marks.of(id);
    Spark spark = sparks.of(version);
    Parts parts =
        new Parts(
            version,
            state.versions().getFirst(),
            version.parent() == null ? null : state.versions().get(version.parent()),
            state.best() != null && state.best() == id,
            mark,
            spark,
            around);
    boolean worked = progress != null && Objects.equals(progress.version(), id);
    Made before = made.get(id);
    if (!worked && before != null && parts.are(before.parts())) {
      return before.row();
    }
    VersionRow row = VersionRow.of(state, version, progress, mark, spark, around);
    if (worked) {
      made.remove(id);
    } else {
      made.put(id, new Made(parts, row));
    }
    return row;
  }
}
