// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.problems;

/** Statements to show. */
final class Statements {

  static final String EVERYTHING =
      """
      # Pair sums

      You are given `n` integers `a[1] … a[n]` and a target `t`. Count the pairs of positions \
      `i < j` with `a[i] + a[j] = t`; *equal values* at **different positions** are different \
      elements, so they form different pairs. See [the notes](https://example.org/notes).

      ## Limits

      - 0 ≤ n ≤ 10<sup>6</sup>
      - −100,000 ≤ a<sub>i</sub> ≤ 100,000, and the rest of this line is long enough to wrap \
      below its own beginning rather than below the bullet
        1. nested, first
        2. nested, second

      | size | time | note |
      |:-----|-----:|------|
      | 1000 | 1.2 s | `quadratic` |
      | 2000 | 4.9 s | too slow |

      > The answer can exceed 32 bits.

      ## Example

      ```
      5 6
      1
      5
      3
      ```

      The pairs are (1, 5) once and (3, 3) three times.

      ---

      """;

  private Statements() {}
}
