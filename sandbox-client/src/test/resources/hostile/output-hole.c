/* A file in memory in the shade of a hole in standard output, filled when the file has gone. */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
int main(void) {
  static char b[1 << 20];
  ftruncate(1, 3 << 20);
  int f = open("/tmp/kept", O_CREAT | O_RDWR, 0600);
  memset(b, 'x', sizeof b);
  for (int i = 0; i < 3; i++)
    if (write(f, b, sizeof b) != sizeof b) return 1;
  usleep(100000);
  ftruncate(f, 0);
  for (int i = 0; i < 3; i++)
    if (pwrite(1, b, sizeof b, (off_t)i << 20) != sizeof b) return 1;
}
