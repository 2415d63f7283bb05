// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model.remote;

import dev.afterburner.workbench.files.FileFaults;
import dev.afterburner.workbench.files.WholeFile;
import dev.afterburner.workbench.model.ModelException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keys of servers. A key goes to the server that it is for and to no other: OPENAI_API_KEY to
 * api.openai.com, ANTHROPIC_API_KEY to api.anthropic.com, HF_TOKEN to huggingface.co,
 * WORKBENCH_API_KEY to any other; else what was kept for the server's name and port: in the system
 * keyring, or, where none answers, in a file. The file is its owner's only, and is not read where
 * others may read it; an empty entry in it says that the key is in the keyring, which is asked for
 * no other. Keys are never shown and never logged.
 */
public final class Keys {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Map<String, String> environment;
  private final Path file;
  private final Keyring keyring;

  /**
   * Keys.
   *
   * @param environment variables by name
   * @param file JSON, server to key; need not exist
   * @param keyring the system's
   */
  public Keys(Map<String, String> environment, Path file, Keyring keyring) {
    this.environment = Map.copyOf(environment);
    this.file = file;
    this.keyring = keyring;
  }

  /** The key for a server; empty where there is none. */
  public Optional<String> of(URI server) throws ModelException {
    String value = environment.getOrDefault(variable(server), "").strip();
    if (!value.isEmpty()) {
      return Optional.of(value);
    }
    String kept = stored().get(server.getAuthority());
    return kept != null && kept.isEmpty()
        ? fromKeyring(server.getAuthority())
        : Optional.ofNullable(kept);
  }

  private Optional<String> fromKeyring(String server) throws ModelException {
    try {
      return keyring.read(server);
    } catch (Keyring.Unavailable e) {
      throw new ModelException(
          ModelException.Kind.NOT_ALLOWED,
          "The key of "
              + server
              + " is in the system keyring, and that "
              + e.reason()
              + "; unlock it and try again, or save the key again");
    }
  }

  /** What to do where a key is missing or refused. */
  public String advice(URI server) {
    return "set the variable %s, or save a key with `workbench models key %s`"
        .formatted(variable(server), server.getAuthority());
  }

  /**
   * Keeps a key for a server, or forgets it where the key is empty.
   *
   * @return where it is kept, a sentence that does not hold it
   */
  public String keep(String server, String key) throws ModelException {
    Map<String, String> keys = new TreeMap<>(stored());
    if (key.isEmpty()) {
      return forget(server, keys);
    }
    try {
      keyring.write(server, key);
      keys.put(server, "");
      write(keys);
      return "The key of " + server + " is saved in the system keyring.";
    } catch (Keyring.Unavailable e) {
      keys.put(server, key);
      write(keys);
      return "The key of "
          + server
          + " is kept in "
          + file
          + ", which only you can read: the system keyring "
          + e.reason()
          + ".";
    }
  }

  private String forget(String server, Map<String, String> keys) throws ModelException {
    String known = keys.remove(server);
    if (known == null) {
      return "No key of " + server + " was kept.";
    }
    write(keys);
    if (known.isEmpty()) {
      try {
        keyring.delete(server);
      } catch (Keyring.Unavailable e) {
        return "The key of "
            + server
            + " is no longer used. It is still in the system keyring, which "
            + e.reason()
            + ".";
      }
    }
    return "The key of " + server + " is forgotten.";
  }

  private void write(Map<String, String> keys) throws ModelException {
    try {
      byte[] bytes = JsonMapper.shared().writeValueAsBytes(keys);
      WholeFile.writePrivate(file, out -> out.write(bytes));
    } catch (IOException e) {
      throw new ModelException("Can't write the keys to " + file + ": " + FileFaults.reason(e), e);
    }
  }

  private static String variable(URI server) {
    return switch (server.getHost()) {
      case "api.openai.com" -> "OPENAI_API_KEY";
      case "api.anthropic.com" -> "ANTHROPIC_API_KEY";
      case "huggingface.co" -> "HF_TOKEN";
      default -> "WORKBENCH_API_KEY";
    };
  }

  private Map<String, String> stored() throws ModelException {
    if (!Files.exists(file)) {
      return Map.of();
    }
    try {
      if (isPosix() && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
        throw new ModelException(
            ModelException.Kind.NOT_ALLOWED,
            "The file of keys "
                + file
                + " can be read by others; make it yours only (chmod 600 "
                + file
                + ") and start again");
      }
      @Nullable Map<String, @Nullable String> keys =
          JsonMapper.shared().readValue(Files.readString(file), new TypeReference<>() {});
      if (keys == null || keys.containsValue(null)) {
        throw notKeys();
      }
      return new TreeMap<>(keys);
    } catch (IOException e) {
      throw new ModelException("Can't read the keys in " + file + ": " + FileFaults.reason(e), e);
    } catch (JacksonException e) {
      // Its message may quote the file.
      throw notKeys();
    }
  }

  private ModelException notKeys() {
    return new ModelException(
        "The file of keys " + file + " is not JSON like {\"SERVER:PORT\": \"KEY\"}");
  }

  private boolean isPosix() {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
