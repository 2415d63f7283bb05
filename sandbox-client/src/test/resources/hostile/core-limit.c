#define _GNU_SOURCE
/* With a limit of 0 a crash would reach the machine's handler of core dumps. */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  struct rlimit none = {0, 0}, now;
  setrlimit(RLIMIT_CORE, &none);
  prlimit(0, RLIMIT_CORE, &none, 0);
#ifdef SYS_setrlimit
  syscall(SYS_setrlimit, RLIMIT_CORE, &none);
#endif
  getrlimit(RLIMIT_CORE, &now);
  if (now.rlim_cur == 1 && now.rlim_max == 1) puts("done");
}
