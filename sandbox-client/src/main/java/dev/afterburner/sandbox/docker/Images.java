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

  /** Sums the layers up. */
  private static final class Progress extends ResultCallback.Adapter<PullResponseItem> {

    private static final double MEGABYTE = 1e6;

    private final String name;
    private final RunObserver observer;
    private final Map<String, Long> done = new HashMap<>();
    private final Map<String, Long> total = new HashMap<>();

    Progress(String name, RunObserver observer) {
      this.name = name;
      this.observer = observer;
    }

    @Override
    public void onNext(PullResponseItem item) {
      ResponseItem.ProgressDetail detail = item.getProgressDetail();
      if (item.getId() == null || detail == null || detail.getTotal() == null) {
        return;
      }
      total.put(item.getId(), detail.getTotal());
      done.put(item.getId(), Objects.requireNonNullElse(detail.getCurrent(), 0L));
      observer.preparing(
          String.format(
              Locale.ROOT,
              "fetching the container image %s: %.0f of %.0f MB",
              name,
              sum(done) / MEGABYTE,
              sum(total) / MEGABYTE));
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
