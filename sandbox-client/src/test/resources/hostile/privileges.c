#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#define TRY(name, call) do { if ((long)(call) >= 0) puts("escaped " name); } while (0)
static int child(void *x) { (void)x; return 0; }
int main(void) {
  static char stack[65536], zero[256];
  struct timespec t = {0, 0};
  TRY("ptrace", ptrace(PTRACE_TRACEME, 0, 0, 0));
  TRY("ptrace init", ptrace(PTRACE_ATTACH, 1, 0, 0));
  TRY("mount", mount("none", "/tmp", "tmpfs", 0, 0));
  TRY("umount", umount2("/proc", MNT_DETACH));
  TRY("unshare", unshare(CLONE_NEWUSER));
  TRY("unshare", unshare(CLONE_NEWNS));
  TRY("setns", setns(0, 0));
  TRY("clone", clone(child, stack + sizeof stack, CLONE_NEWUSER | SIGCHLD, 0));
  TRY("clone3", syscall(435, zero, 88));
  TRY("chroot", chroot("/tmp"));
  TRY("setuid", setuid(0));
  TRY("bpf", syscall(SYS_bpf, 0, zero, 64));
  TRY("keyctl", syscall(SYS_keyctl, 0, -3, 1));
  TRY("add_key", syscall(SYS_add_key, "user", "x", "x", 1, -3));
  TRY("io_uring", syscall(425, 8, zero));
  TRY("perf", syscall(SYS_perf_event_open, zero, 0, -1, -1, 0));
  TRY("userfaultfd", syscall(SYS_userfaultfd, 0));
  TRY("memfd", syscall(SYS_memfd_create, "x", 0));
  TRY("memfd_secret", syscall(447, 0));
  TRY("shmget", syscall(SYS_shmget, 0, 1 << 20, 01600));
  TRY("open_tree", syscall(428, -100, "/", 1));
  TRY("fsopen", syscall(430, "tmpfs", 0));
  TRY("process_vm_readv", syscall(SYS_process_vm_readv, 1, zero, 1, zero, 1, 0));
  TRY("clock_settime", clock_settime(CLOCK_REALTIME, &t));
  TRY("kexec", syscall(SYS_kexec_load, 0, 0, 0, 0));
  TRY("name_to_handle", syscall(SYS_name_to_handle_at, -100, "/", zero, zero, 0));
#ifdef __x86_64__
  TRY("x32", syscall(0x40000000 + 39));
#endif
  cpu_set_t before, all, after;
  sched_getaffinity(0, sizeof before, &before);
  memset(&all, 255, sizeof all);
  sched_setaffinity(0, sizeof all, &all);
  sched_getaffinity(0, sizeof after, &after);
  if (!CPU_EQUAL(&before, &after)) puts("escaped core");
  puts("done");
}
