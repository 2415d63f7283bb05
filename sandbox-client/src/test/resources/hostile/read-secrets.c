#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
extern char **environ;
int main(void) {
  const char *paths[] = {"/etc/shadow", "/etc/sudoers", "/root/.ssh", "/root/.bashrc", "/root/.m2", "/home", "/work", "/var",
                         "/proc/1/environ", "/proc/1/root", "/sys/class", "/dev/sda", "/dev/vda", "/dev/mem", "/dev/kmsg", "/run"};
  for (unsigned i = 0; i < sizeof paths / sizeof *paths; i++)
    if (open(paths[i], O_RDONLY) >= 0) printf("escaped %s\n", paths[i]);
  const char *known[] = {"PATH=", "HOME=", "TMPDIR=", "LANG=", "ONLINE_JUDGE="};
  for (char **e = environ; *e; e++) {
    int found = 0;
    for (unsigned i = 0; i < sizeof known / sizeof *known; i++) found |= !strncmp(*e, known[i], strlen(known[i]));
    if (!found) printf("escaped %s\n", *e);
  }
  puts("done");
}
