#include <signal.h>
#include <stdio.h>
#include <unistd.h>
int main(void) {
  int targets[] = {getppid(), -1, 1}, signals[] = {SIGKILL, SIGTERM, SIGUSR1, SIGSTOP};
  for (int t = 0; t < 3; t++)
    for (int s = 0; s < 4; s++)
      if (targets[t] != -1 || signals[s] != SIGSTOP) kill(targets[t], signals[s]);
  puts("alive");
}
