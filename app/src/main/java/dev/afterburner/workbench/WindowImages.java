package dev.afterburner.workbench;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.docker.EngineImages;
import dev.afterburner.sandbox.docker.SidecarSettings;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.workbench.settings.ContainerImages;
import dev.afterburner.workbench.ui.run.SandboxImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The images in the settings' file, and those that the engine has. */
public final class WindowImages implements SandboxImages {

  private final Path file;
  private final List<Language> languages;
  private final EngineImages engine;

  /**
   * Nothing is read yet.
   *
   * @param file the settings' file; need not exist
   */
  public WindowImages(Path file, List<Language> languages, EngineImages engine) {
    this.file = file;
    this.languages = List.copyOf(languages);
    this.engine = engine;
  }

  @Override
  public List<Choice> all() throws IOException {
    Map<String, String> chosen = read();
    List<Choice> all = new ArrayList<>();
    for (Language language : languages) {
      all.add(choice(chosen, language.id(), language.name(), language.image()));
    }
    all.add(choice(chosen, ContainerImages.SIDECAR, "Sidecar", SidecarSettings.IMAGE));
    return all;
  }

  private static Choice choice(
      Map<String, String> chosen, String id, String name, String standard) {
    return new Choice(id, name, chosen.getOrDefault(id, standard), standard);
  }

  private Map<String, String> read() throws IOException {
    return ContainerImages.read(file, languages.stream().map(Language::id).toList());
  }

  @Override
  public synchronized void choose(String id, String image) throws IOException {
    Map<String, String> chosen = new TreeMap<>(read());
    boolean standard =
        all().stream().anyMatch(c -> c.id().equals(id) && c.standard().equals(image));
    if (image.isBlank() || standard) {
      chosen.remove(id);
    } else {
      chosen.put(id, image.strip());
    }
    ContainerImages.write(file, chosen);
  }

  @Override
  public Set<String> there(Collection<String> images) throws SandboxException {
    return engine.there(images);
  }

  @Override
  public void fetch(String image, Consumer<String> told, Cancellation cancellation)
      throws SandboxException {
    engine.fetch(image, told, cancellation);
  }
}
