/* A child whose first thread has ended; the others live 0.3 ms each. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
static volatile char *kept;
static double begun;
static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}
static void *turn(void *x) {
  usleep(300);
  if (now() - begun > 0.25) _exit(kept[4096] != 1);
  pthread_t t;
  pthread_create(&t, 0, turn, 0);
  pthread_detach(pthread_self());
  return x;
}
int main(void) {
  int child = fork();
  if (child == 0) {
    kept = malloc(60 << 20);
    memset((char *)kept, 1, 60 << 20);
    begun = now();
    pthread_t t;
    pthread_create(&t, 0, turn, 0);
    syscall(SYS_exit, 0);
  }
  int status = 1;
  waitpid(child, &status, 0);
  puts(status == 0 ? "done" : "lost");
}
