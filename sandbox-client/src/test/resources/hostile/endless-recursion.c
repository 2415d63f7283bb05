#include <stdio.h>
static int depth(int n) {
  volatile char frame[4096];
  frame[n % 4096] = (char)n;
  return depth(n + 1) + frame[n % 4096];
}
int main(void) { printf("%d", depth(0)); }
