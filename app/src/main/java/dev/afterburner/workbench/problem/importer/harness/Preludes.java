// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.problem.importer.harness;

import dev.afterburner.workbench.problem.Harness;

/** The imports that solutions of data sets take for granted, by language. */
public final class Preludes {

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
      if hasattr(sys, "set_int_max_str_digits"):
          sys.set_int_max_str_digits(0)

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

  /** Mercury's conversions use a package of this name, which is small enough to be made anew. */
  private static final String TOOLKIT =
      """
      import collections as _collections, sys as _sys, types as _types

      def _linked(values, cyclePos=-1):
          nodes = [ListNode(v) for v in values]
          for one, two in zip(nodes, nodes[1:]):
              one.next = two
          if nodes and 0 <= cyclePos < len(nodes):
              nodes[-1].next = nodes[cyclePos]
          return nodes[0] if nodes else None

      def _of_linked(head):
          values, seen = [], set()
          while head is not None and id(head) not in seen:
              seen.add(id(head))
              values.append(head.val)
              head = head.next
          return values

      def _tree(values):
          if not values or values[0] is None:
              return None
          root = TreeNode(values[0])
          waiting, rest = _collections.deque([root]), iter(values[1:])
          for value in rest:
              parent = waiting.popleft()
              for side, v in ("left", value), ("right", next(rest, None)):
                  if v is not None:
                      child = TreeNode(v)
                      setattr(parent, side, child)
                      waiting.append(child)
              if not waiting:
                  break
          return root

      def _of_tree(root):
          values, level = [], [root]
          while any(node is not None for node in level):
              values += [None if node is None else node.val for node in level]
              level = [c for node in level if node is not None for c in (node.left, node.right)]
          while values and values[-1] is None:
              values.pop()
          return values

      lctk = _types.ModuleType("lctk")
      lctk.ListNode, lctk.TreeNode = ListNode, TreeNode
      lctk.linkedList, lctk.linkedList2Arr = _linked, _of_linked
      lctk.binaryTree, lctk.binaryTree2Arr = _tree, _of_tree
      _sys.modules["lctk"] = lctk

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
  public static String of(String language) {
    return switch (language) {
      case "python" -> PYTHON;
      case "cpp" -> CPP;
      case "java" -> JAVA;
      case "rust" -> RUST;
      case "javascript" -> JAVASCRIPT;
      default -> "";
    };
  }

  /** What Mercury's conversions and evaluators need, after the prelude. */
  public static String toolkit() {
    return TOOLKIT;
  }

  /** Whole programs in Python: numbers may be as long as they could when the sets were made. */
  public static String longNumbers() {
    return "import sys; getattr(sys, \"set_int_max_str_digits\", int)(0)\n" + Harness.MARK + "\n";
  }

  /** What Python solutions need where one of these texts speaks of sorted containers. */
  public static String sortedContainers(String... texts) {
    for (String text : texts) {
      if (text.contains("sortedcontainers") || text.contains("SortedList")) {
        return SORTED;
      }
    }
    return "";
  }

  /** Prelude, solution, then the given text. */
  public static String around(String language, String after) {
    return of(language) + "\n" + Harness.MARK + "\n" + after;
  }
}
