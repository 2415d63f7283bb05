/* Standard output as memory: written, read back and cut off. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>
int main(void) {
  static char b[1 << 20];
  for (int i = 0; i < 3; i++) {
    memset(b, 'a' + i, sizeof b);
    if (pwrite(1, b, sizeof b, (off_t)i << 20) != sizeof b) return 1;
  }
  usleep(30000);
  pread(1, b, sizeof b, 1 << 20);
  ftruncate(1, 0);
  lseek(1, 0, SEEK_SET);
  puts(b[5] == 'b' ? "done" : "lost");
}
