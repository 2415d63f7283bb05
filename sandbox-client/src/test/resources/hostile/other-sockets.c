#include <stdio.h>
#include <sys/socket.h>
int main(void) {
  int pair[2];
  for (int family = 2; family < 46; family++)
    for (int type = SOCK_STREAM; type <= SOCK_SEQPACKET; type++)
      if (!socketpair(family, type, 0, pair)) printf("escaped pair of %d\n", family);
  puts("done");
}
