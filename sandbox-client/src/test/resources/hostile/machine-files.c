#include <stdio.h>
#include <string.h>
int main(void) {
  const char *names[] = {"/proc/cmdline", "/proc/interrupts", "/proc/softirqs", "/proc/modules",
                         "/proc/diskstats", "/proc/partitions", "/proc/locks", "/proc/keys",
                         "/proc/vmstat", "/proc/pressure/cpu", "/proc/pressure/io",
                         "/proc/pressure/memory", "/proc/buddyinfo", "/proc/sys/fs/file-nr",
                         "/proc/sys/kernel/random/boot_id"};
  char line[4096];
  for (int i = 0; i < (int)(sizeof names / sizeof *names); i++) {
    FILE *f = fopen(names[i], "r");
    if (f && fgets(line, sizeof line, f)) printf("escaped %s\n", names[i]);
  }
  FILE *f = fopen("/proc/stat", "r");
  while (f && fgets(line, sizeof line, f))
    if (!strncmp(line, "intr", 4)) puts("escaped /proc/stat");
  f = fopen("/proc/self/cgroup", "r");
  int places = 0;
  while (f && fgets(line, sizeof line, f)) places += !!strcmp(strrchr(line, ':'), ":/\n");
  if (places) puts("escaped /proc/self/cgroup");
  puts("done");
}
