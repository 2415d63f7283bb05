#include <stdio.h>
#include <sys/socket.h>
int main(void) {
  int families[] = {AF_INET, AF_INET6, AF_NETLINK, AF_PACKET, AF_VSOCK, AF_BLUETOOTH, AF_ALG};
  int pair[2];
  for (int i = 0; i < 7; i++) {
    if (socket(families[i], SOCK_STREAM, 0) >= 0 || socket(families[i], SOCK_RAW, 0) >= 0 || socket(families[i], SOCK_DGRAM, 0) >= 0)
      printf("escaped %d\n", families[i]);
  }
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair)) puts("no pairs");
  puts("done");
}
