#include <stdlib.h>
#include <string.h>
#include <unistd.h>
int main(void) { for (;;) { char *p = malloc(2000000); if (p) memset(p, 1, 2000000); usleep(2000); } }
