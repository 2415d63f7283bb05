// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.run;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.sandboxes.ContainerImages;
import dev.afterburner.workbench.sandboxes.SandboxAddress;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The container images: which there are, others in their place, and fetching them. */
public final class ImagesViewModel {

  /** What is known of an image. */
  public sealed interface State {
    /** The engine is being asked, or does not answer. */
    record Unknown() implements State {}

    /** It is on this machine. */
    record There() implements State {}

    /** It is not. */
    record Missing() implements State {}

    /** It is coming; how far it is, in words. */
    record Fetching(String words) implements State {}
  }

  /** One image. */
  public static final class Line {
    private final ContainerImages.Choice choice;
    private final ReadOnlyStringWrapper image;
    private final ReadOnlyObjectWrapper<State> state =
        new ReadOnlyObjectWrapper<>(new State.Unknown());
    private @Nullable Cancellation fetching;

    Line(ContainerImages.Choice choice) {
      this.choice = choice;
      this.image = new ReadOnlyStringWrapper(choice.image());
    }

    /** The language, or what else needs an image. */
    public String id() {
      return choice.id();
    }

    /** The language's name. */
    public String name() {
      return choice.name();
    }

    /** The image's name where no other is chosen. */
    public String standard() {
      return choice.standard();
    }

    /** The image's name. */
    public ReadOnlyStringProperty image() {
      return image.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<State> state() {
      return state.getReadOnlyProperty();
    }
  }

  private final ContainerImages images;
  private final SandboxViewModel sandbox;
  private final TaskRunner tasks;
  private final ObservableList<Line> lines = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper("");
  private boolean changed;

  /** Over the images; {@code sandbox} is opened anew where it is one of containers. */
  public ImagesViewModel(ContainerImages images, SandboxViewModel sandbox, TaskRunner tasks) {
    this.images = images;
    this.sandbox = sandbox;
    this.tasks = tasks;
  }

  public ObservableList<Line> lines() {
    return lines;
  }

  /** What could not be done; empty while all could. */
  public ReadOnlyStringProperty fault() {
    return fault.getReadOnlyProperty();
  }

  /** Reads what is chosen, and asks the engine what is there. */
  public void begin() {
    fault.set("");
    tasks.call(
        images::all,
        all -> {
          lines.setAll(all.stream().map(Line::new).toList());
          ask(List.copyOf(lines));
        },
        this::failed);
  }

  private void failed(Exception failure) {
    fault.set(String.valueOf(failure.getMessage()));
  }

  private void ask(List<Line> asked) {
    List<String> names = asked.stream().map(line -> line.image.get()).toList();
    tasks.call(
        () -> images.there(names),
        (Set<String> there) -> {
          for (int i = 0; i < names.size(); i++) {
            Line line = asked.get(i);
            boolean same = names.get(i).equals(line.image.get());
            if (same && !(line.state.get() instanceof State.Fetching)) {
              line.state.set(
                  there.contains(names.get(i)) ? new State.There() : new State.Missing());
            }
          }
        },
        this::failed);
  }

  /** Chooses an image by its name as it was typed; the standard one where nothing was. */
  public void choose(Line line, String typed) {
    String wanted = typed.isBlank() ? line.standard() : typed.strip();
    String before = line.image.get();
    if (wanted.equals(before)) {
      return;
    }
    fault.set("");
    stop(line);
    line.image.set(wanted);
    line.state.set(new State.Unknown());
    tasks.call(
        () -> {
          images.choose(line.id(), wanted);
          return wanted;
        },
        written -> {
          changed = true;
          ask(List.of(line));
        },
        failure -> {
          line.image.set(before);
          failed(failure);
        });
  }

  /** Fetches an image that is not there. */
  public void fetch(Line line) {
    if (line.fetching != null) {
      return;
    }
    fault.set("");
    Cancellation cancellation = new Cancellation();
    line.fetching = cancellation;
    line.state.set(new State.Fetching("fetching…"));
    String image = line.image.get();
    tasks.call(
        () -> {
          images.fetch(
              image, words -> tasks.show(() -> show(line, cancellation, words)), cancellation);
          return image;
        },
        done -> {
          if (line.fetching == cancellation) {
            line.fetching = null;
            line.state.set(new State.Unknown());
            ask(List.copyOf(lines)); // another language may have the same
          }
        },
        failure -> {
          if (line.fetching == cancellation) {
            line.fetching = null;
            line.state.set(new State.Missing());
            failed(failure);
          }
        });
  }

  /** The image's name stands beside already. */
  private static void show(Line line, Cancellation cancellation, String words) {
    if (line.fetching == cancellation) {
      line.state.set(
          new State.Fetching(words.replace(" the container image " + line.image.get(), "")));
    }
  }

  /** Ends the fetching of an image. */
  public void stop(Line line) {
    Cancellation now = line.fetching;
    if (now != null) {
      line.fetching = null;
      line.state.set(new State.Missing());
      tasks.start(now::cancel);
    }
  }

  /** Has programs run in what was chosen: containers that are in use are made anew. */
  public void end() {
    lines.forEach(this::stop);
    if (changed && sandbox.where().get().equals(new SandboxAddress.Containers())) {
      sandbox.use(new SandboxAddress.Containers(), () -> {});
    }
    changed = false;
  }
}
