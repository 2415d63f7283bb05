#include <stdlib.h>
#include <string.h>
int main(void) { for (;;) { char *p = malloc(50000000); if (p) memset(p, 1, 50000000); } }
