#include <fcntl.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>
int main(void) {
  static char b[65536];
  long kept = 0;
  for (int i = 0; i < 1500 && kept < 20 << 20; i++) {
    int s[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, s)) return 1;
    fcntl(s[0], F_SETFL, O_NONBLOCK);
    for (ssize_t n; (n = write(s[0], b, sizeof b)) > 0;) kept += n;
  }
  usleep(100000);
  puts(kept >= 20 << 20 ? "done" : "little");
}
