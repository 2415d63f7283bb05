#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int main(void) {
  static char b[1000000];
  for (int n = 0;; n++) {
    char name[32];
    sprintf(name, "/tmp/%d", n);
    int fd = open(name, O_CREAT | O_WRONLY, 0600);
    write(fd, b, sizeof b);
    close(fd);
  }
}
