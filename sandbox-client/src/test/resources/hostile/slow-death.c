/* Many mappings in many processes: the kernel takes its time to end them. */
#include <sched.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>
int main(void) {
  struct sched_param p = {0};
  for (int i = 0; i < 40000; i++) mmap(0, 4096, i % 2 ? 1 : 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  for (int i = 0; i < 24; i++)
    if (!fork()) break;
  setpriority(PRIO_PROCESS, 0, 19);
  sched_setscheduler(0, SCHED_IDLE, &p);
  for (;;) {}
}
