#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
int main(void) {
  const char *paths[] = {"/x", "/usr/x", "/usr/lib/x", "/lib/x", "/program/x", "/etc/passwd", "/etc/ld.so.preload",
                         "/dev/x", "/root/x", "/proc/sys/kernel/core_pattern", "/sys/x"};
  for (unsigned i = 0; i < sizeof paths / sizeof *paths; i++)
    if (open(paths[i], O_CREAT | O_WRONLY, 0600) >= 0) printf("escaped %s\n", paths[i]);
  if (!chmod("/program", 0777)) puts("escaped chmod");
  puts("done");
}
