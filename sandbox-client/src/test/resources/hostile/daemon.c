#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void) {
  if (fork() == 0) {
    setsid();
    if (fork() == 0) { close(0); close(1); close(2); sleep(3600); }
    _exit(0);
  }
  wait(0);
  puts("left a child behind");
}
