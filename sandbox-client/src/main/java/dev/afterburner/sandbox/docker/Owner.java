// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.RemoveContainerCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Marks containers as this process', and removes those whose process is no more. */
record Owner(long pid, String started, String boot) {

  private static final String LABEL = "dev.afterburner.workbench";
  private static final String STARTED = ".started";
  private static final String BOOT = ".boot";
  private static final long GONE_NANOS = Duration.ofSeconds(20).toNanos();
  private static final long POLL_NANOS = 5_000_000;

  /** This process. */
  static Owner self() {
    return new Owner(ProcessHandle.current().pid(), startOf(ProcessHandle.current()), bootId());
  }

  private static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("");
  }

  /** Tells machines, and their starts, apart: process numbers mean nothing elsewhere. */
  private static String bootId() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    } catch (IOException e) {
      return "";
    }
  }

  Map<String, String> labels() {
    return labels(LABEL);
  }

  /** The same under another name. */
  Map<String, String> labels(String label) {
    return Map.of(label, Long.toString(pid), label + STARTED, started, label + BOOT, boot);
  }

  /** With which its folders' names begin. */
  String prefix() {
    return pid + "-";
  }

  /** True for a folder whose process is no more. */
  static boolean isAbandoned(Path folder) {
    try {
      return ProcessHandle.of(Long.parseLong(folder.getFileName().toString().split("-")[0]))
          .isEmpty();
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /**
   * Removes what workbenches of this machine have left that were killed together with the engine.
   */
  static void sweep(DockerClient client) {
    sweep(client, LABEL, container -> true);
  }

  /**
   * The same by another label.
   *
   * @param which those that may go
   */
  static void sweep(DockerClient client, String label, Predicate<Container> which) {
    client.listContainersCmd().withShowAll(true).withLabelFilter(List.of(label)).exec().stream()
        .filter(which)
        .filter(container -> isAbandoned(container.getLabels(), label))
        .forEach(container -> removeAbandoned(client, container.getId()));
  }

  /** A container of an earlier start of the machine is abandoned too. */
  private static boolean isAbandoned(Map<String, String> labels, String label) {
    try {
      long pid = Long.parseLong(labels.getOrDefault(label, ""));
      return !labels.getOrDefault(label + BOOT, "").equals(bootId())
          || ProcessHandle.of(pid)
              .filter(process -> startOf(process).equals(labels.getOrDefault(label + STARTED, "")))
              .isEmpty();
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Does not wait: it may be one that can't be removed, and a start would wait for it. */
  private static void removeAbandoned(DockerClient client, String id) {
    try {
      removal(client, id).exec();
    } catch (RuntimeException e) {
      System.getLogger(Owner.class.getName())
          .log(System.Logger.Level.DEBUG, "the container " + id + " goes by itself", e);
    }
  }

  /**
   * Removes a container, and what it alone kept, where it has not removed itself, and waits until
   * it is gone.
   */
  static void remove(DockerClient client, String id) {
    long deadline = System.nanoTime() + GONE_NANOS;
    while (true) {
      try {
        removal(client, id).exec();
        return;
      } catch (NotFoundException e) {
        return;
      } catch (DockerException e) {
        // It ends and removes itself at this moment: Docker answers 409 to that, Podman 500.
        if (System.nanoTime() >= deadline) {
          notRemoved(id, e);
          return;
        }
        LockSupport.parkNanos(POLL_NANOS);
      } catch (RuntimeException e) {
        notRemoved(id, e); // the engine is gone
        return;
      }
    }
  }

  private static RemoveContainerCmd removal(DockerClient client, String id) {
    return client.removeContainerCmd(id).withForce(true).withRemoveVolumes(true);
  }

  private static void notRemoved(String id, RuntimeException e) {
    System.getLogger(Owner.class.getName())
        .log(System.Logger.Level.WARNING, "can't remove the container " + id, e);
  }
}
