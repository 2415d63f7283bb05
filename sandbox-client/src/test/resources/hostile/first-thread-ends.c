/* Usual C: main ends by pthread_exit, another thread has the memory. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
static void *work(void *x) {
  usleep(10000);
  char *p = malloc(60 << 20);
  memset(p, 1, 60 << 20);
  usleep(50000);
  puts(p[12345] == 1 ? "done" : "lost");
  fflush(stdout);
  exit(0);
  return x;
}
int main(void) {
  pthread_t t;
  pthread_create(&t, 0, work, 0);
  pthread_exit(0);
}
