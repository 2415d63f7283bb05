/*
 * Starts one program in a sandbox, says exactly when it began and ended, and leaves nothing behind.
 *
 * Three processes take part:
 *
 *   launcher  started by the workbench. Makes the namespaces, then waits for init or for the end of
 *             the lifeline, a pipe that only the workbench holds open: when the workbench asks for
 *             the end, or dies, init is killed, and with it everything in its process namespace.
 *   init      process 1 of the new namespaces. Builds the root folder, starts the program, reaps
 *             every process, ends those that are left, and reports.
 *   program   drops every privilege, waits at the gate, stamps the clock, and becomes the program.
 *
 * Started as root, the namespaces belong to root and the program runs as nobody in a user namespace
 * of its own below them. Started by an ordinary user, all of it lives in one user namespace.
 *
 * File descriptors: 0, 1, 2 the program's; 3 specification; 4 status; 5 gate; 6 lifeline.
 *
 * The specification is a sequence of NUL-terminated words: a verb and its arguments (see read_spec).
 * The status is a sequence of records of eight bytes: 'P' << 56 | pid of init once it exists, then
 * either struct report or struct failure.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SPEC = 3, STATUS = 4, GATE = 5, LIFELINE = 6 };
enum { MAX_WORDS = 4096, MAX_LIST = 256, INSIDE_ID = 1000 };

struct report {
  uint64_t kind; /* 'R' << 56 */
  int64_t exec_ns, exit_ns, status, user_ns, system_ns, high_water_kb, orphans;
};

struct failure {
  uint64_t kind; /* 'F' << 56 | errno */
  char what[256];
};

/* What the program's process tells init through shared memory. */
struct shared {
  volatile int64_t exec_ns;
  volatile int error;
  char what[200];
};

static struct {
  int as_root;
  uid_t outer_uid;
  gid_t outer_gid;
  const char *root; /* an empty folder that the new root is mounted on */
  const char *dir;  /* working folder of the program */
  int cpu;
  int seccomp;
  char *argv[MAX_LIST + 1], *env[MAX_LIST + 1];
  int argc, envc;
  struct { int resource; rlim_t value; } rlimits[16];
  int rlimit_count;
  int cgroups[8]; /* files that a process writes 0 to in order to join */
  int cgroup_count;
  char *words[MAX_WORDS];
  int word_count;
} spec;

static struct shared *shared;

static int64_t now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void write_all(int fd, const void *data, size_t size) {
  const char *at = data;
  while (size > 0) {
    ssize_t n = write(fd, at, size);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return;
    at += n;
    size -= (size_t)n;
  }
}

/* Reports what could not be done, and ends this process. */
static void fail(const char *format, ...) {
  struct failure f = {((uint64_t)'F' << 56) | (uint64_t)errno, {0}};
  va_list list;
  va_start(list, format);
  vsnprintf(f.what, sizeof f.what, format, list);
  va_end(list);
  write_all(STATUS, &f, sizeof f);
  _exit(112);
}

/* ------------------------------------------------------------------ specification */

static void read_spec(void) {
  size_t size = 0, room = 1 << 16;
  char *text = malloc(room);
  for (;;) {
    if (size + 1 >= room) text = realloc(text, room *= 2);
    ssize_t n = read(SPEC, text + size, room - size - 1);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) break;
    size += (size_t)n;
  }
  for (char *at = text; at < text + size && spec.word_count < MAX_WORDS - 4; at += strlen(at) + 1)
    spec.words[spec.word_count++] = at;

  spec.cpu = -1;
  spec.seccomp = 1;
  for (int i = 0; i < spec.word_count;) {
    char **w = &spec.words[i];
    if (!strcmp(*w, "root")) spec.root = w[1], i += 2;
    else if (!strcmp(*w, "dir")) spec.dir = w[1], i += 2;
    else if (!strcmp(*w, "ids")) spec.outer_uid = (uid_t)atol(w[1]), spec.outer_gid = (gid_t)atol(w[2]), i += 3;
    else if (!strcmp(*w, "cpu")) spec.cpu = atoi(w[1]), i += 2;
    else if (!strcmp(*w, "no-seccomp")) spec.seccomp = 0, i += 1;
    else if (!strcmp(*w, "arg") && spec.argc < MAX_LIST) spec.argv[spec.argc++] = w[1], i += 2;
    else if (!strcmp(*w, "env") && spec.envc < MAX_LIST) spec.env[spec.envc++] = w[1], i += 2;
    else if (!strcmp(*w, "rlimit") && spec.rlimit_count < 16) {
      spec.rlimits[spec.rlimit_count].resource = atoi(w[1]);
      spec.rlimits[spec.rlimit_count++].value = strtoull(w[2], NULL, 10);
      i += 3;
    } else if (!strcmp(*w, "cgroup") && spec.cgroup_count < 8) {
      int fd = open(w[1], O_WRONLY | O_CLOEXEC);
      if (fd < 0) fail("open control group file %s", w[1]);
      spec.cgroups[spec.cgroup_count++] = fd;
      i += 2;
    } else if (!strcmp(*w, "bind") || !strcmp(*w, "bind-write") || !strcmp(*w, "symlink")) i += 3;
    else if (!strcmp(*w, "tmpfs")) i += 4;
    else { errno = EINVAL; fail("specification: unknown word %s", *w); }
  }
  if (!spec.root || !spec.argc) { errno = EINVAL; fail("specification: root and arg are needed"); }
}

/* ------------------------------------------------------------------ root folder */

static char *inside(const char *path) {
  static char buffer[2][4096];
  static int turn;
  char *b = buffer[turn ^= 1];
  snprintf(b, sizeof buffer[0], "%s%s", spec.root, path);
  return b;
}

/* Makes the folders above a path, and the path itself as a folder when wanted. */
static void make_folders(const char *path, int itself) {
  char copy[4096];
  snprintf(copy, sizeof copy, "%s", path);
  for (char *slash = copy + strlen(spec.root) + 1; (slash = strchr(slash, '/')); slash++) {
    *slash = 0;
    mkdir(copy, 0755);
    *slash = '/';
  }
  if (itself) mkdir(copy, 0755);
}

static void bind_at(const char *from, const char *to, unsigned long flags, int optional) {
  struct stat st;
  if (stat(from, &st) != 0) {
    if (optional) return;
    fail("look at %s", from);
  }
  char *target = inside(to);
  make_folders(target, S_ISDIR(st.st_mode));
  if (!S_ISDIR(st.st_mode)) close(open(target, O_CREAT | O_WRONLY | O_CLOEXEC, 0644));
  if (mount(from, target, NULL, MS_BIND | MS_REC, NULL) != 0) fail("bind %s", from);
  /* In a user namespace the flags that the original has must be kept. */
  unsigned long base = MS_BIND | MS_REMOUNT | MS_NOSUID | flags;
  if (mount(NULL, target, NULL, base, NULL) != 0
      && mount(NULL, target, NULL, base | MS_NODEV, NULL) != 0
      && mount(NULL, target, NULL, base | MS_NODEV | MS_NOATIME, NULL) != 0
      && mount(NULL, target, NULL, base | MS_NODEV | MS_RELATIME, NULL) != 0
      && mount(NULL, target, NULL, base | MS_NODEV | MS_NOEXEC | MS_RELATIME, NULL) != 0)
    fail("make %s read-only", to);
}

static void build_root(void) {
  char options[128];
  if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0) fail("make mounts private");
  if (mount("tmpfs", spec.root, "tmpfs", MS_NOSUID | MS_NODEV, "size=1m,mode=755") != 0)
    fail("mount a root folder on %s", spec.root);
  static const char *devices[] = {"/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"};
  for (size_t i = 0; i < sizeof devices / sizeof *devices; i++) bind_at(devices[i], devices[i], MS_NOEXEC, 1);
  if (symlink("/proc/self/fd", inside("/dev/fd")) || symlink("/proc/self/fd/0", inside("/dev/stdin"))
      || symlink("/proc/self/fd/1", inside("/dev/stdout")) || symlink("/proc/self/fd/2", inside("/dev/stderr")))
    fail("make links in /dev");
  mkdir(inside("/etc"), 0755);
  int passwd = open(inside("/etc/passwd"), O_CREAT | O_WRONLY | O_CLOEXEC, 0644);
  write_all(passwd, "runner:x:1000:1000::/work:/bin/false\n", 37);
  close(passwd);

  for (int i = 0; i < spec.word_count;) {
    char **w = &spec.words[i];
    if (!strcmp(*w, "bind")) bind_at(w[1], w[2], MS_RDONLY, 0), i += 3;
    else if (!strcmp(*w, "bind-write")) bind_at(w[1], w[2], 0, 0), i += 3;
    else if (!strcmp(*w, "symlink")) {
      make_folders(inside(w[2]), 0);
      if (symlink(w[1], inside(w[2])) != 0 && errno != EEXIST) fail("link %s", w[2]);
      i += 3;
    } else if (!strcmp(*w, "tmpfs")) {
      char *target = inside(w[1]);
      make_folders(target, 1);
      snprintf(options, sizeof options, "size=%s,nr_inodes=%s,mode=755,uid=%d,gid=%d", w[2], w[3],
               spec.as_root ? (int)spec.outer_uid : INSIDE_ID, spec.as_root ? (int)spec.outer_gid : INSIDE_ID);
      if (mount("tmpfs", target, "tmpfs", MS_NOSUID | MS_NODEV, options) != 0) fail("mount a folder on %s", w[1]);
      i += 4;
    } else if (!strcmp(*w, "ids") || !strcmp(*w, "rlimit")) i += 3;
    else if (!strcmp(*w, "no-seccomp")) i += 1;
    else i += 2;
  }
  make_folders(inside("/proc"), 1);
  if (mount("proc", inside("/proc"), "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, "hidepid=2") != 0
      && mount("proc", inside("/proc"), "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL) != 0)
    fail("mount /proc");
  if (chdir(spec.root) != 0) fail("enter the root folder");
  /* The old root ends up on top of the new one and is taken off: pivot_root(2), NOTES. */
  if (syscall(SYS_pivot_root, ".", ".") != 0) fail("pivot_root");
  if (umount2(".", MNT_DETACH) != 0) fail("take the old root off");
  if (mount(NULL, "/", NULL, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV, NULL) != 0) fail("make the root read-only");
}

/* ------------------------------------------------------------------ system calls */

#if defined(__x86_64__)
#define ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCH AUDIT_ARCH_AARCH64
#else
#error "unknown architecture"
#endif

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define RETURN(value) BPF_STMT(BPF_RET | BPF_K, (value))
#define DENY(name) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 1), RETURN(SECCOMP_RET_ERRNO | EPERM)
#define ABSENT(name) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 1), RETURN(SECCOMP_RET_ERRNO | ENOSYS)

#define NEW_NAMESPACES                                                                        \
  (CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS    \
   | CLONE_NEWCGROUP | 0x80 /* CLONE_NEWTIME */)

/* What no solution needs, and what has been a way out of sandboxes before. */
static void filter_calls(void) {
  static struct sock_filter filter[] = {
    LOAD(arch),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCH, 1, 0), RETURN(SECCOMP_RET_KILL_PROCESS),
    LOAD(nr),
#if defined(__x86_64__)
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1), RETURN(SECCOMP_RET_KILL_PROCESS), /* x32 */
#endif
    /* clone3 passes its flags by pointer, which a filter can't follow: the C library falls back. */
    ABSENT(clone3),
    DENY(ptrace), DENY(process_vm_readv), DENY(process_vm_writev), DENY(kcmp),
    DENY(mount), DENY(umount2), DENY(pivot_root), DENY(chroot), DENY(move_mount), DENY(open_tree),
    DENY(fsopen), DENY(fsconfig), DENY(fsmount), DENY(fspick), DENY(mount_setattr),
    DENY(unshare), DENY(setns), DENY(bpf), DENY(perf_event_open), DENY(userfaultfd),
    DENY(add_key), DENY(request_key), DENY(keyctl),
    DENY(io_uring_setup), DENY(io_uring_enter), DENY(io_uring_register),
    DENY(kexec_load), DENY(init_module), DENY(finit_module), DENY(delete_module), DENY(reboot),
    DENY(swapon), DENY(swapoff), DENY(acct), DENY(quotactl), DENY(syslog), DENY(vhangup),
    DENY(settimeofday), DENY(clock_settime), DENY(clock_adjtime), DENY(adjtimex),
    DENY(sethostname), DENY(setdomainname), DENY(open_by_handle_at), DENY(name_to_handle_at),
    DENY(fanotify_init), DENY(lookup_dcookie), DENY(personality), DENY(sched_setaffinity),
#if defined(__x86_64__)
    DENY(iopl), DENY(ioperm), DENY(modify_ldt), DENY(kexec_file_load),
#endif
    /* socket: only within the machine, which here means within the sandbox. */
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 3),
    LOAD(args[0]),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 1 /* AF_UNIX */, 1, 0), RETURN(SECCOMP_RET_ERRNO | EACCES),
    LOAD(nr),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 3),
    LOAD(args[0]),
    BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, NEW_NAMESPACES & ~0x80, 0, 1), RETURN(SECCOMP_RET_ERRNO | EPERM),
    RETURN(SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
  if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0) {
    shared->error = errno;
    strcpy(shared->what, "install the system call filter");
    _exit(112);
  }
}

/* ------------------------------------------------------------------ program */

static void give_up(const char *what) {
  shared->error = errno;
  snprintf(shared->what, sizeof shared->what, "%s", what);
  _exit(112);
}

static int program(void *sync) {
  int *mapped = sync;
  if (spec.as_root) {
    char byte;
    close(mapped[1]);
    if (read(mapped[0], &byte, 1) != 1) _exit(112);
  }
  if (setsid() < 0) give_up("start a session");
  int score = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (score >= 0) { write_all(score, "1000", 4); close(score); }
  for (int i = 0; i < spec.cgroup_count; i++)
    if (write(spec.cgroups[i], "0", 1) != 1) give_up("join the control group");
  if (spec.cpu >= 0) {
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(spec.cpu, &set);
    if (sched_setaffinity(0, sizeof set, &set) != 0) give_up("move to its core");
  }
  if (setgroups(0, NULL) != 0 && spec.as_root) give_up("drop groups");
  if (setresgid(INSIDE_ID, INSIDE_ID, INSIDE_ID) != 0) give_up("set the group");
  if (setresuid(INSIDE_ID, INSIDE_ID, INSIDE_ID) != 0) give_up("set the user");
  for (int i = 0; i < spec.rlimit_count; i++) {
    struct rlimit limit = {spec.rlimits[i].value, spec.rlimits[i].value};
    if (setrlimit(spec.rlimits[i].resource, &limit) != 0) give_up("set a limit");
  }
  for (int capability = 0; capability < 64; capability++)
    if (prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0) break;
  prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) give_up("forbid new privileges");
  if (chdir(spec.dir ? spec.dir : "/") != 0) give_up("enter its folder");
  umask(022);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  for (int s = 1; s < 32; s++) signal(s, SIG_DFL);
  if (spec.seccomp) filter_calls();

  char byte;
  if (read(GATE, &byte, 1) != 1) _exit(112);
  shared->exec_ns = now_ns();
  execve(spec.argv[0], spec.argv, spec.env);
  shared->exec_ns = 0;
  give_up("start the program");
  return 112;
}

/* ------------------------------------------------------------------ init */

static int64_t micros(struct timeval t) { return (int64_t)t.tv_sec * 1000000 + t.tv_usec; }

static void write_file(const char *path, const char *text) {
  int fd = open(path, O_WRONLY | O_CLOEXEC);
  if (fd < 0 || write(fd, text, strlen(text)) != (ssize_t)strlen(text)) fail("write %s", path);
  close(fd);
}

static char stack[2][64 * 1024] __attribute__((aligned(16)));

static int init(void *sync) {
  int *mapped = sync;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  close(LIFELINE);
  if (!spec.as_root) {
    char byte;
    close(mapped[1]);
    if (read(mapped[0], &byte, 1) != 1) _exit(112);
    if (setresgid(INSIDE_ID, INSIDE_ID, INSIDE_ID) || setresuid(INSIDE_ID, INSIDE_ID, INSIDE_ID)) fail("set the user");
  }
  /* Its memory and files are closed to the program. Not before: the launcher writes the id maps. */
  prctl(PR_SET_DUMPABLE, 0);
  sethostname("sandbox", 7);
  build_root();

  int pipe_fds[2] = {-1, -1};
  if (pipe2(pipe_fds, O_CLOEXEC) != 0) fail("make a pipe");
  pid_t child = clone(program, stack[1] + sizeof stack[1], SIGCHLD | (spec.as_root ? CLONE_NEWUSER : 0), pipe_fds);
  if (child < 0) fail("start the program's process");
  close(GATE);
  if (spec.as_root) {
    char path[64], map[64];
    snprintf(path, sizeof path, "/proc/%d/uid_map", child);
    snprintf(map, sizeof map, "%d %d 1\n", INSIDE_ID, (int)spec.outer_uid);
    write_file(path, map);
    snprintf(path, sizeof path, "/proc/%d/gid_map", child);
    snprintf(map, sizeof map, "%d %d 1\n", INSIDE_ID, (int)spec.outer_gid);
    write_file(path, map);
    write_all(pipe_fds[1], "x", 1);
  }
  close(pipe_fds[0]);
  close(pipe_fds[1]);

  struct report r = {(uint64_t)'R' << 56, 0, 0, 0, 0, 0, 0, 0};
  struct rusage usage;
  int status, ended = 0;
  for (;;) {
    pid_t pid = wait4(-1, &status, __WALL, &usage);
    if (pid < 0) {
      if (errno == EINTR) continue;
      break; /* no child is left */
    }
    r.user_ns += micros(usage.ru_utime) * 1000;
    r.system_ns += micros(usage.ru_stime) * 1000;
    if (usage.ru_maxrss > r.high_water_kb) r.high_water_kb = usage.ru_maxrss;
    if (pid == child) {
      r.exit_ns = now_ns();
      r.status = status;
      ended = 1;
      kill(-1, SIGKILL); /* everyone else in this namespace */
    } else if (ended) {
      r.orphans++;
    }
  }
  if (shared->error) {
    errno = shared->error;
    fail("%s", shared->what);
  }
  r.exec_ns = shared->exec_ns;
  write_all(STATUS, &r, sizeof r);
  _exit(0);
}

/* ------------------------------------------------------------------ launcher */

int main(void) {
  for (int fd = SPEC; fd <= LIFELINE; fd++) fcntl(fd, F_SETFD, FD_CLOEXEC);
  spec.as_root = geteuid() == 0;
  read_spec();
  shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  int sync[2];
  if (shared == MAP_FAILED || pipe2(sync, O_CLOEXEC) != 0) fail("prepare");

  int flags = CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS;
  if (!spec.as_root) flags |= CLONE_NEWUSER;
  int pidfd = -1;
  pid_t child = clone(init, stack[0] + sizeof stack[0], flags | CLONE_PIDFD | SIGCHLD, sync, &pidfd);
  if (child < 0) fail("make namespaces");
  if (!spec.as_root) {
    char path[64], map[64];
    snprintf(path, sizeof path, "/proc/%d/setgroups", child);
    write_file(path, "deny");
    snprintf(path, sizeof path, "/proc/%d/uid_map", child);
    snprintf(map, sizeof map, "%d %d 1\n", INSIDE_ID, (int)geteuid());
    write_file(path, map);
    snprintf(path, sizeof path, "/proc/%d/gid_map", child);
    snprintf(map, sizeof map, "%d %d 1\n", INSIDE_ID, (int)getegid());
    write_file(path, map);
    write_all(sync[1], "x", 1);
  }
  close(sync[0]);
  close(sync[1]);
  close(GATE);
  for (int fd = 0; fd < 3; fd++) close(fd);
  uint64_t hello = ((uint64_t)'P' << 56) | (uint64_t)child;
  write_all(STATUS, &hello, sizeof hello);

  struct pollfd waits[2] = {{pidfd, POLLIN, 0}, {LIFELINE, POLLIN, 0}};
  for (;;) {
    int n = poll(waits, 2, -1);
    if (n < 0 && errno == EINTR) continue;
    if (waits[0].revents) break;
    if (waits[1].revents) {
      kill(child, SIGKILL);
      waits[1].fd = -1;
    }
  }
  int status = 0;
  while (waitpid(child, &status, __WALL) < 0 && errno == EINTR) {}
  return WIFEXITED(status) ? WEXITSTATUS(status) : 113;
}
