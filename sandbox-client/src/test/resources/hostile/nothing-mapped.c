/* A process that unmaps all of its memory and lives on: it never gives back what it once had. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define SIZE (24ul << 20)
#if defined(__x86_64__)
#define TOP 0x7ffffffff000ul
static unsigned char *code;

/* munmap(from, size) in machine code: it has to go on when everything else is unmapped. */
static unsigned char *unmap(unsigned char *at, unsigned long from, unsigned long size) {
  static const unsigned char move[] = {0xb8, 11, 0, 0, 0};
  memcpy(at, move, sizeof move);
  at += sizeof move;
  memcpy(at, "\x48\xbf", 2);
  memcpy(at + 2, &from, 8);
  memcpy(at + 10, "\x48\xbe", 2);
  memcpy(at + 12, &size, 8);
  memcpy(at + 20, "\x0f\x05", 2);
  return at + 22;
}

static int other(void *nothing) {
  (void)nothing;
  ((void (*)(void))code)();
  return 0;
}

static void vanish(void) {
  static char stack[1 << 16];
  unsigned long base = 0x600000000000ul;
  char *p = mmap((void *)base, SIZE + 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                 MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
  if (p == MAP_FAILED) return;
  memset(p + 4096, 1, SIZE);
  code = (unsigned char *)p;
  /* Counts down first: its parent has to be in pause() by then. */
  memcpy(code, "\xb9\0\0\0\4\xff\xc9\x75\xfc", 9);
  unsigned char *at = unmap(code + 9, 0, base);
  at = unmap(at, base + SIZE + 4096, TOP - base - SIZE - 4096);
  unmap(at, base, SIZE + 4096);
  clone(other, stack + sizeof stack, CLONE_VM | SIGCHLD, 0);
}
#else
static void vanish(void) {}
#endif

int main(void) {
  static char b[1 << 20];
  if (fork() == 0) {
    vanish();
    for (;;) pause();
  }
  usleep(200000);
  int f = open("/tmp/kept", O_CREAT | O_RDWR, 0600);
  memset(b, 5, sizeof b);
  for (int i = 0; i < 12; i++)
    if (write(f, b, sizeof b) != sizeof b) return 1;
  usleep(100000);
  pread(f, b, 1, 5 << 20);
  puts(b[0] == 5 ? "done" : "lost");
}
