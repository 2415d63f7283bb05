#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>
int main(void) {
  struct sched_param p = {0};
  int before = getpriority(PRIO_PROCESS, 0);
  setpriority(PRIO_PROCESS, 0, 19);
  nice(19);
  sched_setscheduler(0, SCHED_IDLE, &p);
  if (getpriority(PRIO_PROCESS, 0) != before) puts("escaped nice");
  if (sched_getscheduler(0) != SCHED_OTHER) puts("escaped policy");
  puts("done");
}
