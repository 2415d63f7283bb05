/* Shared memory keeps its content when no process has it mapped in. */
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
int main(void) {
  size_t n = 60 << 20, step = 1 << 20;
  char *p = mmap(0, n, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  for (size_t i = 0; i < n; i += step) {
    memset(p + i, 7, step);
    madvise(p + i, step, MADV_DONTNEED);
  }
  usleep(100000);
  puts(p[n - 1] == 7 ? "done" : "lost");
}
