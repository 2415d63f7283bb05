/* A lock or lease on a file of the machine's would stop others. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
int main(void) {
  int f = open("/proc/self/exe", O_RDONLY);
  if (!flock(f, LOCK_EX | LOCK_NB)) puts("escaped flock");
  if (!fcntl(f, F_SETLEASE, F_RDLCK)) puts("escaped lease");
  int own = open("/tmp/own", O_CREAT | O_RDWR, 0600);
  struct flock l = {.l_type = F_WRLCK};
  if (fcntl(own, F_SETLK, &l)) puts("no locks in its own files");
  puts("done");
}
