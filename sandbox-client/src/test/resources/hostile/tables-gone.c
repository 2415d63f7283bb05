/* Page tables that were there at a look and went, and a file in memory in the place of them. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
int main(void) {
  static char b[1 << 20];
  size_t size = 8ul << 30;
  char *p = mmap(0, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (p == MAP_FAILED) return 1;
  madvise(p, size, MADV_NOHUGEPAGE);
  volatile char sum = 0;
  for (size_t i = 0; i < size; i += 2 << 20) sum += p[i];
  usleep(30000);
  munmap(p, size);
  usleep(50000);
  int f = open("/tmp/kept", O_CREAT | O_RDWR, 0600);
  memset(b, 5, sizeof b);
  for (int i = 0; i < 12; i++)
    if (write(f, b, sizeof b) != sizeof b) return 1;
  usleep(100000);
  pread(f, b, 1, 5 << 20);
  puts(b[0] == 5 ? "done" : "lost");
}
