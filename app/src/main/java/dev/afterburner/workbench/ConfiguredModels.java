// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench;

import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.workbench.model.ChatModel;
import dev.afterburner.workbench.model.DemoModel;
import dev.afterburner.workbench.model.ModelAddress;
import dev.afterburner.workbench.model.ModelDirectory;
import dev.afterburner.workbench.model.ModelException;
import dev.afterburner.workbench.model.Models;
import dev.afterburner.workbench.model.Reply;
import dev.afterburner.workbench.model.TestQuestion;
import dev.afterburner.workbench.model.local.GgufModel;
import dev.afterburner.workbench.model.remote.Keys;
import dev.afterburner.workbench.model.remote.Patience;
import dev.afterburner.workbench.model.remote.RemoteModel;
import dev.afterburner.workbench.model.remote.Sleep;
import dev.afterburner.workbench.net.EnvironmentProxies;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Makes the models that words name, each once, and ends their processes and connections. */
final class ConfiguredModels implements Models, ModelDirectory, AutoCloseable {

  private final DemoModel demo;
  private final Keys keys;
  private final Path java;
  private final String classPath;
  private final EnvironmentProxies proxies;
  private final InstantSource clock;
  private final Map<ModelAddress.Gguf, GgufModel> local = new HashMap<>();
  private final Map<ModelAddress.Server, RemoteModel> remote = new HashMap<>();
  private @Nullable OkHttpClient client;

  /**
   * Nothing is started yet.
   *
   * @param keys of servers
   * @param java the java command that runs this program
   * @param classPath this program's class path
   * @param proxies what servers are reached through
   */
  ConfiguredModels(
      DemoModel demo,
      Keys keys,
      Path java,
      String classPath,
      EnvironmentProxies proxies,
      InstantSource clock) {
    this.demo = demo;
    this.keys = keys;
    this.java = java;
    this.classPath = classPath;
    this.proxies = proxies;
    this.clock = clock;
  }

  @Override
  public ChatModel named(String words) throws ModelException {
    return switch (ModelAddress.parse(words)) {
      case ModelAddress.Demo _ -> demo;
      case ModelAddress.Gguf gguf -> local(gguf);
      case ModelAddress.Server server -> remote(server);
    };
  }

  @Override
  public List<String> list(String words, Cancellation cancellation) throws ModelException {
    ModelAddress address = ModelAddress.parse(words);
    return switch (address) {
      case ModelAddress.Demo _ -> List.of(DemoModel.ID);
      case ModelAddress.Gguf _ -> List.of(address.label());
      case ModelAddress.Server server -> remote(server).list(cancellation);
    };
  }

  @Override
  public String test(String words, Cancellation cancellation) throws ModelException {
    ModelAddress address = ModelAddress.parse(words);
    return switch (address) {
      case ModelAddress.Demo _ -> DemoModel.NAME + ": nothing to test";
      case ModelAddress.Gguf gguf -> {
        Reply reply = local(gguf).ask(TestQuestion.REQUEST, piece -> {}, cancellation);
        yield TestQuestion.words(address.label(), reply);
      }
      case ModelAddress.Server server -> remote(server).test(cancellation);
    };
  }

  @Override
  public synchronized String keepKey(String server, String key) throws ModelException {
    String where = keys.keep(server, key);
    // Those made before hold the key of before.
    remote.clear();
    return where;
  }

  private synchronized ChatModel local(ModelAddress.Gguf address) throws ModelException {
    GgufModel.check(address.file());
    return local.computeIfAbsent(address, a -> new GgufModel(address, java, classPath));
  }

  private synchronized RemoteModel remote(ModelAddress.Server address) throws ModelException {
    RemoteModel known = remote.get(address);
    if (known != null) {
      return known;
    }
    OkHttpClient http = client;
    if (http == null) {
      http = proxies.client().build();
      client = http;
    }
    Optional<String> fault = proxies.fault(address.base());
    if (fault.isPresent()) {
      throw new ModelException(ModelException.Kind.UNREACHABLE, fault.get());
    }
    RemoteModel made =
        RemoteModel.of(
            address,
            keys.of(address.base()),
            keys.advice(address.base()),
            http,
            Patience.DEFAULT,
            Sleep.real(),
            clock);
    remote.put(address, made);
    return made;
  }

  @Override
  public synchronized void close() {
    local.values().forEach(GgufModel::close);
    local.clear();
    remote.clear();
    if (client != null) {
      client.connectionPool().evictAll();
      client.dispatcher().executorService().shutdown();
      client = null;
    }
  }
}
