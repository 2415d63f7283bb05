/* Usual C: main ends by pthread_exit, another thread has the memory. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
static void *work(void *x) {
  usleep(10000);
  volatile char *p = malloc(60 << 20);
  for (int i = 0; i < 60 << 20; i += 4096) p[i] = 1;
  usleep(50000);
  puts(p[40960] == 1 ? "done" : "lost");
  fflush(stdout);
  exit(0);
  return x;
}
int main(void) {
  pthread_t t;
  pthread_create(&t, 0, work, 0);
  pthread_exit(0);
}
