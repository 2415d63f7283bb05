// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.ui.editor;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A short program in each language, with something of every kind of token. */
public final class Samples {

  /** By language id. */
  public static final Map<String, String> ALL = new TreeMap<>();

  static {
    ALL.put(
        "python",
        """
        from collections import defaultdict

        LIMIT = 10_000  # lines at most


        class Counter:
            \"""Counts pairs that add up to a target.\"""

            def __init__(self, target: int) -> None:
                self.target = target
                self.seen: dict[int, int] = defaultdict(int)

            @property
            def size(self):
                return len(self.seen)

            def add(self, x):
                found = self.seen[self.target - x]
                self.seen[x] += 1
                return found if x is not None and x != 0.5 else False


        n, target = map(int, input().split())
        counter = Counter(target)
        total = sum(counter.add(int(input())) for _ in range(n))
        print(f"pairs: {total:>8}\\n", end="")
        """);
    ALL.put(
        "cpp",
        """
        #include <iostream>
        #include <unordered_map>

        // Counts pairs that add up to a target.
        template <typename T>
        static long long pairs(const std::vector<T>& values, T target) {
            std::unordered_map<T, int> seen;
            long long total = 0;
            for (const auto x : values) {
                total += seen[target - x];
                ++seen[x];
            }
            return total;
        }

        int main() {
            size_t n = 0;
            int target = 0x10;
            std::cin >> n >> target;
            std::vector<int> values(n, '\\n');
            for (auto& v : values) std::cin >> v;
            std::cout << "pairs: " << pairs<int>(values, target) << "\\n";
            return values.empty() ? 1 : 0;
        }
        """);
    ALL.put(
        "java",
        """
        import java.util.HashMap;
        import java.util.Map;

        /** Counts pairs that add up to a target. */
        public final class Main {
          private static final int LIMIT = 1_000_000;

          @Override
          public String toString() {
            return "Main\\t" + LIMIT;
          }

          public static void main(String[] args) throws Exception {
            Map<Integer, Integer> seen = new HashMap<>();
            long total = 0;
            for (String word : args) {
              int x = Integer.parseInt(word); // one number
              total += seen.getOrDefault(10 - x, 0);
              seen.merge(x, 1, Integer::sum);
            }
            boolean none = total == 0 || seen == null;
            System.out.println(none ? 'n' : total);
          }
        }
        """);
    ALL.put(
        "javascript",
        """
        'use strict';
        const { readFileSync } = require('fs');

        // Counts pairs that add up to a target.
        class Counter {
          constructor(target) {
            this.seen = new Map();
            this.target = target;
          }

          add(x) {
            const found = this.seen.get(this.target - x) ?? 0;
            this.seen.set(x, (this.seen.get(x) || 0) + 1);
            return found;
          }
        }

        const [head, ...rest] = readFileSync(0, 'utf8').split(/\\s+/).map(Number);
        const counter = new Counter(head);
        let total = 0;
        for (const x of rest) total += counter.add(x);
        const report = (value) => console.log(`pairs: ${value}\\n`, true, null);
        report(total);
        """);
    ALL.put(
        "go",
        """
        package main

        import (
        \t"bufio"
        \t"fmt"
        \t"os"
        )

        // pairs counts the pairs that add up to a target.
        func pairs(values []int, target int) (total int64) {
        \tseen := make(map[int]int64, len(values))
        \tfor _, x := range values {
        \t\ttotal += seen[target-x]
        \t\tseen[x]++
        \t}
        \treturn total
        }

        func main() {
        \tin := bufio.NewReader(os.Stdin)
        \tvar n, target int
        \tif _, err := fmt.Fscan(in, &n, &target); err != nil {
        \t\treturn
        \t}
        \tvalues := []int{1, 2, 0x1F}
        \tfmt.Printf("pairs: %d\\n", pairs(values, target))
        }
        """);
    ALL.put(
        "ruby",
        """
        require 'set'

        # Counts pairs that add up to a target.
        class Counter
          attr_reader :seen

          def initialize(target)
            @target = target
            @seen = Hash.new(0)
          end

          def add(x)
            found = @seen[@target - x]
            @seen[x] += 1
            found unless x.nil?
          end
        end

        n, target = gets.split.map(&:to_i)
        counter = Counter.new(target)
        total = (1..n).sum { |i| counter.add(gets.to_i) }
        puts "pairs: #{total}\\n" if total >= 0 && true
        """);
    ALL.put(
        "rust",
        """
        use std::collections::HashMap;
        use std::io::{self, Read};

        /// Counts pairs that add up to a target.
        #[derive(Debug)]
        struct Counter<'a> {
            name: &'a str,
            seen: HashMap<i64, u64>,
        }

        impl<'a> Counter<'a> {
            fn add(&mut self, target: i64, x: i64) -> u64 {
                let found = *self.seen.get(&(target - x)).unwrap_or(&0);
                *self.seen.entry(x).or_insert(0) += 1;
                found
            }
        }

        fn main() -> io::Result<()> {
            let mut text = String::new();
            io::stdin().read_to_string(&mut text)?;
            let mut counter = Counter { name: "pairs", seen: HashMap::new() };
            let total: u64 = text.split_whitespace().map(|w| counter.add(10, w.parse().unwrap())).sum();
            println!("{}: {}\\n", counter.name, if total > 0 { total } else { 0 });
            Ok(())
        }
        """);
  }

  private Samples() {}

  /** The program of a language. */
  public static String of(String languageId) {
    return Objects.requireNonNull(ALL.get(languageId));
  }
}
