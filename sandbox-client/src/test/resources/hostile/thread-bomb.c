#include <pthread.h>
#include <unistd.h>
static void *wait_long(void *x) { sleep(3600); return x; }
int main(void) { pthread_t t; for (;;) pthread_create(&t, 0, wait_long, 0); }
