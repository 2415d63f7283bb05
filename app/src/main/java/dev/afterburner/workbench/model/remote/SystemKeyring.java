// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.model.remote;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.PasswordAccessException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The keyring of the desktop: the Secret Service on Linux (GNOME Keyring, KWallet, KeePassXC), the
 * Keychain on macOS, the Credential Manager on Windows. A locked one may ask the user for its
 * password; what asks it waits no longer than the time given, and the library's thread, which can't
 * be stopped, is left behind as a daemon.
 */
public final class SystemKeyring implements Keyring {

  private static final String SERVICE = "Afterburner Workbench";

  /** What is done with the library's keyring. */
  @FunctionalInterface
  private interface Use {
    Optional<String> of(com.github.javakeyring.Keyring keyring) throws Exception;
  }

  private final Duration patience;

  /**
   * Nothing is loaded before the first key is wanted.
   *
   * @param patience how long an answer is waited for, an unlocking by the user included
   */
  public SystemKeyring(Duration patience) {
    this.patience = patience;
  }

  @Override
  public Optional<String> read(String server) throws Unavailable {
    return within(keyring -> find(keyring, server));
  }

  @Override
  public void write(String server, String key) throws Unavailable {
    Optional<String> kept =
        within(
            keyring -> {
              keyring.setPassword(SERVICE, server, key);
              return find(keyring, server);
            });
    // Some say yes and keep nothing while they are locked.
    if (!kept.equals(Optional.of(key))) {
      throw new Unavailable("does not give back what it is given; it may be locked");
    }
  }

  @Override
  public void delete(String server) throws Unavailable {
    within(
        keyring -> {
          Optional<String> known = find(keyring, server);
          if (known.isPresent()) {
            keyring.deletePassword(SERVICE, server);
          }
          return known;
        });
  }

  /** The library tells of a missing key by an exception. */
  private static Optional<String> find(com.github.javakeyring.Keyring keyring, String server) {
    try {
      return Optional.ofNullable(keyring.getPassword(SERVICE, server));
    } catch (PasswordAccessException e) {
      return Optional.empty();
    }
  }

  private Optional<String> within(Use use) throws Unavailable {
    FutureTask<Optional<String>> task =
        new FutureTask<>(
            () -> {
              com.github.javakeyring.Keyring keyring = com.github.javakeyring.Keyring.create();
              try {
                return use.of(keyring);
              } finally {
                keyring.close();
              }
            });
    Thread.ofPlatform().daemon().name("keyring").start(task);
    try {
      return task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new Unavailable(
          "did not answer within "
              + Math.max(1, patience.toSeconds())
              + " s; it may be locked and wait for its password");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("was not waited for");
    } catch (ExecutionException e) {
      throw reason(e.getCause() == null ? e : e.getCause());
    }
  }

  /** Messages of the library are left out: nobody vouches that they hold no key. */
  private static Unavailable reason(Throwable cause) {
    return switch (cause) {
      case BackendNotSupportedException _ -> new Unavailable("does not answer on this machine");
      case PasswordAccessException _ -> new Unavailable("refuses; it may be locked");
      default -> new Unavailable("failed (" + cause.getClass().getSimpleName() + ")");
    };
  }
}
