/* More than the memory limit in the buffers of sockets, over several processes. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>
int main(void) {
  static char b[65536];
  for (int child = 0; child < 8; child++)
    if (!fork()) break;
  for (int i = 0; i < 1900; i++) {
    int s[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, s)) break;
    fcntl(s[0], F_SETFL, O_NONBLOCK);
    while (write(s[0], b, sizeof b) > 0) {}
  }
  sleep(20);
}
