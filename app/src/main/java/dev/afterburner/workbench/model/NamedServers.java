// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model;

import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.files.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Model servers that the user has named: in a command line or a dialog, or by saying that a session
 * may ask the one that stands in it. A session that came from a file names its server itself; until
 * the user has confirmed it, nothing is sent there. A file that can't be read counts as empty: then
 * the question comes again.
 */
public final class NamedServers {

  /**
   * What the file holds.
   *
   * @param servers that were typed
   * @param sessions the servers that may be asked, by session id
   */
  private record Content(Set<String> servers, Map<String, Set<String>> sessions) {
    Content {
      servers = servers == null ? new TreeSet<>() : new TreeSet<>(servers);
      sessions = sessions == null ? new TreeMap<>() : new TreeMap<>(sessions);
    }
  }

  /** Earlier workbenches wrote one server a session. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY).build();

  private final Path file;

  /**
   * Servers.
   *
   * @param file JSON; need not exist
   */
  public NamedServers(Path file) {
    this.file = file;
  }

  /**
   * The server that a model is on and that the user has not named; empty where there is none.
   *
   * @param session the session that is to ask it; empty for a new one
   * @param model the model's words
   */
  public synchronized Optional<String> unnamed(String session, String model) {
    Content known = read();
    return server(model)
        .filter(
            server ->
                session.isEmpty()
                    ? !known.servers().contains(server)
                    : !known.sessions().getOrDefault(session, Set.of()).contains(server));
  }

  /**
   * The user names the server of a model.
   *
   * @param session the session that may ask it; empty for new ones
   */
  public synchronized void name(String session, String model) throws ModelException {
    Optional<String> server = unnamed(session, model);
    if (server.isEmpty()) {
      return;
    }
    Content known = read();
    if (session.isEmpty()) {
      known.servers().add(server.get());
    } else {
      Set<String> all = new TreeSet<>(known.sessions().getOrDefault(session, Set.of()));
      all.add(server.get());
      known.sessions().put(session, all);
    }
    try {
      byte[] bytes = JsonMapper.shared().writeValueAsBytes(known);
      WholeFile.writePrivate(file, out -> out.write(bytes));
    } catch (IOException e) {
      throw new ModelException("Can't write " + file + ": " + FileFaults.reason(e), e);
    }
  }

  private static Optional<String> server(String model) {
    try {
      return ModelAddress.parse(model) instanceof ModelAddress.Server server
          ? Optional.of(server.base().toString())
          : Optional.empty();
    } catch (ModelException e) {
      // Words that name no model are refused where the model is wanted.
      return Optional.empty();
    }
  }

  private Content read() {
    try {
      if (Files.exists(file)) {
        return JSON.readValue(Files.readAllBytes(file), Content.class);
      }
    } catch (IOException | JacksonException e) {
      System.getLogger(NamedServers.class.getName())
          .log(System.Logger.Level.WARNING, file + " can't be read and counts as empty", e);
    }
    return new Content(Set.of(), Map.of());
  }
}
