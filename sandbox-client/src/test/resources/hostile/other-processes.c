#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
int main(void) {
  int n = 0;
  struct dirent *e;
  DIR *d = opendir("/proc");
  while ((e = readdir(d))) { int p = atoi(e->d_name); if (p > 0) n++; }
  puts(n > 2 ? "escaped" : "alone");
}
