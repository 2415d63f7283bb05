/* Standard output as memory that stays to the end, where its file can be opened anew. */
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
int main(void) {
  static char b[1 << 20];
  fchmod(1, 0666);
  int f = open("/proc/self/fd/1", O_RDWR);
  for (int i = 0; i < 3; i++) {
    memset(b, 'a' + i, sizeof b);
    if (pwrite(1, b, sizeof b, (off_t)i << 20) != sizeof b) return 1;
  }
  if (f >= 0 && (pread(f, b, 1, 1 << 20) != 1 || b[0] != 'b')) return 2;
  usleep(100000);
  if (f < 0) ftruncate(1, 0);
}
