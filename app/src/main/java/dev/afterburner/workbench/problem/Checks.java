// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a data set's assertions want of a function's results. The program under test writes the
 * results, one a check, as values ({@link #values}); they are compared where the program can't
 * reach.
 *
 * @param all one a result, in the order in which the results are written
 * @param inside how many assertions run within the program's own process, because they can't be
 *     read as a call and a value: the program could make these hold without being right
 */
public record Checks(List<Check> all, int inside) {

  /** The field of {@link ImportedProblem#sources}, with a language id after it. */
  public static final String FIELD = "checks.";

  /** Longer numbers take long to read: their digits cost more than the program that wrote them. */
  private static final int LONGEST_NUMBER = 100_000;

  /**
   * A verdict that a blind guess gets more often than once in so many powers of two is no proof.
   */
  private static final double LEAST_BITS = 20;

  private static final int DEEPEST = 2_000;
  private static final long MOST_VALUES = 4_000_000;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(Integer.MAX_VALUE)
                          .maxNumberLength(LONGEST_NUMBER)
                          .maxNestingDepth(DEEPEST)
                          .maxTokenCount(MOST_VALUES)
                          .build())
                  .build())
          .build();

  /** How a result is held against the expected value. */
  public enum Rule {
    /** They are equal; 2 equals 2.0, and true equals 1. */
    EQUAL,
    /** They are equal, and true is no 1. */
    SAME,
    /** They are equal, and so are a number and a text of it: JavaScript's two equal signs. */
    LOOSE,
    /** They are not equal. */
    UNEQUAL,
    /** The result is less. */
    LESS,
    /** The result is less or equal. */
    AT_MOST,
    /** The result is greater. */
    GREATER,
    /** The result is greater or equal. */
    AT_LEAST,
    /** The result counts as true; nothing is expected beside. */
    TRUE,
    /** The result counts as false. */
    FALSE,
    /** Numbers differ by less than absolute + relative × |expected|; lists by element. */
    CLOSE,
    /** As APPS compares: equal, or equal to the first of a list of expected results. */
    APPS
  }

  /**
   * One check.
   *
   * @param call the assertion as the data set has it, to show; cut when long
   * @param rule how the values are compared
   * @param expected a value as {@link #values} describes them
   * @param absolute for {@link Rule#CLOSE}
   * @param relative for {@link Rule#CLOSE}
   */
  public record Check(
      String call, Rule rule, @Nullable JsonNode expected, double absolute, double relative) {

    /** Whether one of two words is the right result, or very many results are. */
    private boolean isTruth() {
      return switch (rule) {
        case EQUAL, SAME, LOOSE, CLOSE, APPS ->
            expected == null || expected.isBoolean() || expected.isNull();
        case UNEQUAL, LESS, AT_MOST, GREATER, AT_LEAST, TRUE, FALSE -> true;
      };
    }

    private boolean isTrue() {
      return switch (rule) {
        case FALSE -> false;
        case EQUAL, SAME, LOOSE, CLOSE, APPS -> expected != null && expected.asBoolean(false);
        case UNEQUAL, LESS, AT_MOST, GREATER, AT_LEAST, TRUE -> true;
      };
    }
  }

  /** Values that take too long to be compared. */
  public static final class TooLarge extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private TooLarge(Throwable cause) {
      super(
          "more than 4 million values, a number of more than 100,000 digits, or values nested more"
              + " than 2,000 deep: so much is not compared",
          cause);
    }
  }

  public Checks {
    all = List.copyOf(all);
  }

  /**
   * Whether the program could make the assertions hold without being right: some run within its own
   * process, or nothing is asked for but truth values that a guess gets right, such as {@code
   * [true,true]}.
   */
  public boolean forgeable() {
    return inside > 0 || (all.stream().allMatch(Check::isTruth) && bits() < LEAST_BITS);
  }

  /** How many sequences have as many true ones as this: the logarithm to the base 2. */
  private double bits() {
    long trues = all.stream().filter(Check::isTrue).count();
    double bits = 0;
    for (long i = 1; i <= trues; i++) {
      bits += Math.log((double) (all.size() - trues + i) / i);
    }
    return bits / Math.log(2);
  }

  /** As JSON. */
  public String text() {
    return JSON.writeValueAsString(this);
  }

  /**
   * Reads {@link #text}.
   *
   * @throws IllegalArgumentException where it is something else
   */
  public static Checks parse(String text) {
    try {
      return JSON.readValue(text, Checks.class);
    } catch (JacksonException | NullPointerException e) {
      throw new IllegalArgumentException("its checks can't be read", e);
    }
  }

  /**
   * Values as a harness writes them, in one JSON text: null, truth values, texts, numbers (with a
   * point or an exponent where they are floats), lists; and as objects of one field {@code t} a
   * tuple, {@code set} and {@code d} lists of items and of pairs, {@code f} the word nan, inf or
   * -inf, {@code s} a float of 32 bits, {@code list} and {@code tree} the values of linked nodes,
   * {@code o} the words for anything else, which equals nothing.
   *
   * @throws TooLarge where there are more than 4 million values, a number has more than 100,000
   *     digits, or values are nested deeper than 2000
   * @throws IllegalArgumentException where it is no such text
   */
  public static JsonNode values(String text) {
    try {
      return JSON.readTree(text);
    } catch (StreamConstraintsException e) {
      throw new TooLarge(e);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the results can't be read", e);
    }
  }
}
