/* More than the limit in a child whose first thread has ended and whose end nobody awaits. */
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
static void *work(void *x) {
  size_t n = 600ul << 20;
  char *p = malloc(n);
  usleep(10000);
  for (size_t i = 0; i < n; i += 1 << 20) memset(p + i, 1, 1 << 20);
  sleep(20);
  return x;
}
int main(void) {
  signal(SIGCHLD, SIG_IGN);
  if (!fork()) {
    pthread_t t;
    pthread_create(&t, 0, work, 0);
    syscall(SYS_exit, 0);
  }
  sleep(20);
}
