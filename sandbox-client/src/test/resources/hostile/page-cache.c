/* What of a file is in the page cache can neither be asked nor changed. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>
int main(void) {
  static char b[4096], seen[16];
  struct iovec v = {b, sizeof b};
  int f = open("/proc/self/exe", O_RDONLY);
  char *p = mmap(0, 8192, PROT_READ, MAP_PRIVATE, f, 0);
  if (preadv2(f, &v, 1, 0, RWF_NOWAIT) >= 0) puts("escaped preadv2");
  if (preadv2(f, &v, 1, 0, 0) <= 0) puts("no plain preadv2");
  if (!syscall(SYS_mincore, p, 8192, seen)) puts("escaped mincore");
  if (!madvise(p, 8192, 21)) puts("escaped MADV_PAGEOUT");
  if (!madvise(p, 8192, 20)) puts("escaped MADV_COLD");
  if (!madvise(p, 8192, 12)) puts("escaped MADV_MERGEABLE");
  if (madvise(p, 8192, MADV_DONTNEED)) puts("no MADV_DONTNEED");
  if (syscall(451, f, 0, 0, 0) >= 0 || errno != ENOSYS) puts("escaped cachestat");
  if (posix_fadvise(f, 0, 0, POSIX_FADV_DONTNEED)) puts("no hints");
  puts("done");
}
