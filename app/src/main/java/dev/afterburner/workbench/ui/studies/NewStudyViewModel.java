// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.studies;

import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.study.Plan;
import dev.afterburner.workbench.study.Study;
import dev.afterburner.workbench.study.StudyException;
import dev.afterburner.workbench.study.StudyFile;
import dev.afterburner.workbench.study.run.Manifest;
import dev.afterburner.workbench.study.run.StudyFolder;
import dev.afterburner.workbench.study.stats.LeastDifference;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A study that is about to begin: its file, which can be edited, and where it is to lie. */
public final class NewStudyViewModel {

  private static final int MOST_BYTES = 1 << 20;

  private final StudyServices services;
  private final StudiesViewModel studies;
  private final TaskRunner tasks;
  private final Supplier<String> model;
  private final StringProperty text = new SimpleStringProperty("");
  private final StringProperty folder = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper announced = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
  private int asked;
  private boolean named;
  private boolean naming;
  private @Nullable Study study;

  /**
   * @param model words of the model that the window has chosen, for presets
   */
  public NewStudyViewModel(
      StudyServices services, StudiesViewModel studies, TaskRunner tasks, Supplier<String> model) {
    this.services = services;
    this.studies = studies;
    this.tasks = tasks;
    this.model = model;
    text.addListener((o, before, now) -> check());
    folder.addListener(
        (o, before, now) -> {
          named |= !naming;
          check();
        });
  }

  /** The study file. */
  public StringProperty text() {
    return text;
  }

  /** Where the study is to lie. */
  public StringProperty folder() {
    return folder;
  }

  /** What the study will do and what it can show; empty while that is not known. */
  public ReadOnlyStringProperty announced() {
    return announced.getReadOnlyProperty();
  }

  /** What in the file or the folder can't be meant; empty for nothing. */
  public ReadOnlyStringProperty fault() {
    return fault.getReadOnlyProperty();
  }

  /** Whether the study can begin. */
  public ReadOnlyBooleanProperty ready() {
    return ready.getReadOnlyProperty();
  }

  /** Begins with the preset that asks least, unless something was written already. */
  public void start() {
    if (text.get().isBlank()) {
      preset("litmus");
    } else {
      check();
    }
  }

  /** Takes a preset's text, with the model that the window has chosen. */
  public void preset(String name) {
    try {
      String words = model.get();
      String written = words.equals("demo") ? words : "\"" + words.replace("\"", "") + "\"";
      named = false;
      text.set(
          services
              .presets()
              .get()
              .text(name)
              .replaceAll("(?m)(model:) demo\\b", "$1 " + Matcher.quoteReplacement(written)));
    } catch (StudyException e) {
      fault.set(String.valueOf(e.getMessage()));
    }
  }

  /** Takes a study file's text. */
  public void file(Path file) {
    tasks.call(
        () -> read(file),
        found -> {
          named = false;
          text.set(found);
        },
        failure -> fault.set(String.valueOf(failure.getMessage())));
  }

  private static String read(Path file) throws StudyException {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new StudyException(file + " is too long for a study file");
      }
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new StudyException(file + " is no text in UTF-8; save it as UTF-8", e);
    } catch (IOException e) {
      throw new StudyException("can't read " + file + ": " + FileFaults.reason(e), e);
    }
  }

  /** What was found out about a text. */
  private record Checked(Study study, Plan plan, Path free) {}

  private void check() {
    int mine = ++asked;
    ready.set(false);
    String yaml = text.get();
    boolean pick = !named;
    String typed = folder.get();
    tasks.call(
        () -> {
          Study read = StudyFile.read(yaml, "the study file", List.of());
          Plan plan = services.planner().get().plan(read);
          Path where = pick ? free(read.name()) : place(typed);
          return new Checked(read, plan, where);
        },
        found -> {
          if (mine == asked) {
            checked(found);
          }
        },
        failure -> {
          if (mine == asked) {
            announced.set("");
            fault.set(String.valueOf(failure.getMessage()));
          }
        });
  }

  private void checked(Checked found) {
    study = found.study();
    if (!named && !found.free().toString().equals(folder.get())) {
      naming = true;
      folder.set(found.free().toString());
      naming = false;
      return; // which checks again
    }
    Plan plan = found.plan();
    fault.set("");
    announced.set(
        "%s: %s, %s, %s, %s. %s%s."
            .formatted(
                count(plan.cells(), "cell"),
                count(plan.problems().values().stream().mapToInt(List::size).sum(), "problem"),
                count(plan.study().arms().size(), "arm"),
                plan.study().iterations() == 0
                    ? "iteration 0"
                    : "iterations 0 to " + plan.study().iterations(),
                count(plan.study().replicates(), "replicate"),
                plan.omitted().isEmpty() ? "" : sentence(String.join("; ", plan.omitted())) + ". ",
                sentence(LeastDifference.of(plan.fewestProblems()).words())));
    ready.set(true);
  }

  private static String count(int n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }

  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** A folder that is not there yet, by the study's name. */
  private Path free(String name) {
    String plain = name.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[.-]+", "");
    String base = plain.isEmpty() ? "study" : plain;
    Path first = services.folder().resolve(base);
    for (int i = 2; Files.exists(first); i++) {
      first = services.folder().resolve(base + "-" + i);
    }
    return first;
  }

  private static Path place(String typed) throws StudyException {
    if (typed.isBlank()) {
      throw StudyException.badUse("name a folder for the study");
    }
    try {
      Path place = Path.of(typed.strip());
      if (Manifest.read(new StudyFolder(place)).isPresent()) {
        throw StudyException.badUse(
            place + " holds a study already; name another folder, or open that study");
      }
      return place;
    } catch (InvalidPathException e) {
      throw StudyException.badUse(typed + " can't be the name of a folder");
    }
  }

  /** Begins the study. */
  public void run() {
    Study wanted = study;
    if (wanted != null && ready.get()) {
      studies.begin(wanted, text.get(), Path.of(folder.get().strip()));
      text.set("");
    }
  }
}
