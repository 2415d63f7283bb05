#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int main(void) {
  for (int n = 0;; n++) {
    char name[32];
    sprintf(name, "/tmp/%d", n);
    int fd = open(name, O_CREAT | O_WRONLY, 0600);
    if (fd >= 0) close(fd);
  }
}
