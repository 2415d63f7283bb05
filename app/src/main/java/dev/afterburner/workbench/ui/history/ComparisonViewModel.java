package dev.afterburner.workbench.ui.history;

import dev.afterburner.workbench.problem.Reference;
import dev.afterburner.workbench.session.SessionState;
import dev.afterburner.workbench.session.Version;
import dev.afterburner.workbench.ui.run.Foreign;
import dev.afterburner.workbench.ui.run.SessionViewModel;
import java.util.List;
import java.util.Optional;
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

  private void update() {
    reference.set(null);
    Optional<Version> shown = session.selectedVersion();
    Foreign foreign = session.selection().foreign().get();
    if (foreign != null && shown.isPresent()) {
      Compared before = compared.get();
      Compared now = Compared.of(foreign, shown.get());
      if (!now.equals(before)) {
        compared.set(now);
      }
      return;
    }
    Optional<Version> other = session.comparedVersion().or(() -> shown.flatMap(this::parent));
    if (shown.isEmpty() || other.isEmpty()) {
      compared.set(null);
      return;
    }
    Compared before = compared.get();
    if (before == null || !same(before, shown.get(), other.get())) {
      compared.set(Compared.of(shown.get(), other.get()));
    }
  }

  private static boolean same(Compared before, Version one, Version other) {
    List<Version> now = one.id() < other.id() ? List.of(one, other) : List.of(other, one);
    return before.leftName().equals("v" + before.left().id())
        && before.left().id() == now.getFirst().id()
        && before.right().id() == now.getLast().id()
        && before.left().code().equals(now.getFirst().code())
        && before.right().code().equals(now.getLast().code())
        && before.left().runs().size() == now.getFirst().runs().size()
        && before.right().runs().size() == now.getLast().runs().size();
  }

  private Optional<Version> parent(Version version) {
    SessionState state = session.state().get();
    Integer parent = version.parent();
    return state == null || parent == null
        ? Optional.empty()
        : Optional.of(state.versions().get(parent));
  }
}
