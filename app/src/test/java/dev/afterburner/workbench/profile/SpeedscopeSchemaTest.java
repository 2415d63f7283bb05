// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rules of speedscope's published schema (www.speedscope.app/file-format-schema.json, made of
 * src/lib/file-format-spec.ts), which it checks a file against, and what its importer expects
 * beyond them.
 */
@DisplayName("What is exported for speedscope")
class SpeedscopeSchemaTest {

  private static final Set<String> UNITS =
      Set.of("bytes", "microseconds", "milliseconds", "nanoseconds", "none", "seconds");

  private static JsonNode exported() {
    return new JsonMapper().readTree(ProfileFormat.SPEEDSCOPE.content(CallsTest.profile(), "a.py"));
  }

  /** All that breaks a rule. */
  private static List<String> faults(JsonNode file) {
    List<String> faults = new ArrayList<>();
    String schema = "https://www.speedscope.app/file-format-schema.json";
    check(faults, file.path("$schema").asString("").equals(schema), "$schema");
    for (String optional : List.of("name", "exporter")) {
      check(faults, !file.has(optional) || file.get(optional).isString(), optional);
    }
    JsonNode active = file.path("activeProfileIndex");
    check(faults, active.isMissingNode() || active.isNumber(), "activeProfileIndex");
    JsonNode frames = file.path("shared").path("frames");
    check(faults, frames.isArray(), "shared.frames");
    for (JsonNode frame : frames) {
      check(faults, frame.path("name").isString(), "frame.name");
      check(faults, !frame.has("file") || frame.get("file").isString(), "frame.file");
      check(faults, !frame.has("line") || frame.get("line").isNumber(), "frame.line");
      check(faults, !frame.has("col") || frame.get("col").isNumber(), "frame.col");
    }
    check(faults, file.path("profiles").isArray(), "profiles");
    for (JsonNode profile : file.path("profiles")) {
      profile(faults, profile, frames.size());
    }
    return faults;
  }

  private static void profile(List<String> faults, JsonNode profile, int frames) {
    check(faults, profile.path("type").asString("").equals("sampled"), "profile.type");
    check(faults, profile.path("name").isString(), "profile.name");
    check(faults, UNITS.contains(profile.path("unit").asString("")), "profile.unit");
    check(faults, profile.path("startValue").isNumber(), "profile.startValue");
    check(faults, profile.path("endValue").isNumber(), "profile.endValue");
    check(
        faults,
        profile.path("endValue").asDouble(-1) >= profile.path("startValue").asDouble(0),
        "endValue before startValue");
    JsonNode samples = profile.path("samples");
    JsonNode weights = profile.path("weights");
    check(faults, samples.isArray() && weights.isArray(), "samples, weights");
    check(faults, samples.size() == weights.size(), "as many weights as samples");
    for (JsonNode stack : samples) {
      check(faults, stack.isArray(), "sample");
      for (JsonNode frame : stack) {
        boolean known = frame.isInt() && frame.asInt() >= 0 && frame.asInt() < frames;
        check(faults, known, "a sample's frame");
      }
    }
    for (JsonNode weight : weights) {
      check(faults, weight.isNumber() && weight.asDouble() >= 0, "weight");
    }
  }

  private static void check(List<String> faults, boolean holds, String what) {
    if (!holds) {
      faults.add(what);
    }
  }

  @Test
  @DisplayName("keeps every rule of its schema")
  void valid() {
    JsonNode file = exported();
    assertEquals(List.of(), faults(file));
    assertEquals(1, file.path("profiles").size());
    assertEquals(10, file.path("profiles").get(0).path("samples").size());
  }

  @Test
  @DisplayName("is found wrong by these rules where something is missing, or of another type")
  void invalid() {
    ObjectNode file = (ObjectNode) exported();
    ObjectNode run = (ObjectNode) file.path("profiles").get(0);
    run.remove("startValue");
    run.put("unit", "hours");
    ((ObjectNode) file.path("shared").path("frames").get(0)).put("line", "3");
    List<String> faults = faults(file);
    assertTrue(
        faults.containsAll(List.of("profile.startValue", "profile.unit", "frame.line")),
        faults::toString);
    assertFalse(faults.contains("profiles"));
  }
}
