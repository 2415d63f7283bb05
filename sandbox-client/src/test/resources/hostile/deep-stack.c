/* 72 MB of stack: judges let it grow to the memory limit. */
#include <stdio.h>
static int depth(int n) {
  volatile char frame[700];
  frame[n % 700] = (char)n;
  return n ? 1 + depth(n - 1) + frame[n % 700] - (char)n : 0;
}
int main(void) { puts(depth(100000) == 100000 ? "done" : "wrong"); }
