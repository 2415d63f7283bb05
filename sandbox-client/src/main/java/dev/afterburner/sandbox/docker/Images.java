// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import dev.afterburner.sandbox.Cancellation;
import dev.afterburner.sandbox.RunObserver;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Container images by name; fetches those that are not there. */
final class Images {

  private final Engine engine;
  private final Map<String, Image> known = new ConcurrentHashMap<>();

  Images(Engine engine) {
    this.engine = engine;
  }

  /**
   * An image, fetched where it is not there.
   *
   * @throws SandboxException TOOLCHAIN_MISSING where it can't be fetched either
   */
  Image find(String name, RunObserver observer, Cancellation cancellation) throws SandboxException {
    Image image = known.get(name);
    if (image == null) {
      image = look(name, observer, cancellation);
      known.put(name, image);
    }
    return image;
  }

  /** The name under which an image was found; its identity where it was not found here. */
  String nameOf(String id) {
    return known.values().stream()
        .filter(image -> image.id().equals(id))
        .map(Image::name)
        .findFirst()
        .orElse(id);
  }

  private synchronized Image look(String name, RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    try {
      return inspect(name);
    } catch (NotFoundException e) {
      pull(name, observer, cancellation);
    } catch (RuntimeException e) {
      throw Troubles.of("can't look at the container image " + name, e);
    }
    try {
      return inspect(name);
    } catch (RuntimeException e) {
      throw missing(name, Troubles.reason(e), e);
    }
  }

  private Image inspect(String name) {
    InspectImageResponse found = engine.client().inspectImageCmd(name).exec();
    String[] variables = found.getConfig() == null ? null : found.getConfig().getEnv();
    return new Image(
        name,
        Objects.requireNonNull(found.getId()),
        variables == null ? List.of() : List.of(variables));
  }

  private void pull(String name, RunObserver observer, Cancellation cancellation)
      throws SandboxException {
    observer.preparing("fetching the container image " + name);
    Progress progress = new Progress(name, observer);
    try (Cancellation.Registration _ = cancellation.onCancel(progress::stop)) {
      engine.client().pullImageCmd(name).exec(progress).awaitCompletion();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      throw missing(name, Troubles.reason(e), e);
    }
    // A registry that gives up in the middle says so in the stream, which then ends as any other.
    String failure = progress.failure;
    if (failure != null) {
      throw missing(name, failure, new IOException(failure));
    }
  }

  private static SandboxException missing(String name, String reason, Throwable cause) {
    return new SandboxException(
        Kind.TOOLCHAIN_MISSING,
        "the container image "
            + name
            + " is not on this machine and can't be fetched: "
            + reason
            + ". Connect to the network and try again, bring the image with docker load, or name"
            + " another one in the settings",
        cause);
  }

  /**
   * Sums the layers up. Each is downloaded and then unpacked, and counts its bytes from 0 for both.
   */
  private static final class Progress extends ResultCallback.Adapter<PullResponseItem> {

    private static final double MEGABYTE = 1e6;

    private final String name;
    private final RunObserver observer;
    private final Map<String, Long> total = new HashMap<>();
    private final Map<String, Long> fetched = new HashMap<>();
    private final Map<String, Long> unpacked = new HashMap<>();
    private volatile @Nullable String failure;

    Progress(String name, RunObserver observer) {
      this.name = name;
      this.observer = observer;
    }

    @Override
    public void onNext(PullResponseItem item) {
      ResponseItem.ErrorDetail error = item.getErrorDetail();
      if (error != null) {
        failure = error.getMessage();
      }
      String layer = item.getId();
      String status = Objects.requireNonNullElse(item.getStatus(), "");
      if (layer == null || !note(layer, status, item.getProgressDetail())) {
        return;
      }
      boolean unpacking = sum(fetched) >= sum(total);
      observer.preparing(
          String.format(
              Locale.ROOT,
              "%s the container image %s: %.0f of %.0f MB",
              unpacking ? "unpacking" : "fetching",
              name,
              sum(unpacking ? unpacked : fetched) / MEGABYTE,
              sum(total) / MEGABYTE));
    }

    /** Whether it says something of how far it is. */
    private boolean note(String layer, String status, ResponseItem.@Nullable ProgressDetail at) {
      if (at != null && at.getTotal() != null && at.getCurrent() != null) {
        if (status.equals("Downloading")) {
          total.put(layer, at.getTotal());
          fetched.put(layer, at.getCurrent());
          return true;
        }
        if (status.equals("Extracting")) {
          unpacked.put(layer, at.getCurrent());
          return true;
        }
      }
      Long whole = total.get(layer);
      if (whole != null && (status.equals("Download complete") || status.equals("Pull complete"))) {
        fetched.put(layer, whole);
        if (status.equals("Pull complete")) {
          unpacked.put(layer, whole);
        }
        return true;
      }
      return false;
    }

    private static long sum(Map<String, Long> layers) {
      return layers.values().stream().mapToLong(Long::longValue).sum();
    }

    void stop() {
      try {
        close();
      } catch (IOException e) {
        onError(e);
      }
    }
  }
}
