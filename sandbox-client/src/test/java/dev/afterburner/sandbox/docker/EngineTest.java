// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.dockerjava.api.exception.InternalServerErrorException;
import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.SandboxException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("looking for a container engine")
class EngineTest {

  private static final String ELSEWHERE =
      "{\"KernelVersion\":\"9.9.9-elsewhere\",\"OperatingSystem\":\"Docker Desktop\","
          + "\"ServerVersion\":\"29\"}";

  @TempDir private Path folder;

  private SandboxException failure(String address) {
    return assertThrows(
        SandboxException.class, () -> Engine.find(Map.of("DOCKER_HOST", address)).close());
  }

  private void says(String address, String... words) {
    SandboxException failure = failure(address);
    assertEquals(Kind.ISOLATION_UNAVAILABLE, failure.kind());
    for (String word : words) {
      assertTrue(String.valueOf(failure.getMessage()).contains(word), failure.getMessage());
    }
  }

  @Test
  @DisplayName("goes through the usual sockets: default, rootless, Desktop, Colima, Podman")
  void usual() {
    assertEquals(
        List.of(
            Path.of("/var/run/docker.sock"),
            Path.of("/run/user/7/docker.sock"),
            Path.of("/home/a/.docker/run/docker.sock"),
            Path.of("/home/a/.colima/default/docker.sock"),
            Path.of("/run/user/7/podman/podman.sock"),
            Path.of("/run/podman/podman.sock")),
        Engine.sockets(Map.of("XDG_RUNTIME_DIR", "/run/user/7", "HOME", "/home/a")));
  }

  @Test
  @DisplayName("says that the socket is not there, and what to do")
  void noSocket() {
    Path socket = folder.resolve("docker.sock");
    says("unix://" + socket, socket.toString(), "DOCKER_HOST", "Start the engine", "local");
  }

  @Test
  @DisplayName("says that nobody answers at the socket")
  void dead() throws Exception {
    Path socket = folder.resolve("docker.sock");
    ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        .bind(UnixDomainSocketAddress.of(socket))
        .close();
    says("unix://" + socket, "no container engine answers", "Start it");
  }

  @Test
  @DisplayName("says to which socket this user has no right, and which group has")
  void forbidden() {
    String said = String.valueOf(Engine.forbidden(Path.of("/d.sock"), "docker").getMessage());
    assertTrue(said.contains("/d.sock") && said.contains("usermod -aG docker"), said);
    String roots = String.valueOf(Engine.forbidden(Path.of("/d.sock"), "root").getMessage());
    assertTrue(roots.contains("podman.socket") && !roots.contains("usermod"), roots);
  }

  @Test
  @DisplayName("finds one on another kernel, where nothing can be measured from here")
  void otherKernel() throws Exception {
    Path socket = folder.resolve("docker.sock");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      Thread.ofVirtual().start(() -> answer(server, ELSEWHERE));
      try (Engine engine = Engine.find(Map.of("DOCKER_HOST", "unix://" + socket))) {
        assertEquals("9.9.9-elsewhere", engine.kernel());
        SandboxException failure = assertThrows(SandboxException.class, engine::needOwnKernel);
        assertEquals(Kind.ISOLATION_UNAVAILABLE, failure.kind());
        String said = String.valueOf(failure.getMessage());
        assertTrue(said.contains("another kernel") && said.contains("Desktop"), said);
      }
    }
  }

  private static void answer(ServerSocketChannel server, String body) {
    try (SocketChannel caller = server.accept()) {
      caller.read(ByteBuffer.allocate(8192));
      caller.write(
          ByteBuffer.wrap(
              ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                      + body.length()
                      + "\r\n\r\n"
                      + body)
                  .getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          '"MemoryLimit":true,"PidsLimit":true,"CPUSet":true,"CgroupVersion":"1"', ''
          '"MemoryLimit":true,"PidsLimit":true,"CPUSet":true,"CgroupVersion":"2","SecurityOptions":["name=rootless"]', ''
          '"MemoryLimit":true,"PidsLimit":true,"CPUSet":true,"CgroupVersion":"1","SecurityOptions":["name=rootless"]', 'memory, processes, core'
          '"MemoryLimit":true,"PidsLimit":true,"CPUSet":true,"CgroupVersion":"1","Rootless":true', 'memory, processes, core'
          '"MemoryLimit":false,"PidsLimit":false,"CPUSet":true,"CgroupVersion":"1"', 'memory, processes'
          """)
  @DisplayName("tells what an engine does not bound, by its own words and by how it runs")
  void unbounded(String said, String unbounded) throws Exception {
    Path socket = folder.resolve("docker.sock");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      Thread.ofVirtual().start(() -> answer(server, "{" + said + "}"));
      try (Engine engine = Engine.find(Map.of("DOCKER_HOST", "unix://" + socket))) {
        assertEquals(unbounded, String.join(", ", engine.unbounded()));
      }
    }
  }

  @Test
  @DisplayName("says which addresses it understands")
  void oddAddress() {
    says("ssh://somewhere", "ssh://somewhere", "unix://");
  }

  @Test
  @DisplayName("a full disk of the engine's is named, with what frees it")
  void diskFull() {
    SandboxException failure =
        Troubles.of(
            "can't start a container",
            new InternalServerErrorException(
                "Status 500: {\"message\":\"write /var/lib/docker/x: no space left on device\"}"));
    assertEquals(
        "can't start a container: write /var/lib/docker/x: no space left on device. The engine's"
            + " disk is full: free some of it (docker system df shows what is used, docker system"
            + " prune removes what is not)",
        failure.getMessage());
  }
}
