// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;

/** What the server counts, written in Prometheus' text format 0.0.4. */
final class Metrics {

  /** Its media type. */
  static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final double[] BUCKETS = {0.005, 0.02, 0.1, 0.5, 1, 2, 5, 10, 30, 60, 120};

  /** A histogram of seconds. */
  private static final class Seconds {
    private final LongAdder[] counts = new LongAdder[BUCKETS.length + 1];
    private final LongAdder nanos = new LongAdder();

    Seconds() {
      for (int i = 0; i < counts.length; i++) {
        counts[i] = new LongAdder();
      }
    }

    void add(long value) {
      int at = 0;
      while (at < BUCKETS.length && value > BUCKETS[at] * 1e9) {
        at++;
      }
      counts[at].increment();
      nanos.add(value);
    }

    void write(StringBuilder text, String name) {
      long sum = 0;
      for (int i = 0; i < BUCKETS.length; i++) {
        sum += counts[i].sum();
        text.append("%s_bucket{le=\"%s\"} %d\n".formatted(name, number(BUCKETS[i]), sum));
      }
      sum += counts[BUCKETS.length].sum();
      text.append("%s_bucket{le=\"+Inf\"} %d\n".formatted(name, sum));
      text.append("%s_sum %s\n".formatted(name, number(nanos.sum() / 1e9)));
      text.append("%s_count %d\n".formatted(name, sum));
    }
  }

  private final Map<String, LongAdder> requests = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> runs = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> cases = new ConcurrentSkipListMap<>();
  private final Map<String, DoubleSupplier> gauges = new ConcurrentSkipListMap<>();
  private final Map<String, String> meanings = new ConcurrentSkipListMap<>();
  private final Seconds waiting = new Seconds();
  private final Seconds working = new Seconds();

  /** Something that is read when it is asked for. */
  void gauge(String name, String meaning, DoubleSupplier value) {
    gauges.put(name, value);
    meanings.put(name, meaning);
  }

  /**
   * A request was answered.
   *
   * @param endpoint its pattern, never what a client made up
   */
  void request(String endpoint, int status) {
    String labels = "endpoint=\"" + endpoint + "\",status=\"" + status + "\"";
    requests.computeIfAbsent(labels, key -> new LongAdder()).increment();
  }

  /** A worker ended a program. */
  void run(String language, String outcome, long waitedNanos, long workedNanos) {
    String labels = "language=\"" + language + "\",outcome=\"" + outcome + "\"";
    runs.computeIfAbsent(labels, key -> new LongAdder()).increment();
    waiting.add(waitedNanos);
    working.add(workedNanos);
  }

  /** A judge has run a solution on a case. */
  void judged(String language, String verdict) {
    String labels = "language=\"" + language + "\",verdict=\"" + verdict + "\"";
    cases.computeIfAbsent(labels, key -> new LongAdder()).increment();
  }

  /** All of them. */
  String text() {
    StringBuilder text = new StringBuilder();
    counter(text, "workbench_requests_total", "Requests answered.", requests);
    counter(text, "workbench_runs_total", "Programs run, by outcome.", runs);
    counter(text, "workbench_cases_total", "Cases that solutions were judged on.", cases);
    head(text, "workbench_wait_seconds", "Time in the queue.", "histogram");
    waiting.write(text, "workbench_wait_seconds");
    head(text, "workbench_work_seconds", "Time of a worker for a program.", "histogram");
    working.write(text, "workbench_work_seconds");
    gauges.forEach(
        (name, value) -> {
          head(text, name, meanings.getOrDefault(name, ""), "gauge");
          text.append(name).append(' ').append(number(value.getAsDouble())).append('\n');
        });
    return text.toString();
  }

  private static void counter(
      StringBuilder text, String name, String meaning, Map<String, LongAdder> counts) {
    head(text, name, meaning, "counter");
    counts.forEach(
        (labels, count) -> text.append("%s{%s} %d\n".formatted(name, labels, count.sum())));
  }

  private static void head(StringBuilder text, String name, String meaning, String type) {
    text.append("# HELP %s %s\n# TYPE %s %s\n".formatted(name, meaning, name, type));
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.6f", value);
  }
}
