/* Page tables that several processes tell of, and a file in memory in their shade. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
static char stacks[4][16384], b[1 << 20];
static int rest(void *x) {
  pause();
  return x != 0;
}
int main(void) {
  size_t size = 4ul << 30;
  char *p = mmap(0, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  madvise(p, size, MADV_NOHUGEPAGE);
  volatile char sum = 0;
  for (size_t i = 0; i < size; i += 2 << 20) sum += p[i];
  int child[4];
  for (int i = 0; i < 4; i++) child[i] = clone(rest, stacks[i] + 16384, CLONE_VM | SIGCHLD, 0);
  usleep(20000);
  int f = open("/tmp/kept", O_CREAT | O_RDWR, 0600);
  memset(b, 5, sizeof b);
  for (int i = 0; i < 12; i++)
    if (write(f, b, sizeof b) != sizeof b) return 1;
  usleep(50000);
  for (int i = 0; i < 4; i++) {
    kill(child[i], 9);
    waitpid(child[i], 0, 0);
  }
  pread(f, b, 1, 5 << 20);
  puts(b[0] == 5 ? "done" : "lost");
}
