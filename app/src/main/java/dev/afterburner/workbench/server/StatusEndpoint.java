// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import com.sun.management.OperatingSystemMXBean;
import dev.afterburner.sandbox.language.Language;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the server says of itself. */
final class StatusEndpoint {

  private static final double BYTES_PER_GIB = 1L << 30;

  private final ServerSettings settings;
  private final MonolithServer.Workbench workbench;
  private final Workers workers;
  private final Results results;
  private final JsonMapper mapper;
  private final Supplier<List<String>> index;

  StatusEndpoint(
      ServerSettings settings,
      MonolithServer.Workbench workbench,
      Workers workers,
      Results results,
      JsonMapper mapper,
      Supplier<List<String>> index) {
    this.settings = settings;
    this.workbench = workbench;
    this.workers = workers;
    this.results = results;
    this.mapper = mapper;
    this.index = index;
  }

  /** Whether it takes work; without a token, and without a word about what it does. */
  void health(Call call) throws IOException {
    boolean stopping = workers.isStopping();
    call.answer(
        stopping ? 503 : 200,
        mapper.createObjectNode().put("status", stopping ? "stopping" : "ok"));
  }

  /** By this a workbench knows another one. */
  void about(Call call) throws IOException {
    ObjectNode about =
        mapper
            .createObjectNode()
            .put("server", "afterburner-workbench")
            .put("version", workbench.version())
            .put("isolation", workbench.sandbox().isolation().level().label())
            .put("workers", workers.count())
            .put("faithful", settings.faithful());
    ArrayNode details = about.putArray("isolation_details");
    workbench.sandbox().isolation().details().forEach(details::add);
    ArrayNode languages = about.putArray("languages");
    workbench.languages().known().stream().map(Language::id).forEach(languages::add);
    ArrayNode paths = about.putArray("paths");
    index.get().forEach(paths::add);
    call.answer(200, about);
  }

  /** Monolith's {@code GET /status}. */
  void status(Call call) throws IOException {
    ObjectNode status =
        mapper
            .createObjectNode()
            .put("max_queue_size", Workers.QUEUE)
            .put("current_queue_size", workers.waiting())
            .put("max_result_cache_size", Results.MOST)
            .put("current_result_cache_size", results.size())
            .put("number_of_worker", workers.count());
    ArrayNode idle = status.putArray("worker_status");
    for (int i = 0; i < workers.count(); i++) {
      idle.add(workers.isIdle(i));
    }
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double total = system.getTotalMemorySize();
    double available = system.getFreeMemorySize();
    status
        .putObject("memory_usage")
        .put("total", total / BYTES_PER_GIB)
        .put("used_gb", (total - available) / BYTES_PER_GIB)
        .put("available", available / BYTES_PER_GIB)
        .put("percent", Math.round(1000 * (total - available) / total) / 10.0);
    call.answer(200, status);
  }
}
