/* Standard output as memory: written and cut off, and read back if its file can be opened anew. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
int main(void) {
  static char b[1 << 20];
  for (int i = 0; i < 3; i++) {
    memset(b, 'a' + i, sizeof b);
    if (pwrite(1, b, sizeof b, (off_t)i << 20) != sizeof b) return 1;
  }
  usleep(100000);
  char kept = 'b';
  if (pread(1, &kept, 1, 1 << 20) == 1) return 2;
  fchmod(1, 0666);
  int f = open("/proc/self/fd/1", O_RDWR);
  if (f >= 0) pread(f, &kept, 1, 1 << 20);
  ftruncate(1, 0);
  lseek(1, 0, SEEK_SET);
  puts(kept == 'b' ? "done" : "lost");
}
