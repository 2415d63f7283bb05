/* Watches on the machine's files tell who opens them. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/inotify.h>
#include <unistd.h>
int main(void) {
  signal(SIGIO, SIG_IGN);
  int f = inotify_init1(IN_NONBLOCK);
  if (f >= 0 && inotify_add_watch(f, "/usr/lib", IN_OPEN | IN_ACCESS) >= 0) puts("escaped inotify");
  int d = open("/usr/lib", O_RDONLY | O_DIRECTORY);
  if (!fcntl(d, F_NOTIFY, DN_ACCESS | DN_MULTISHOT)) puts("escaped F_NOTIFY");
  if (fcntl(d, F_GETFD) < 0) puts("no fcntl");
  puts("done");
}
