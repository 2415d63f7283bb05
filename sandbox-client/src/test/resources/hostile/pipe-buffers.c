/* Pages in pipes. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int main(void) {
  static char b[4096];
  long kept = 0;
  for (int i = 0; i < 400 && kept < 4 << 20; i++) {
    int p[2];
    if (pipe2(p, O_NONBLOCK)) return 1;
    for (ssize_t n; (n = write(p[1], b, sizeof b)) > 0;) kept += n;
  }
  usleep(100000);
  puts(kept > 3 << 20 ? "done" : "little");
}
