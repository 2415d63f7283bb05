// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.session;

import dev.afterburner.sandbox.Figure;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that a session's decisions depend on.
 *
 * @param objective what is to be made smaller
 * @param policy where the next step starts from
 * @param acceptance when a candidate is taken for better than the best
 * @param iterations how many steps are planned
 * @param candidates how many replies are asked for in a step, 1 or more
 * @param feedback whether a prompt tells of the attempt of the step before that failed
 * @param seed seed of everything random
 * @param model which model, in the command line's words (demo, openai:URL#NAME, …)
 * @param requests how the model is asked
 * @param stops what ends the session before its planned steps are done
 * @param search what steps may do beside improving, and which models take part
 */
public record Settings(
    Figure objective,
    Policy policy,
    Acceptance acceptance,
    int iterations,
    int candidates,
    boolean feedback,
    long seed,
    String model,
    Requests requests,
    Stops stops,
    Search search) {

  /** Settings of a session whose steps only improve, with one model. */
  public Settings(
      Figure objective,
      Policy policy,
      Acceptance acceptance,
      int iterations,
      int candidates,
      boolean feedback,
      long seed,
      String model,
      Requests requests,
      Stops stops) {
    this(
        objective,
        policy,
        acceptance,
        iterations,
        candidates,
        feedback,
        seed,
        model,
        requests,
        stops,
        Search.PLAIN);
  }

  /** More replies in one step than this are a slip of the hand. */
  public static final int MOST_CANDIDATES = 64;

  /** Where a step starts from. */
  public enum Policy {
    /** From the best version so far. */
    KEEP_BEST,
    /** From the newest version. */
    FOLLOW_LATEST,
    /** From the original, always with the same prompt. */
    BEST_OF_N,
    /** From random successes, the others of which are shown, with restarts. */
    SCS,
    /** From where the bound of what children gained and the lack of tries are largest (PUCT). */
    ARCHIVE,
    /** From a version that nothing beats in some case and figure. */
    PARETO,
    /** From the best of a random cell of time, memory and length. */
    MAP_ELITES;

    /** In files and on command lines: keep-best. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** When a candidate that passes is taken for better. */
  public enum Acceptance {
    /** When runs of it and of the best in turns show that it needs less of the objective. */
    INTERLEAVED,
    /** When its median is below the best's as that was measured before: the paper's way. */
    PLAIN
  }

  /**
   * How the model is asked.
   *
   * @param system system message; empty for none
   * @param template text of a prompt template; empty for the one shipped for the objective
   * @param temperature null for the model's default
   * @param topP null for the model's default
   * @param maxTokens longest reply, tokens
   * @param extra fields of a request that only some models know, by name
   */
  public record Requests(
      String system,
      String template,
      @Nullable Double temperature,
      @Nullable Double topP,
      int maxTokens,
      Map<String, Object> extra) {

    /** Settings written before there were extra fields have none. */
    public Requests {
      extra = extra == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(extra));
    }

    /** Nothing but what every model knows. */
    public Requests(
        String system,
        String template,
        @Nullable Double temperature,
        @Nullable Double topP,
        int maxTokens) {
      this(system, template, temperature, topP, maxTokens, Map.of());
    }

    /** Nothing special, and replies of up to 4096 tokens. */
    public static final Requests DEFAULT = new Requests("", "", null, null, 4096);
  }

  /**
   * What ends a session. 0 stands for "not this".
   *
   * @param patience after so many steps without a better version
   * @param tokens before a request, when so many tokens of prompts and replies are spent
   * @param money before a request, when so much is spent by the price below
   * @param minutes before a request, when steps have taken so long, minutes
   * @param percentile when the best is at least as good as this share of the references, 0 to 1
   * @param inputPrice what a million tokens of prompts cost; 0 where it is not known
   * @param outputPrice what a million tokens of replies cost
   */
  public record Stops(
      int patience,
      long tokens,
      double money,
      double minutes,
      double percentile,
      double inputPrice,
      double outputPrice) {

    public static final Stops NONE = new Stops(0, 0, 0, 0, 0, 0, 0);
  }

  /** One candidate a step, no feedback, nothing that stops early. */
  public static Settings of(
      Figure objective, Policy policy, int iterations, long seed, String model) {
    return new Settings(
        objective,
        policy,
        Acceptance.INTERLEAVED,
        iterations,
        1,
        false,
        seed,
        model,
        Requests.DEFAULT,
        Stops.NONE);
  }

  public Settings withCandidates(int count) {
    return new Settings(
        objective,
        policy,
        acceptance,
        iterations,
        count,
        feedback,
        seed,
        model,
        requests,
        stops,
        search);
  }

  public Settings withFeedback(boolean wanted) {
    return new Settings(
        objective,
        policy,
        acceptance,
        iterations,
        candidates,
        wanted,
        seed,
        model,
        requests,
        stops,
        search);
  }

  public Settings withAcceptance(Acceptance how) {
    return new Settings(
        objective,
        policy,
        how,
        iterations,
        candidates,
        feedback,
        seed,
        model,
        requests,
        stops,
        search);
  }

  public Settings withRequests(Requests how) {
    return new Settings(
        objective,
        policy,
        acceptance,
        iterations,
        candidates,
        feedback,
        seed,
        model,
        how,
        stops,
        search);
  }

  public Settings withStops(Stops what) {
    return new Settings(
        objective,
        policy,
        acceptance,
        iterations,
        candidates,
        feedback,
        seed,
        model,
        requests,
        what,
        search);
  }

  public Settings withSearch(Search how) {
    return new Settings(
        objective,
        policy,
        acceptance,
        iterations,
        candidates,
        feedback,
        seed,
        model,
        requests,
        stops,
        how);
  }
}
