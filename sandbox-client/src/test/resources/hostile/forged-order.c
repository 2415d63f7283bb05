/* The launcher's order to end, with the sender forged. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
  siginfo_t info;
  memset(&info, 0, sizeof info);
  info.si_signo = SIGUSR1;
  info.si_code = SI_QUEUE;
  syscall(SYS_rt_sigqueueinfo, 1, SIGUSR1, &info);
  usleep(20000);
  puts("alive");
}
