package dev.afterburner.workbench.problem.importer;

import dev.afterburner.workbench.problem.Harness;

/** The imports that solutions of data sets take for granted, by language. */
final class Preludes {

  private static final String PYTHON =
      """
      import sys, os, re, json, copy, random, string, time, datetime, decimal, fractions
      import bisect, collections, functools, heapq, itertools, math, operator
      from typing import *
      from bisect import bisect, bisect_left, bisect_right, insort, insort_left, insort_right
      from collections import *
      from copy import deepcopy
      from functools import cache, cmp_to_key, lru_cache, partial, reduce
      from heapq import *
      from itertools import *
      from math import ceil, comb, factorial, floor, gcd, inf, isqrt, log, log2, pi, sqrt
      from operator import itemgetter, xor
      from string import ascii_letters, ascii_lowercase, ascii_uppercase

      sys.setrecursionlimit(100_000)

      class ListNode:
          def __init__(self, val=0, next=None):
              self.val = val
              self.next = next

      class TreeNode:
          def __init__(self, val=0, left=None, right=None):
              self.val = val
              self.left = left
              self.right = right

      """;

  /** As much of the package as solutions use, for machines that lack it. */
  private static final String SORTED =
      """
      try:
          from sortedcontainers import SortedList
      except ImportError:
          import bisect as _bisect, sys as _sys, types as _types

          class SortedList(list):
              def __init__(self, iterable=(), key=None):
                  self._key = key
                  super().__init__(sorted(iterable, key=key))

              def _of(self, value):
                  return value if self._key is None else self._key(value)

              def bisect_left(self, value):
                  return _bisect.bisect_left(self, self._of(value), key=self._key)

              def bisect_right(self, value):
                  return _bisect.bisect_right(self, self._of(value), key=self._key)

              bisect = bisect_right

              def add(self, value):
                  self.insert(self.bisect_right(value), value)

              def update(self, iterable):
                  self.extend(iterable)
                  self.sort(key=self._key)

              def index(self, value):
                  return list.index(self, value, self.bisect_left(value), self.bisect_right(value))

              def count(self, value):
                  return self.bisect_right(value) - self.bisect_left(value)

              def remove(self, value):
                  del self[self.index(value)]

              def discard(self, value):
                  if value in self:
                      self.remove(value)

              def __contains__(self, value):
                  at = self.bisect_left(value)
                  return value in self[at : self.bisect_right(value)]

              def irange(self, minimum=None, maximum=None, inclusive=(True, True), reverse=False):
                  low, high = 0, len(self)
                  if minimum is not None:
                      low = (self.bisect_left if inclusive[0] else self.bisect_right)(minimum)
                  if maximum is not None:
                      high = (self.bisect_right if inclusive[1] else self.bisect_left)(maximum)
                  part = self[low:high]
                  return iter(part[::-1] if reverse else part)

          _module = _types.ModuleType("sortedcontainers")
          _module.SortedList = SortedList
          _sys.modules["sortedcontainers"] = _module

      """;

  private static final String CPP =
      """
      #include <bits/stdc++.h>
      using namespace std;
      """;

  private static final String JAVA =
      """
      import java.io.*;
      import java.math.*;
      import java.util.*;
      import java.util.function.*;
      import java.util.stream.*;
      """;

  private static final String RUST =
      """
      #![allow(unused, deprecated, non_snake_case, non_camel_case_types)]
      use std::cmp::*;
      use std::collections::*;
      """;

  private static final String JAVASCRIPT =
      """
      console.assert = (holds, ...words) => {
        if (!holds) throw new Error('assertion failed ' + words.join(' '));
      };
      """;

  private Preludes() {}

  /** What goes in front of a solution; Go's imports are found by themselves. */
  static String of(String language) {
    return switch (language) {
      case "python" -> PYTHON;
      case "cpp" -> CPP;
      case "java" -> JAVA;
      case "rust" -> RUST;
      case "javascript" -> JAVASCRIPT;
      default -> "";
    };
  }

  /** What Python solutions need where one of these texts speaks of sorted containers. */
  static String sortedContainers(String... texts) {
    for (String text : texts) {
      if (text.contains("sortedcontainers") || text.contains("SortedList")) {
        return SORTED;
      }
    }
    return "";
  }

  /** Prelude, solution, then the given text. */
  static String around(String language, String after) {
    return of(language) + "\n" + Harness.MARK + "\n" + after;
  }
}
