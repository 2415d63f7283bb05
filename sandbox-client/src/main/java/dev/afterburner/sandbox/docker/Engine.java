// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.docker;

import static java.util.stream.Collectors.joining;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The container engine: Docker, or what speaks its language.
 *
 * @param address where it listens
 * @param client talks to it
 * @param name what it is and its version, for people
 * @param podman whether it is Podman, which understands a little less
 * @param kernel the kernel that it runs on, where that is not this process' own; else empty
 * @param unbounded what it can't bound, in words; empty where it bounds all
 * @param view how it sees this process' files
 */
record Engine(
    URI address,
    DockerClient client,
    String name,
    boolean podman,
    String kernel,
    List<String> unbounded,
    EngineView view)
    implements AutoCloseable {

  /** Of what {@link #unbounded} speaks. */
  static final String MEMORY = "memory";

  static final String PROCESSES = "processes";
  static final String CORE = "core";

  private static final String ROOT = "root";
  private static final int MOST_CONNECTIONS = 64;
  private static final int GREETINGS = 3;
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofMinutes(10);

  /**
   * Finds a working one: where DOCKER_HOST says, else at the first of the usual sockets.
   *
   * @param environment this process' variables
   * @throws SandboxException ISOLATION_UNAVAILABLE, with what is in the way and what to do
   */
  static Engine find(Map<String, String> environment) throws SandboxException {
    String configured = environment.getOrDefault("DOCKER_HOST", "").strip();
    if (!configured.isEmpty()) {
      return open(address(configured), "DOCKER_HOST", environment);
    }
    SandboxException first = null;
    for (Path socket : sockets(environment)) {
      if (Files.exists(socket)) {
        try {
          return open(URI.create("unix://" + socket), "found at " + socket, environment);
        } catch (SandboxException e) {
          first = first == null ? e : first;
        }
      }
    }
    throw first == null
        ? unavailable(
            "no container engine found. Start Docker or Podman, set DOCKER_HOST, or choose the local"
                + " sandbox (looked for "
                + sockets(environment).stream().map(Path::toString).collect(joining(", "))
                + ")",
            null)
        : first;
  }

  private static URI address(String text) throws SandboxException {
    try {
      URI address = URI.create(text.startsWith("/") ? "unix://" + text : text);
      if (List.of("unix", "tcp", "http", "https").contains(String.valueOf(address.getScheme()))) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw unavailable("DOCKER_HOST is not an address: " + text, e);
    }
    throw unavailable(
        "DOCKER_HOST is " + text + ", but only unix:// and tcp:// addresses are understood", null);
  }

  /** Where engines usually listen: the default, rootless, Docker Desktop, Colima, Podman. */
  static List<Path> sockets(Map<String, String> environment) {
    List<Path> sockets = new ArrayList<>(List.of(Path.of("/var/run/docker.sock")));
    String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    String home = environment.getOrDefault("HOME", "");
    if (!runtime.isEmpty()) {
      sockets.add(Path.of(runtime, "docker.sock"));
    }
    if (!home.isEmpty()) {
      sockets.add(Path.of(home, ".docker/run/docker.sock"));
      sockets.add(Path.of(home, ".colima/default/docker.sock"));
    }
    if (!runtime.isEmpty()) {
      sockets.add(Path.of(runtime, "podman/podman.sock"));
    }
    sockets.add(Path.of("/run/podman/podman.sock"));
    return sockets;
  }

  private static Engine open(URI address, String origin, Map<String, String> environment)
      throws SandboxException {
    if ("unix".equals(address.getScheme())) {
      permitted(Path.of(address.getPath()), origin);
    }
    DockerClientConfig config =
        DefaultDockerClientConfig.createDefaultConfigBuilder()
            .withDockerHost(address.toString())
            .withDockerTlsVerify(false)
            .build();
    DockerClient client =
        DockerClientImpl.getInstance(
            config,
            new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost())
                .maxConnections(MOST_CONNECTIONS)
                .connectionTimeout(CONNECT)
                .responseTimeout(ANSWER)
                .build());
    try {
      Info info = client.infoCmd().exec();
      String theirs = Objects.requireNonNullElse(info.getKernelVersion(), "");
      return new Engine(
          address,
          client,
          name(info),
          isPodman(info),
          theirs.equals(ownKernel()) ? "" : theirs,
          unbounded(info),
          EngineView.of(client, environment));
    } catch (RuntimeException e) {
      close(client);
      throw unavailable(
          "no container engine answers at "
              + address
              + " ("
              + origin
              + "): "
              + Troubles.reason(e)
              + ". Start it (sudo systemctl start docker, say), or choose the local sandbox",
          e);
    }
  }

  /**
   * Asks for a sign of life until one comes, a few times: connections are kept from one question to
   * the next, and those to an engine that has been restarted fail once. What is asked for then
   * meets a living one, or says itself what is wrong.
   */
  void greet() {
    for (int i = 0; i < GREETINGS; i++) {
      try {
        client.pingCmd().exec();
        return;
      } catch (RuntimeException e) {
        System.getLogger(Engine.class.getName())
            .log(System.Logger.Level.DEBUG, "no sign of life from " + address, e);
      }
    }
  }

  private static void permitted(Path socket, String origin) throws SandboxException {
    if (!Files.exists(socket)) {
      throw unavailable(
          "no container engine found at "
              + socket
              + " ("
              + origin
              + "): the socket is not there. Start the engine, or choose the local sandbox",
          null);
    }
    if (!Files.isReadable(socket) || !Files.isWritable(socket)) {
      throw forbidden(socket, group(socket));
    }
  }

  private static String group(Path socket) {
    try {
      return String.valueOf(Files.getAttribute(socket, "posix:group"));
    } catch (IOException | UnsupportedOperationException e) {
      return ROOT;
    }
  }

  /** Into root's group nobody should be asked. */
  static SandboxException forbidden(Path socket, String group) {
    String join =
        group.equals(ROOT)
            ? ". Run"
            : ". Join the group "
                + group
                + " that owns it (sudo usermod -aG "
                + group
                + " $USER, then log in anew), run";
    return unavailable(
        "you have no right to use the container engine's socket "
            + socket
            + join
            + " an engine of your own (rootless Docker, or Podman: systemctl --user start"
            + " podman.socket), or choose the local sandbox",
        null);
  }

  /**
   * The launcher shares memory with the sampler and is looked at through descriptors, so both must
   * be on one kernel.
   *
   * @throws SandboxException ISOLATION_UNAVAILABLE where they are not
   */
  void needOwnKernel() throws SandboxException {
    if (!kernel.isEmpty()) {
      throw unavailable(
          "the container engine "
              + name
              + " runs on another kernel ("
              + kernel
              + ") than this process ("
              + ownKernel()
              + "): in a virtual machine (Docker Desktop, Colima), or on another computer. Programs"
              + " can only be measured on the same one: by a sidecar in the engine, or by a workbench"
              + " that serves over there",
          null);
    }
  }

  private static String ownKernel() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip();
    } catch (IOException e) {
      return System.getProperty("os.name", "") + " " + System.getProperty("os.version", "");
    }
  }

  /**
   * What the engine's control groups do not bound. Docker says so; Podman describes the machine,
   * and not what a user may do there.
   */
  private static List<String> unbounded(Info info) {
    boolean rootless =
        Boolean.TRUE.equals(info.getRawValues().get("Rootless")) // Podman
            || Objects.requireNonNullElse(info.getSecurityOptions(), List.<String>of()).stream()
                .anyMatch(option -> option.contains("rootless"));
    boolean none = rootless && "1".equals(info.getCGroupVersion());
    List<String> unbounded = new ArrayList<>();
    if (none || Boolean.FALSE.equals(info.getMemoryLimit())) {
      unbounded.add(MEMORY);
    }
    if (none || Boolean.FALSE.equals(info.getRawValues().get("PidsLimit"))) {
      unbounded.add(PROCESSES);
    }
    if (none || Boolean.FALSE.equals(info.getCpuSet())) {
      unbounded.add(CORE);
    }
    return unbounded;
  }

  /** Whether the engine's control groups bound it. */
  boolean bounds(String what) {
    return !unbounded.contains(what);
  }

  /** Only Podman says with what it builds images. */
  private static boolean isPodman(Info info) {
    return info.getRawValues().containsKey("BuildahVersion");
  }

  private static String name(Info info) {
    String system = String.valueOf(info.getOperatingSystem());
    return String.format(
        Locale.ROOT,
        "%s%s on %s",
        isPodman(info) ? "Podman " : "",
        Objects.requireNonNullElse(info.getServerVersion(), "?"),
        system);
  }

  static SandboxException unavailable(
      String message, @org.jspecify.annotations.Nullable Throwable cause) {
    return cause == null
        ? new SandboxException(Kind.ISOLATION_UNAVAILABLE, message)
        : new SandboxException(Kind.ISOLATION_UNAVAILABLE, message, cause);
  }

  @Override
  public void close() {
    close(client);
  }

  private static void close(DockerClient client) {
    try {
      client.close();
    } catch (IOException e) {
      System.getLogger(Engine.class.getName())
          .log(System.Logger.Level.DEBUG, "closing the connection to the container engine", e);
    }
  }
}
