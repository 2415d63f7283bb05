#include <cstdio>
#include <cstring>

__attribute__((noinline)) long spin(long n) {
  volatile long s = 0;
  for (long i = 0; i < n; i++) s += i * i % 7;
  return s;
}

long work(long n) {
  long s = 0;
  for (int round = 0; round < 20; round++) {
    s += spin(7 * n);  // TOTAL 70
    s += spin(2 * n);  // TOTAL 20
    s += spin(n);  // TOTAL 10
  }
  return s;
}

int main(int count, char **) {
  char *kept = new char[20'000'000];
  std::memset(kept, count, 20'000'000);  // ALLOC
  std::printf("%ld\n", work(300'000) + kept[count * 1000]);
}
