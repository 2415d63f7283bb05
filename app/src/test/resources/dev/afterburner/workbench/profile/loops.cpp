#include <cstdio>

long work(long n) {
  volatile long s = 0;
  for (int round = 0; round < 20; round++) {
    for (long i = 0; i < 7 * n; i++)  // SELF 70
      s += i * i % 7;  // SELF 70
    for (long i = 0; i < 2 * n; i++)  // SELF 20
      s += i * i % 7;  // SELF 20
    for (long i = 0; i < n; i++)  // SELF 10
      s += i * i % 7;  // SELF 10
  }
  return s;
}

int main() { std::printf("%ld\n", work(300'000)); }
