// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.server;

import dev.afterburner.sandbox.Figure;
import dev.afterburner.sandbox.InterleavedRuns;
import dev.afterburner.sandbox.Program;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.workbench.model.ParsedReply;
import dev.afterburner.workbench.model.ReplyParser;
import dev.afterburner.workbench.problem.Problem;
import dev.afterburner.workbench.problem.ProblemException;
import dev.afterburner.workbench.problem.catalogue.Catalogue;
import dev.afterburner.workbench.problem.importer.data.ImportException;
import dev.afterburner.workbench.problem.importer.row.SingleRow;
import dev.afterburner.workbench.reward.PublishedReward;
import dev.afterburner.workbench.reward.ReplyFormat;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One solution to be judged for training.
 *
 * @param problem what it should solve
 * @param solution the program; null where the reply held none
 * @param language of the solution
 * @param objective what it should do with less of
 * @param format 1 where the reply has the form asked for, or none was sent; else 0
 * @param publishedFormat the same by the published code's laxer form
 * @param baseline what it is compared with
 * @param plan how often it is measured; null for a verdict alone
 */
record JudgeItem(
    Problem problem,
    Program.@Nullable Source solution,
    Language language,
    Figure objective,
    double format,
    double publishedFormat,
    Baseline baseline,
    InterleavedRuns.@Nullable Plan plan) {

  private static final int MOST_RUNS = 100;

  /** What a solution is compared with. */
  sealed interface Baseline {
    /** Nothing was there before. */
    record None() implements Baseline {}

    /**
     * Figures measured before.
     *
     * @param passed whether it passed
     * @param values in base units: ns, bytes, byte·s
     */
    record Known(boolean passed, Map<Figure, Double> values) implements Baseline {
      public Known {
        values = Map.copyOf(values);
      }
    }

    /** A program to be judged and measured beside the solution. */
    record Code(Program.Source program) implements Baseline {}
  }

  /** Reads items of one request; what they have in common stands in it once. */
  static final class Reader {
    private final Catalogue catalogue;
    private final Languages languages;
    private final JsonNode common;
    private final SingleRow rows = new SingleRow();
    private final ReplyParser replies = new ReplyParser();
    private final Map<String, Problem> known = new HashMap<>();

    Reader(Catalogue catalogue, Languages languages, JsonNode common) {
      this.catalogue = catalogue;
      this.languages = languages;
      this.common = common;
    }

    /** Reads one; a field that it lacks is taken from the request. A row is read once for all. */
    synchronized JudgeItem read(JsonNode item) throws Refused {
      Problem problem = problem(item);
      Language language = ExecuteRequest.language(text(item, "language", "python"), languages);
      String reply = text(item, "reply", "");
      String code = text(item, "code", "");
      if (reply.isEmpty() && code.isEmpty()) {
        throw new Refused(
            400, "No code provided: send \"code\", or the whole \"reply\" of a model");
      }
      if (code.isEmpty()
          && replies.parse(reply, language.id()) instanceof ParsedReply.Code(var found, _, _)) {
        code = found;
      }
      return new JudgeItem(
          problem,
          code.isEmpty() ? null : new Program.Source(language, code),
          language,
          objective(text(item, "objective", "time")),
          reply.isEmpty() || ReplyFormat.holds(reply) ? 1 : 0,
          reply.isEmpty() || PublishedReward.holds(reply) ? 1 : 0,
          baseline(field(item, "baseline"), language),
          plan(field(item, "runs")));
    }

    private String text(JsonNode item, String name, String otherwise) throws Refused {
      JsonNode value = field(item, name);
      if (value.isMissingNode() || value.isNull()) {
        return otherwise;
      }
      if (!value.isString()) {
        throw new Refused(400, "The field \"" + name + "\" must be a text");
      }
      return value.asString();
    }

    private JsonNode field(JsonNode item, String name) {
      JsonNode own = item.path(name);
      return own.isMissingNode() || own.isNull() ? common.path(name) : own;
    }

    private Problem problem(JsonNode item) throws Refused {
      boolean named = item.has("problem") || (!item.has("row") && common.has("problem"));
      JsonNode which = field(item, named ? "problem" : "row");
      if (!(named ? which.isString() : which.isObject())) {
        throw new Refused(
            400,
            "No problem provided: send \"problem\" with an id, or \"row\" with a data set's row");
      }
      String key = which.toString();
      Problem problem = known.get(key);
      if (problem == null) {
        try {
          problem = named ? catalogue.find(which.asString()) : rows.problem(key);
        } catch (ProblemException | ImportException e) {
          throw new Refused(400, String.valueOf(e.getMessage()));
        }
        known.put(key, problem);
      }
      return problem;
    }

    private static Figure objective(String id) throws Refused {
      for (Figure figure : Figure.values()) {
        if (figure.id().equals(id.toLowerCase(Locale.ROOT))) {
          return figure;
        }
      }
      throw new Refused(400, "The objective must be time, memory or integral, not " + id);
    }

    private static Baseline baseline(JsonNode json, Language language) throws Refused {
      if (json.isMissingNode() || json.isNull()) {
        return new Baseline.None();
      }
      if (json.path("code").isString()) {
        return new Baseline.Code(new Program.Source(language, json.path("code").asString()));
      }
      if (!json.path("passed").isBoolean()) {
        throw new Refused(
            400,
            "The baseline needs \"code\", or \"passed\" with the figures \"wall_ms\", \"peak_kb\","
                + " \"integral_kb_s\"");
      }
      Map<Figure, Double> values = new EnumMap<>(Figure.class);
      value(json, "wall_ms", 1e6, Figure.TIME, values);
      value(json, "peak_kb", 1024, Figure.MEMORY, values);
      value(json, "integral_kb_s", 1024, Figure.INTEGRAL, values);
      return new Baseline.Known(json.path("passed").asBoolean(), values);
    }

    private static void value(
        JsonNode json, String field, double unit, Figure figure, Map<Figure, Double> values)
        throws Refused {
      JsonNode value = json.path(field);
      if (value.isNumber() && value.asDouble() >= 0) {
        values.put(figure, value.asDouble() * unit);
      } else if (!value.isMissingNode() && !value.isNull()) {
        throw new Refused(400, "The baseline's \"" + field + "\" must be a number from 0 on");
      }
    }

    private static InterleavedRuns.@Nullable Plan plan(JsonNode runs) throws Refused {
      if (runs.isMissingNode() || runs.isNull()) {
        return InterleavedRuns.Plan.DEFAULT;
      }
      int count = runs.isIntegralNumber() ? runs.asInt(-1) : -1;
      if (count < 0 || count > MOST_RUNS) {
        throw new Refused(
            400,
            "The field \"runs\" must be a number from 1 to "
                + MOST_RUNS
                + ", or 0 for a verdict without figures");
      }
      if (count == 0) {
        return null;
      }
      return InterleavedRuns.Plan.exactly(count);
    }
  }
}
