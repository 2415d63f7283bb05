#include <stdlib.h>
#include <unistd.h>
int main(void) {
  for (int i = 0; i < 8; i++)
    if (fork() == 0) {
      volatile char *p = malloc(40000000);
      for (int k = 0; k < 40000000; k += 4096) p[k] = 1;
      sleep(60);
      return 0;
    }
  sleep(60);
}
