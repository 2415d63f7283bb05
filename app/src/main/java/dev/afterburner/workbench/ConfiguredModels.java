package dev.afterburner.workbench;

import dev.afterburner.workbench.model.ChatModel;
import dev.afterburner.workbench.model.DemoModel;
import dev.afterburner.workbench.model.ModelAddress;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.Models;
import dev.afterburner.workbench.model.local.GgufModel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Makes the models that words name, each once, and ends their processes. */
final class ConfiguredModels implements Models, AutoCloseable {

  private final DemoModel demo;
  private final Path java;
  private final String classPath;
  private final Map<ModelAddress, GgufModel> local = new HashMap<>();

  /**
   * Nothing is started yet.
   *
   * @param java the java command that runs this program
   * @param classPath this program's class path
   */
  ConfiguredModels(DemoModel demo, Path java, String classPath) {
    this.demo = demo;
    this.java = java;
    this.classPath = classPath;
  }

  @Override
  public ChatModel named(String words) throws ModelException {
    return switch (ModelAddress.parse(words)) {
      case ModelAddress.Demo _ -> demo;
      case ModelAddress.Gguf gguf -> local(gguf);
      default -> throw new ModelException("models of that kind are not built yet: " + words);
    };
  }

  private synchronized ChatModel local(ModelAddress.Gguf address) throws ModelException {
    GgufModel.check(address.file());
    return local.computeIfAbsent(address, a -> new GgufModel(address, java, classPath));
  }

  @Override
  public synchronized void close() {
    local.values().forEach(GgufModel::close);
    local.clear();
  }
}
