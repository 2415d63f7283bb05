// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.sandbox.bench;

import dev.afterburner.sandbox.SandboxException;
import dev.afterburner.sandbox.language.Language;
import dev.afterburner.sandbox.language.Languages;
import dev.afterburner.sandbox.language.Toolchains;

/**
 * Programs that compute for a while and hold 50 MB meanwhile.
 *
 * @param language what they are written in
 * @param second takes about a second
 * @param brief takes about a quarter of it
 */
record Workload(Language language, String second, String brief) {

  private static final String C =
      """
      #include <stdint.h>
      #include <stdio.h>
      #include <stdlib.h>
      #include <string.h>
      int main(void) {
        size_t n = 50000000;
        unsigned char *block = malloc(n);
        memset(block, 1, n);
        uint64_t x = 88172645463325252u, sum = 0;
        for (long i = 0; i < ROUNDS; i++) {
          x ^= x << 13;
          x ^= x >> 7;
          x ^= x << 17;
          sum += block[i % 4096] + (x & 1);
        }
        printf("%llu\\n", (unsigned long long) sum);
      }
      """;

  private static final String PYTHON =
      """
      block = bytearray(b"x") * 50_000_000
      x = total = 0
      for i in range(ROUNDS):
          x = (x * 1103515245 + 12345) & 0x7FFFFFFF
          total += x & 1
      print(total)
      """;

  /** In C where there is a compiler, else in Python. */
  static Workload choose(Languages languages, Toolchains toolchains) throws SandboxException {
    Language c = languages.byId("c").orElseThrow();
    try {
      toolchains.find(c);
      return new Workload(c, C.replace("ROUNDS", "450000000L"), C.replace("ROUNDS", "110000000L"));
    } catch (SandboxException e) {
      return new Workload(
          languages.byId("python").orElseThrow(),
          PYTHON.replace("ROUNDS", "10_000_000"),
          PYTHON.replace("ROUNDS", "2_500_000"));
    }
  }
}
