#include <stdio.h>
#include <string.h>
int main(void) {
  const char *names[] = {"/proc/cmdline", "/proc/interrupts", "/proc/softirqs", "/proc/modules",
                         "/proc/diskstats", "/proc/partitions", "/proc/locks", "/proc/keys"};
  char line[4096];
  for (int i = 0; i < 8; i++) {
    FILE *f = fopen(names[i], "r");
    if (f && fgets(line, sizeof line, f)) printf("escaped %s\n", names[i]);
  }
  FILE *f = fopen("/proc/stat", "r");
  while (f && fgets(line, sizeof line, f))
    if (!strncmp(line, "intr", 4)) puts("escaped /proc/stat");
  puts("done");
}
