// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.model;

import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.PromptFolders;
import dev.afterburner.workbench.model.PromptFolders.TemplateFile;
import dev.afterburner.workbench.model.PromptTemplate;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import dev.afterburner.workbench.ui.model.PromptsViewModel.Preview;
import dev.afterburner.workbench.ui.model.PromptsViewModel.Subject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The files of prompt templates, to be read, copied and edited. Those that come with the program
 * can be read only. An edit is written when it is saved, and before anything else is looked at.
 */
public final class TemplatesViewModel {

  private final PromptFolders folders;
  private final TaskRunner tasks;
  private final Subject subject;
  private final ObservableList<TemplateFile> files = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable TemplateFile> chosen =
      new ReadOnlyObjectWrapper<>();
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper stored = new ReadOnlyStringWrapper("");
  private final BooleanBinding edited =
      Bindings.createBooleanBinding(() -> !text.get().equals(stored.get()), text, stored);
  private final ReadOnlyObjectWrapper<Preview> preview =
      new ReadOnlyObjectWrapper<>(new Preview("", List.of()));
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
  private int reading;

  public TemplatesViewModel(PromptFolders folders, TaskRunner tasks, Subject subject) {
    this.folders = folders;
    this.tasks = tasks;
    this.subject = subject;
    text.addListener((o, before, now) -> check());
  }

  /** All files, the user's own first. */
  public ObservableList<TemplateFile> files() {
    return files;
  }

  /** The one that is looked at; null for none. */
  public ReadOnlyObjectProperty<@Nullable TemplateFile> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /** What it says, as it is edited. */
  public StringProperty text() {
    return text;
  }

  /** Whether that is not in its file yet. */
  public BooleanBinding edited() {
    return edited;
  }

  /** What it gives for the open problem, and what is wrong with it. */
  public ReadOnlyObjectProperty<Preview> preview() {
    return preview.getReadOnlyProperty();
  }

  /** What became of the last save, or why there was none. */
  public ReadOnlyStringProperty note() {
    return note.getReadOnlyProperty();
  }

  /** The places that a template can have. */
  public List<PromptTemplate.Place> places() {
    return PromptTemplate.places();
  }

  /** Whether a place stands in what is edited. */
  public boolean has(PromptTemplate.Place place) {
    return text.get().matches("(?s).*\\{\\{ *" + place.name() + " *}}.*");
  }

  /**
   * Reads the folders, and looks at a template.
   *
   * @param name the one that is used; empty for the one shipped for the objective
   */
  public void begin(String name) {
    String wanted = name.isEmpty() ? subject.shipped() : name;
    String language = subject.language();
    list(
        found ->
            Stream.<Optional<TemplateFile>>of(
                    first(found, wanted, language), first(found, wanted, ""))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> found.stream().findFirst()));
  }

  private static Optional<TemplateFile> first(
      List<TemplateFile> found, String name, String language) {
    return found.stream()
        .filter(f -> f.name().equals(name) && f.language().equals(language))
        .findFirst();
  }

  private interface Choosing {
    Optional<TemplateFile> of(List<TemplateFile> found);
  }

  private void list(Choosing choosing) {
    tasks.call(
        folders::files,
        found -> {
          files.setAll(found);
          choosing.of(found).ifPresent(this::show);
        },
        this::failed);
  }

  /** Looks at another one; an edit of the one before is written first. */
  public void choose(TemplateFile file) {
    if (!file.equals(chosen.get())) {
      save();
      show(file);
    }
  }

  private void show(TemplateFile file) {
    int mine = ++reading;
    tasks.call(
        () -> folders.read(file),
        found -> {
          if (mine == reading) {
            chosen.set(file);
            stored.set(found);
            text.set(found);
            check();
          }
        },
        this::failed);
  }

  /** Makes a copy of what is looked at and looks at that; its name is the user's to change. */
  public void copy(String name) {
    TemplateFile from = chosen.get();
    if (from == null) {
      return;
    }
    String wanted = name.strip();
    TemplateFile to = new TemplateFile(wanted, from.language(), true);
    if (files.contains(to)) {
      note.set("You already have a template " + to.stem() + "; choose another name.");
      return;
    }
    String copied = text.get();
    save();
    tasks.call(
        () -> {
          folders.write(to, copied);
          return to;
        },
        made -> {
          note.set("Copied to " + folders.path(made));
          list(found -> Optional.of(made));
        },
        this::failed);
  }

  /** A name that no template of the user's has yet: "my-time", "my-time-2". */
  public String freeName() {
    TemplateFile from = chosen.get();
    String name = from == null ? "mine" : from.own() ? from.name() : "my-" + from.name();
    return IntStream.iterate(1, i -> i + 1)
        .mapToObj(i -> i == 1 ? name : name + "-" + i)
        .filter(n -> files.stream().noneMatch(f -> f.own() && f.name().equals(n)))
        .findFirst()
        .orElseThrow();
  }

  /** Writes what is edited to its file, whether it is sound or not. */
  public void save() {
    TemplateFile file = chosen.get();
    String now = text.get();
    if (file == null || !file.own() || !edited.get()) {
      return;
    }
    stored.set(now);
    tasks.call(
        () -> {
          folders.write(file, now);
          return file;
        },
        written -> note.set("Saved " + folders.path(written)),
        failure -> {
          if (file.equals(chosen.get())) {
            stored.set("");
          }
          failed(failure);
        });
  }

  /** Deletes the user's file that is looked at. */
  public void delete() {
    TemplateFile file = chosen.get();
    if (file == null || !file.own()) {
      return;
    }
    stored.set(text.get());
    tasks.call(
        () -> {
          folders.delete(file);
          return file;
        },
        gone -> {
          note.set("Deleted " + folders.path(gone));
          list(found -> found.stream().findFirst());
        },
        this::failed);
  }

  private void check() {
    TemplateFile file = chosen.get();
    if (file == null) {
      return;
    }
    String now = text.get();
    Function<PromptTemplate, String> filling = subject.filling();
    tasks.call(
        () -> look(file.stem(), now, filling),
        found -> {
          if (now.equals(text.get())) {
            preview.set(found);
          }
        },
        this::failed);
  }

  private static Preview look(String name, String text, Function<PromptTemplate, String> filling)
      throws ModelException {
    List<PromptTemplate.Fault> faults = PromptTemplate.faults(text);
    return faults.isEmpty()
        ? new Preview(filling.apply(PromptTemplate.of(name, text)), List.of())
        : new Preview("", faults.stream().map(f -> f.in(name)).toList());
  }

  private void failed(Exception failure) {
    note.set(String.valueOf(failure.getMessage()));
  }
}
