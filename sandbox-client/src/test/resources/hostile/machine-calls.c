/* Calls that reach the whole machine. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  unsigned long context = 0;
  if (!syscall(SYS_io_setup, 65536, &context)) puts("escaped io_setup");
  sync();
  if (syncfs(open("/proc/self/exe", O_RDONLY))) puts("no syncfs");
  if (syscall(SYS_swapon, "/tmp/x", 0) >= 0) puts("escaped swapon");
  if (!prctl(67 /* PR_SET_MEMORY_MERGE */, 1, 0, 0, 0)) puts("escaped memory merge");
  if (syscall(SYS_semget, 0, 1000, 0600) >= 0) puts("escaped semaphores");
  if (mmap(0, 2 << 20, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB, -1, 0) != MAP_FAILED)
    puts("escaped huge pages");
  puts("done");
}
