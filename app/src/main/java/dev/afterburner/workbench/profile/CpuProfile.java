// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import dev.afterburner.sandbox.profile.Frame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * V8's profiles (Chrome DevTools protocol, Profiler.Profile): a tree of functions, the lines that
 * each executed with their counts, and which node each sample saw. Foreign.
 */
final class CpuProfile {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST_FRAMES = 100;
  private static final String FILE = "file://";

  /** A node of the tree. */
  private static final class Node {
    private int parent = -1;
    private Frame function = new Frame("", "", 0);
    private final List<int[]> lines = new ArrayList<>();
    private int given;

    /** The line of its next sample: as many of each as there are ticks, the most frequent first. */
    int nextLine() {
      int passed = given++;
      for (int[] line : lines) {
        if (passed < line[1]) {
          return line[0];
        }
        passed -= line[1];
      }
      return lines.isEmpty() ? 0 : lines.getFirst()[0];
    }
  }

  private CpuProfile() {}

  static void read(byte[] content, RuntimeWay.Sink sink) throws IOException {
    JsonNode root;
    try {
      root = JSON.readTree(content);
    } catch (JacksonException e) {
      throw new IOException("it is not JSON", e);
    }
    Map<Integer, Node> nodes = new HashMap<>();
    for (JsonNode told : root.path("nodes")) {
      Node node = nodes.computeIfAbsent(told.path("id").asInt(-1), id -> new Node());
      JsonNode frame = told.path("callFrame");
      String url = frame.path("url").asString("");
      String name = frame.path("functionName").asString("");
      node.function =
          new Frame(
              cut(name.isEmpty() ? "(anonymous)" : name),
              cut(url.startsWith(FILE) ? url.substring(FILE.length()) : url),
              0);
      for (JsonNode line : told.path("positionTicks")) {
        node.lines.add(new int[] {line.path("line").asInt(0), line.path("ticks").asInt(0)});
      }
      node.lines.sort((a, b) -> Integer.compare(b[1], a[1]));
      for (JsonNode child : told.path("children")) {
        nodes.computeIfAbsent(child.asInt(-1), id -> new Node()).parent = told.path("id").asInt(-1);
      }
    }
    long micros = root.path("startTime").asLong(0);
    JsonNode steps = root.path("timeDeltas");
    int number = 0;
    for (JsonNode sample : root.path("samples")) {
      micros += steps.path(number++).asLong(0);
      sink.sample(1000 * micros, stack(nodes, sample.asInt(-1)), true);
    }
  }

  private static List<Frame> stack(Map<Integer, Node> nodes, int id) {
    List<Frame> stack = new ArrayList<>();
    Node node = nodes.get(id);
    int line = node == null ? 0 : node.nextLine();
    while (node != null && stack.size() < MOST_FRAMES) {
      Frame function = node.function;
      if (!function.file().isEmpty()) {
        stack.add(new Frame(function.function(), function.file(), line));
      }
      line = 0;
      node = nodes.get(node.parent);
    }
    return stack;
  }

  private static String cut(String name) {
    return name.length() > 200 ? name.substring(0, 200) : name;
  }
}
