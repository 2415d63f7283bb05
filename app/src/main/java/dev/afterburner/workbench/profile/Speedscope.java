// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import dev.afterburner.sandbox.profile.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speedscope's file format (github.com/jlfwong/speedscope, src/lib/file-format-spec.ts): each run
 * as samples over time.
 */
final class Speedscope {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SCHEMA = "https://www.speedscope.app/file-format-schema.json";

  private Speedscope() {}

  static byte[] bytes(Profile profile, String name) {
    Map<Frame, Integer> known = new LinkedHashMap<>();
    List<Map<String, Object>> profiles = new ArrayList<>();
    for (Trace trace : profile.traces()) {
      profiles.add(run(trace, name + ", run " + (profiles.size() + 1), known));
    }
    List<Map<String, Object>> frames = known.keySet().stream().map(Speedscope::frame).toList();
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("$schema", SCHEMA);
    file.put("shared", Map.of("frames", frames));
    file.put("profiles", profiles);
    file.put("name", name);
    file.put("activeProfileIndex", 0);
    file.put("exporter", "Afterburner Workbench");
    return JSON.writeValueAsBytes(file);
  }

  private static Map<String, Object> frame(Frame frame) {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("name", Profile.words(frame));
    if (!frame.file().isEmpty()) {
      written.put("file", frame.file());
    }
    if (frame.line() > 0) {
      written.put("line", frame.line());
    }
    return written;
  }

  /** A sample weighs the time until the next one. */
  private static Map<String, Object> run(Trace trace, String name, Map<Frame, Integer> known) {
    Trace.Steps steps = trace.steps();
    List<List<Integer>> samples = new ArrayList<>();
    for (int stack : steps.stacks()) {
      samples.add(
          trace.stacks().get(stack).reversed().stream()
              .map(frame -> number(frame, known))
              .toList());
    }
    List<Long> weights = Arrays.stream(steps.nanos()).boxed().toList();
    long begin = steps.beginNanos();
    long end = begin + Arrays.stream(steps.nanos()).sum();
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("type", "sampled");
    run.put("name", name);
    run.put("unit", "nanoseconds");
    run.put("startValue", begin);
    run.put("endValue", end);
    run.put("samples", samples);
    run.put("weights", weights);
    return run;
  }

  private static int number(Frame frame, Map<Frame, Integer> known) {
    Integer number = known.get(frame);
    if (number == null) {
      number = known.size();
      known.put(frame, number);
    }
    return number;
  }
}
