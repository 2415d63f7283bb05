/* A child whose end nobody awaits takes the CPU time: the kernel forgets it. */
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>
int main(void) {
  signal(SIGCHLD, SIG_IGN);
  int p[2];
  char c;
  if (pipe(p)) return 1;
  if (!fork()) {
    prctl(PR_SET_NAME, ") Z 1 1 1 (");
    while (clock() < CLOCKS_PER_SEC / 4) {}
    _exit(0);
  }
  close(p[1]);
  read(p[0], &c, 1);
  puts("done");
}
