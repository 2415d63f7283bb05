// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.model;

import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.PromptFolders;
import dev.afterburner.workbench.model.PromptTemplate;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The prompt templates, and what the chosen one gives for what is open. */
public final class PromptsViewModel {

  /**
   * A template that can be chosen.
   *
   * @param name empty for the one shipped for the objective
   */
  public record Choice(String name, String label) {

    static final Choice SHIPPED = new Choice("", "Built-in (for the objective)");
  }

  /**
   * What is seen of a template.
   *
   * @param text filled in where it can be, as it is written otherwise
   * @param faults what is wrong with it, a line each
   */
  public record Preview(String text, List<String> faults) {
    public Preview {
      faults = List.copyOf(faults);
    }
  }

  /** What is open, for filling in. */
  public interface Subject {

    /** Id of the language that is chosen. */
    String language();

    /** Name of the template that is shipped for the objective that is chosen. */
    String shipped();

    /** What a template gives now: the template itself while no problem is open. Any thread. */
    Function<PromptTemplate, String> filling();
  }

  private final PromptFolders folders;
  private final TaskRunner tasks;
  private final Subject subject;
  private final ObservableList<Choice> choices = FXCollections.observableArrayList(Choice.SHIPPED);
  private final ObjectProperty<@Nullable Choice> chosen =
      new SimpleObjectProperty<>(Choice.SHIPPED);
  private final ReadOnlyObjectWrapper<Preview> preview =
      new ReadOnlyObjectWrapper<>(new Preview("", List.of()));

  public PromptsViewModel(PromptFolders folders, TaskRunner tasks, Subject subject) {
    this.folders = folders;
    this.tasks = tasks;
    this.subject = subject;
    chosen.addListener((o, before, now) -> look());
  }

  /** The templates: the shipped one for the objective, then the user's own, then the others. */
  public ObservableList<Choice> choices() {
    return choices;
  }

  public ObjectProperty<@Nullable Choice> chosen() {
    return chosen;
  }

  public ReadOnlyObjectProperty<Preview> preview() {
    return preview.getReadOnlyProperty();
  }

  /** Name of the chosen template; empty for the one shipped for the objective. */
  public String name() {
    Choice now = chosen.get();
    return now == null ? "" : now.name();
  }

  /** Whether the chosen template can be used as far as that is known. */
  public boolean sound() {
    return preview.get().faults().isEmpty();
  }

  /** Reads the folder, and chooses a template by its name. */
  public void begin(String name) {
    tasks.call(
        folders::list,
        found -> show(found, name),
        failure -> preview.set(new Preview("", List.of(String.valueOf(failure.getMessage())))));
  }

  private void show(List<PromptFolders.Entry> found, String name) {
    List<Choice> all =
        Stream.concat(
                Stream.of(Choice.SHIPPED),
                found.stream()
                    .map(e -> new Choice(e.name(), e.name() + (e.own() ? " (yours)" : ""))))
            .toList();
    Choice wanted =
        all.stream()
            .filter(c -> c.name().equals(name))
            .findFirst()
            .orElseGet(() -> new Choice(name, name + " (missing)"));
    choices.setAll(
        all.contains(wanted)
            ? all
            : Stream.concat(all.stream(), Stream.of(wanted)).collect(Collectors.toList()));
    chosen.set(wanted);
    look();
  }

  /** Reads the chosen template again, as after a change in an editor. */
  public void look() {
    String name = name().isEmpty() ? subject.shipped() : name();
    String language = subject.language();
    Function<PromptTemplate, String> filling = subject.filling();
    tasks.call(
        () -> preview(name, language, filling),
        preview::set,
        failure -> preview.set(new Preview("", List.of(String.valueOf(failure.getMessage())))));
  }

  private Preview preview(String name, String language, Function<PromptTemplate, String> filling)
      throws ModelException {
    String text = folders.text(name, language);
    List<PromptTemplate.Fault> faults = PromptTemplate.faults(text);
    return faults.isEmpty()
        ? new Preview(filling.apply(PromptTemplate.of(name, text)), List.of())
        : new Preview(text, faults.stream().map(f -> f.in(name)).toList());
  }
}
