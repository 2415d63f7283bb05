/* Sockets on their way through each other outlive their process, with their names. */
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
int main(void) {
  char line[512];
  int found = 0;
  FILE *f = fopen("/proc/net/unix", "r");
  while (f && fgets(line, sizeof line, f)) found |= strstr(line, "@left-by-a-run") != 0;
  puts(found ? "escaped" : "empty");
  for (int i = 0; i < 50; i++) {
    struct sockaddr_un a = {.sun_family = AF_UNIX};
    int s = socket(AF_UNIX, SOCK_DGRAM, 0), p[2];
    int n = sprintf(a.sun_path + 1, "left-by-a-run %d", i) + 1;
    bind(s, (void *)&a, sizeof a.sun_family + n);
    socketpair(AF_UNIX, SOCK_STREAM, 0, p);
    int sent[3] = {s, p[0], p[1]};
    char space[CMSG_SPACE(sizeof sent)], x = 0;
    struct iovec io = {&x, 1};
    struct msghdr m = {.msg_iov = &io, .msg_iovlen = 1, .msg_control = space, .msg_controllen = sizeof space};
    struct cmsghdr *c = CMSG_FIRSTHDR(&m);
    c->cmsg_level = SOL_SOCKET;
    c->cmsg_type = SCM_RIGHTS;
    c->cmsg_len = CMSG_LEN(sizeof sent);
    memcpy(CMSG_DATA(c), sent, sizeof sent);
    sendmsg(p[0], &m, 0);
    close(s); close(p[0]); close(p[1]);
  }
}
