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

  /** Prelude, solution, then the given text. */
  static String around(String language, String after) {
    return of(language) + "\n" + Harness.MARK + "\n" + after;
  }
}
