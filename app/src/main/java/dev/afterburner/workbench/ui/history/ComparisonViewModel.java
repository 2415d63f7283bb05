// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.history;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.session.VersionRatio;
import dev.afterburner.workbench.ui.run.Foreign;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What the diff shows: the version that is shown against the one compared with it, this session's
 * or another's, or else against its parent.
 */
public final class ComparisonViewModel {

  private final SessionViewModel session;
  private final ReadOnlyObjectWrapper<@Nullable Compared> compared = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper versionCount = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<@Nullable Reference> reference =
      new ReadOnlyObjectWrapper<>();

  public ComparisonViewModel(SessionViewModel session) {
    this.session = session;
    session.state().addListener((o, before, now) -> update());
    session.selection().selected().addListener((o, before, now) -> update());
    session.selection().compared().addListener((o, before, now) -> update());
    session.selection().foreign().addListener((o, before, now) -> update());
    update();
  }

  /** The two; null while there are none to compare. */
  public ReadOnlyObjectProperty<@Nullable Compared> compared() {
    return compared.getReadOnlyProperty();
  }

  /** Shows what is in the editor against a reference solution, until the selection changes. */
  public void against(Reference solution) {
    compared.set(null);
    reference.set(solution);
  }

  /** The reference solution to compare with; null while versions are compared. */
  public ReadOnlyObjectProperty<@Nullable Reference> reference() {
    return reference.getReadOnlyProperty();
  }

  /** How many versions there are. */
  public ReadOnlyIntegerProperty versionCount() {
    return versionCount.getReadOnlyProperty();
  }

  /** "v0", the version that is shown; empty where none is. */
  Optional<String> shownName() {
    return session.selectedVersion().map(v -> "v" + v.id());
  }

  /** The versions there are, in the order in which they were made. */
  public List<Version> versions() {
    SessionState state = session.state().get();
    return state == null ? List.of() : state.versions();
  }

  /** What stands in the place of a difference while there are no two to compare. */
  public String emptyText() {
    return switch (versions().size()) {
      case 0 -> "No versions yet. Measure the original and take a step, then compare the two.";
      case 1 -> "One version so far. Edit it and measure, or take a step, to have two to compare.";
      default -> "Choose two versions above, or Ctrl-click one in the table.";
    };
  }

  /** Compares another version with the older one of the two, or with the foreign one. */
  public void takeNewer(int version) {
    Compared now = compared.get();
    Foreign foreign = session.selection().foreign().get();
    if (now != null && foreign != null) {
      session.selection().select(version);
      session.selection().compareWith(foreign);
    } else if (now != null) {
      session.selection().pair(version, now.left().id());
    } else {
      begin(version);
    }
  }

  /** Compares the newer one of the two with another version. */
  public void takeOlder(int version) {
    Compared now = compared.get();
    if (now != null) {
      session.selection().pair(now.right().id(), version);
    } else {
      begin(version);
    }
  }

  /** The first of two: with the version that is shown, unless it is that one or none is. */
  private void begin(int version) {
    Integer shown = session.selection().selected().get();
    if (shown == null || shown == version) {
      session.selection().select(version);
    } else {
      session.selection().pair(Math.max(shown, version), Math.min(shown, version));
    }
  }

  /** Compares the version that is shown with its parent. */
  public void withParent() {
    session.selectedVersion().flatMap(this::parent).ifPresent(this::with);
  }

  /** Compares the version that is shown with the original. */
  public void withOriginal() {
    versions().stream().findFirst().ifPresent(this::with);
  }

  /** Compares the version that is shown with the best. */
  public void withBest() {
    Optional.ofNullable(session.state().get())
        .flatMap(SessionState::bestVersion)
        .ifPresent(this::with);
  }

  private void with(Version other) {
    session.selectedVersion().ifPresent(v -> session.selection().pair(v.id(), other.id()));
  }

  private void update() {
    versionCount.set(versions().size());
    reference.set(null);
    Version shown = session.selectedVersion().orElse(null);
    if (shown == null) {
      compared.set(null);
      return;
    }
    Foreign foreign = session.selection().foreign().get();
    Version other = session.comparedVersion().or(() -> parent(shown)).orElse(null);
    if (foreign != null) {
      show(foreign.version(), foreign.name(), shown, VersionRatio::apart);
    } else if (other == null) {
      compared.set(null);
    } else {
      Version older = other.id() < shown.id() ? other : shown;
      show(older, "v" + older.id(), other.id() < shown.id() ? shown : other, this::ratio);
    }
  }

  private void show(Version left, String leftName, Version right, Compared.Rule rule) {
    Compared before = compared.get();
    if (before == null
        || !before.leftName().equals(leftName)
        || !same(before.left(), left)
        || !same(before.right(), right)) {
      compared.set(Compared.of(left, leftName, right, rule));
    }
  }

  private Optional<VersionRatio> ratio(Version left, Version right, Figure figure) {
    return Optional.ofNullable(session.state().get())
        .flatMap(state -> state.ratio(left, right, figure));
  }

  private static boolean same(Version before, Version now) {
    return before.id() == now.id()
        && before.code().equals(now.code())
        && before.runs().size() == now.runs().size()
        && before.compared().equals(now.compared());
  }

  private Optional<Version> parent(Version version) {
    SessionState state = session.state().get();
    Integer parent = version.parent();
    return state == null || parent == null
        ? Optional.empty()
        : Optional.of(state.versions().get(parent));
  }
}
