/* There always is a child that has just ended, and memory in a file. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
static char stack[16384], b[1 << 20];
static int dead[4], next;
static int end(void *x) {
  _exit(x != 0);
}
static void churn(void) {
  if (dead[next]) waitpid(dead[next], 0, 0);
  dead[next] = clone(end, stack + 16384, CLONE_VM | SIGCHLD, 0);
  next = (next + 1) % 4;
  usleep(300);
}
int main(void) {
  for (int i = 0; i < 8; i++) churn();
  int f = open("/tmp/kept", O_CREAT | O_RDWR, 0600);
  memset(b, 5, sizeof b);
  for (int i = 0; i < 12; i++) {
    if (write(f, b, sizeof b) != sizeof b) return 1;
    churn();
  }
  for (int i = 0; i < 300; i++) churn();
  pread(f, b, 1, 5 << 20);
  while (wait(0) > 0);
  puts(b[0] == 5 ? "done" : "lost");
}
