// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import java.util.HashMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * What stands in the editor. Each version keeps the edit that was made of it, so that looking at
 * another one loses nothing.
 */
public final class Drafts {

  private final StringProperty code = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper base = new ReadOnlyStringWrapper("");
  private final BooleanBinding edited =
      Bindings.createBooleanBinding(() -> !code.get().equals(base.get()), code, base);
  private final Map<Integer, String> kept = new HashMap<>();
  private int version;

  /** The editor's text. */
  public StringProperty code() {
    return code;
  }

  /** The text of the version it was made from. */
  public ReadOnlyStringProperty base() {
    return base.getReadOnlyProperty();
  }

  /** Whether the two differ. */
  public BooleanBinding edited() {
    return edited;
  }

  /** Forgets everything and shows the code of a problem that was just opened. */
  void reset(String original) {
    kept.clear();
    version = 0;
    base.set(original);
    code.set(original);
  }

  /** Shows a version, with its edit where there is one. */
  void show(int id, String original) {
    if (id != version) {
      keep();
    }
    version = id;
    base.set(original);
    code.set(kept.getOrDefault(id, original));
  }

  /** An edit has become a version of its own; the one it was made from is as it was. */
  void submitted() {
    kept.remove(version);
    code.set(base.get());
  }

  /** Takes the edit back. */
  public void revert() {
    kept.remove(version);
    code.set(base.get());
  }

  /** Brings back what was typed earlier, by version. */
  void restore(Map<Integer, String> edits) {
    kept.putAll(edits);
    code.set(kept.getOrDefault(version, base.get()));
  }

  /** What is typed and differs from its version, by version. */
  Map<Integer, String> edits() {
    keep();
    return Map.copyOf(kept);
  }

  private void keep() {
    if (edited.get()) {
      kept.put(version, code.get());
    } else {
      kept.remove(version);
    }
  }
}
