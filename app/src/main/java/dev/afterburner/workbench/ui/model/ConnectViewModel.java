// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.model;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.model.DemoModel;
import dev.afterburner.workbench.model.ModelAddress;
import dev.afterburner.workbench.model.ModelDirectory;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.ui.fx.TaskRunner;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Which model is to be asked: put together from its parts, looked for and tried. */
public final class ConnectViewModel {

  /** Kinds of models. */
  public enum Kind {
    DEMO("Recorded replies"),
    SERVER("A server"),
    ANTHROPIC("Anthropic"),
    FILE("A file on this machine");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** What came of looking. */
  public sealed interface Outcome {
    /** Nothing was looked for. */
    record None() implements Outcome {}

    /** It is being looked for. */
    record Busy(String what) implements Outcome {}

    /** It went well. */
    record Good(String words) implements Outcome {}

    /** It did not. */
    record Bad(String words) implements Outcome {}
  }

  /** What can be listed, tried or kept, in the background. */
  @FunctionalInterface
  private interface Look<T> {
    T at(Cancellation cancellation) throws ModelException;
  }

  private static final String NAMELESS =
      "Enter the model's name, or list the models and choose one";
  private static final String OPENAI = "https://api.openai.com/v1";
  private static final String ANTHROPIC = "https://api.anthropic.com";

  private final ModelDirectory directory;
  private final TaskRunner tasks;
  private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.DEMO);
  private final StringProperty url = new SimpleStringProperty("");
  private final StringProperty name = new SimpleStringProperty("");
  private final StringProperty file = new SimpleStringProperty("");
  private final StringProperty threads = new SimpleStringProperty("");
  private final StringProperty context = new SimpleStringProperty("");
  private final StringProperty key = new SimpleStringProperty("");
  private final ObservableList<String> names = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Outcome> outcome =
      new ReadOnlyObjectWrapper<>(new Outcome.None());
  private String anthropic = ANTHROPIC;
  private @Nullable Cancellation looking;

  public ConnectViewModel(ModelDirectory directory, TaskRunner tasks) {
    this.directory = directory;
    this.tasks = tasks;
    // What was found out holds for what was written then.
    kind.addListener((o, before, now) -> forget());
    url.addListener((o, before, now) -> forget());
  }

  public ObjectProperty<Kind> kind() {
    return kind;
  }

  /** Address of a server that speaks OpenAI's protocol, as a user writes it. */
  public StringProperty url() {
    return url;
  }

  /** Name of a model there. */
  public StringProperty name() {
    return name;
  }

  /** Path of a model's file. */
  public StringProperty file() {
    return file;
  }

  /** How many threads a model in a file gets; empty for the default. */
  public StringProperty threads() {
    return threads;
  }

  /** How long its context is, tokens; empty for the default. */
  public StringProperty context() {
    return context;
  }

  /** A key as it is typed. */
  public StringProperty key() {
    return key;
  }

  /** The models that the server said it has. */
  public ObservableList<String> names() {
    return names;
  }

  public ReadOnlyObjectProperty<Outcome> outcome() {
    return outcome.getReadOnlyProperty();
  }

  /** Takes a model's words apart. */
  public void begin(String words) {
    forget();
    key.set("");
    ModelAddress address;
    try {
      address = ModelAddress.parse(words);
    } catch (ModelException e) {
      outcome.set(new Outcome.Bad(String.valueOf(e.getMessage())));
      return;
    }
    switch (address) {
      case ModelAddress.Demo _ -> kind.set(Kind.DEMO);
      case ModelAddress.OpenAi(URI base, String model) -> {
        kind.set(Kind.SERVER);
        url.set(base.toString());
        name.set(model);
      }
      case ModelAddress.Anthropic(URI base, String model) -> {
        kind.set(Kind.ANTHROPIC);
        anthropic = base.toString();
        name.set(model);
      }
      case ModelAddress.Gguf _ -> {
        kind.set(Kind.FILE);
        take(words.substring(words.indexOf(':') + 1));
      }
    }
  }

  /** Takes a file's path and what follows its # apart. */
  private void take(String written) {
    int mark = written.lastIndexOf('#');
    threads.set("");
    context.set("");
    file.set(mark < 0 ? written : written.substring(0, mark));
    for (String option : mark < 0 ? new String[0] : written.substring(mark + 1).split(",")) {
      String value = option.substring(option.indexOf('=') + 1).strip();
      (option.strip().startsWith("threads") ? threads : context).set(value);
    }
  }

  /** What follows a file's path. */
  private String options() {
    List<String> options = new ArrayList<>();
    if (!threads.get().isBlank()) {
      options.add("threads=" + threads.get().strip());
    }
    if (!context.get().isBlank()) {
      options.add("context=" + context.get().strip());
    }
    return options.isEmpty() ? "" : "#" + String.join(",", options);
  }

  /**
   * The model's words.
   *
   * @throws ModelException where something is missing; the message says what
   */
  public String words() throws ModelException {
    String words =
        switch (kind.get()) {
          case DEMO -> DemoModel.ID;
          case SERVER -> server("openai", name.get().strip());
          case ANTHROPIC -> {
            String model = name.get().strip();
            if (model.isEmpty()) {
              throw new ModelException(NAMELESS);
            }
            yield server("anthropic", model);
          }
          case FILE -> {
            String path = file.get().strip();
            if (path.isEmpty()) {
              throw new ModelException("Choose the model's file, one that ends in .gguf");
            }
            yield "gguf:" + path + options();
          }
        };
    ModelAddress.parse(words);
    return words;
  }

  /**
   * The model's words, for a session that asks it: a server's model has a name.
   *
   * @throws ModelException where something is missing; the message says what
   */
  public String chosen() throws ModelException {
    if (kind.get() == Kind.SERVER && !url.get().isBlank() && name.get().isBlank()) {
      throw new ModelException(NAMELESS);
    }
    return words();
  }

  private String server(String protocol, String model) throws ModelException {
    String usual = protocol.equals("openai") ? OPENAI : ANTHROPIC;
    String address = address();
    if (address.equals(usual) && !model.isEmpty()) {
      return protocol + ":" + model;
    }
    return protocol + ":" + address + (model.isEmpty() ? "" : "#" + model);
  }

  /** The server's address; one without http:// gets it, as a person would expect. */
  private String address() throws ModelException {
    if (kind.get() == Kind.ANTHROPIC) {
      return anthropic;
    }
    String written = url.get().strip();
    if (written.isEmpty()) {
      throw new ModelException("Enter the server's address, such as http://localhost:8000/v1");
    }
    return written.contains("://") ? written : "http://" + written;
  }

  /** Asks the server for its models. */
  public void list() {
    look(
        "Asking for the models…",
        cancellation -> directory.list(anyModel(), cancellation),
        found -> {
          String before = name.get();
          names.setAll(found);
          name.set(before.isBlank() && found.size() == 1 ? found.getFirst() : before);
          outcome.set(
              found.isEmpty()
                  ? new Outcome.Bad("The server answered but listed no models")
                  : new Outcome.Good(
                      found.size() == 1
                          ? "One model: " + found.getFirst()
                          : found.size() + " models; choose one"));
        });
  }

  private String anyModel() throws ModelException {
    return kind.get() == Kind.ANTHROPIC ? server("anthropic", "any") : "openai:" + address();
  }

  /** Asks the model for a word. */
  public void test() {
    look(
        "Asking the model for a short reply…",
        cancellation -> directory.test(words(), cancellation),
        said -> outcome.set(new Outcome.Good(said)));
  }

  /** Keeps the key that was typed; an empty one is forgotten. */
  public void keepKey() {
    String typed = key.get().strip();
    key.set("");
    look(
        "Saving the key…",
        cancellation -> directory.keepKey(authority(), typed),
        where -> outcome.set(new Outcome.Good(where)));
  }

  private String authority() throws ModelException {
    if (ModelAddress.parse(anyModel()) instanceof ModelAddress.Server server) {
      return server.base().getAuthority();
    }
    throw new ModelException("Only servers need a key");
  }

  /** Ends the looking. */
  public void stop() {
    Cancellation now = looking;
    looking = null;
    if (now != null) {
      tasks.start(now::cancel);
      outcome.set(new Outcome.None());
    }
  }

  private void forget() {
    stop();
    names.clear();
    outcome.set(new Outcome.None());
  }

  private <T> void look(String what, Look<T> look, Consumer<T> found) {
    stop();
    Cancellation cancellation = new Cancellation();
    looking = cancellation;
    outcome.set(new Outcome.Busy(what));
    tasks.call(
        () -> look.at(cancellation),
        result -> {
          if (looking == cancellation) {
            looking = null;
            found.accept(result);
          }
        },
        failure -> {
          if (looking == cancellation) {
            looking = null;
            outcome.set(new Outcome.Bad(String.valueOf(failure.getMessage())));
          }
        });
  }
}
