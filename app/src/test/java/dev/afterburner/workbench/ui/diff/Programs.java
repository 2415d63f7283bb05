// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.diff;

/** Two versions of a program. */
final class Programs {

  static final String SLOW =
      """
      def main():
          n, target = map(int, input().split())
          a = list(map(int, input().split()))
          count = 0
          for i in range(n):
              for j in range(i + 1, n):
                  if a[i] + a[j] == target:
                      count += 1
          print(count)


      def usage():
          print("n and target, then the numbers")
          return 2


      if __name__ == "__main__":
          main()
      """;

  static final String FAST =
      """
      from collections import defaultdict


      def main():
          n, target = map(int, input().split())
          a = list(map(int, input().split()))
          count = 0
          seen = defaultdict(int)
          for x in a:
              count += seen[target - x]
              seen[x] += 1
          print(count)


      def usage():
          print("n and target, then the numbers")
          return 2


      if __name__ == "__main__":
          main()
      """;

  private Programs() {}
}
