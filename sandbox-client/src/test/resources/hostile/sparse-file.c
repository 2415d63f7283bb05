#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>
int main(void) {
  signal(SIGXFSZ, SIG_IGN);
  int fd = open("/tmp/sparse", O_CREAT | O_WRONLY, 0600);
  puts(ftruncate(fd, 1000000000) ? "refused" : "escaped");
}
