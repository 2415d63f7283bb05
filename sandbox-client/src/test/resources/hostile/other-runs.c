#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int main(void) {
  puts(access("/tmp/left-by-a-run", F_OK) ? "empty" : "escaped");
  open("/tmp/left-by-a-run", O_CREAT | O_WRONLY, 0600);
}
