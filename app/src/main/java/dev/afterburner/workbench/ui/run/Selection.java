// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/** Which version all panes show, and which one it is compared with. */
public final class Selection {

  /** A reply that gave no program, and so no version: which one, of which step. */
  public record Reply(int step, int candidate) {}

  private final ReadOnlyObjectWrapper<@Nullable Integer> selected = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Integer> compared = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Foreign> foreign = new ReadOnlyObjectWrapper<>();

  private final ObservableSet<Integer> overlaid = FXCollections.observableSet();
  private final ReadOnlyObjectWrapper<@Nullable Reply> reply = new ReadOnlyObjectWrapper<>();

  /** Ids of the versions that charts show whatever is selected. */
  public ObservableSet<Integer> overlaid() {
    return overlaid;
  }

  /** Has charts show a version whatever is selected, or no more. */
  public void overlay(int version) {
    if (!overlaid.remove(version)) {
      overlaid.add(version);
    }
  }

  /** The reply without a version that is looked at; null where a version's own is. */
  public ReadOnlyObjectProperty<@Nullable Reply> reply() {
    return reply.getReadOnlyProperty();
  }

  /** Looks at a reply that gave no version; the version that is shown stays. */
  public void look(Reply at) {
    foreign.set(null);
    compared.set(null);
    reply.set(at);
  }

  /** Id of the version that is shown; null while there is none. */
  public ReadOnlyObjectProperty<@Nullable Integer> selected() {
    return selected.getReadOnlyProperty();
  }

  /** Id of the version it is compared with; null for none. */
  public ReadOnlyObjectProperty<@Nullable Integer> compared() {
    return compared.getReadOnlyProperty();
  }

  /** The version of another session that it is compared with; null for none. */
  public ReadOnlyObjectProperty<@Nullable Foreign> foreign() {
    return foreign.getReadOnlyProperty();
  }

  /** Compares the version that is shown with another session's, until another one is chosen. */
  public void compareWith(Foreign other) {
    compared.set(null);
    foreign.set(other);
  }

  /** Shows one version and compares with none. */
  public void select(int version) {
    reply.set(null);
    foreign.set(null);
    compared.set(null);
    selected.set(version);
  }

  /** Shows one version and compares it with another one. */
  public void pair(int version, int other) {
    reply.set(null);
    foreign.set(null);
    selected.set(version);
    compared.set(other == version ? null : Integer.valueOf(other));
  }

  /**
   * Compares the version that is shown with another one; with itself or the same again, ends it.
   */
  public void compare(int version) {
    reply.set(null);
    foreign.set(null);
    Integer shown = selected.get();
    if (shown == null) {
      selected.set(version);
      return;
    }
    Integer now = compared.get();
    boolean off = version == shown || (now != null && now == version);
    compared.set(off ? null : Integer.valueOf(version));
  }

  void clear() {
    overlaid.clear();
    reply.set(null);
    foreign.set(null);
    compared.set(null);
    selected.set(null);
  }
}
