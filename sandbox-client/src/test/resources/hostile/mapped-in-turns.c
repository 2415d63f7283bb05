/* A file in memory, mapped for some milliseconds of every eight. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>
static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}
int main(void) {
  static char b[1 << 20];
  int f = open("/tmp/kept", O_CREAT | O_RDWR, 0600);
  memset(b, 5, sizeof b);
  for (int i = 0; i < 12; i++)
    if (write(f, b, sizeof b) != sizeof b) return 1;
  for (double end = now() + 0.8; now() < end;) {
    char *p = mmap(0, 12 << 20, PROT_READ, MAP_SHARED | MAP_POPULATE, f, 0);
    for (double next = now() + 0.0044; now() < next;);
    munmap(p, 12 << 20);
    for (double next = now() + 0.004; now() < next;);
  }
  puts("done");
}
