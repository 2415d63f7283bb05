/*
 * Warm interpreters: part of launcher.c, which see.
 *
 * An interpreter is started as a program is, with the same rights, files, limits, arguments and
 * environment, and stopped at the system call that first names the program's file: it has read
 * nothing of the program's by then, and never will. For each case the launcher, which traces it, has
 * it make a copy of itself; that copy gets streams, a session and a folder of its own by system calls
 * that the launcher makes it do, is let go, and goes on as any interpreter does.
 *
 * The interpreter lives outside of the process namespace that its copies live in, so that no number
 * leads to it. It makes a helper there that shares its memory, the helper makes the copy and ends, and
 * the copy is the child of the namespace's init, as every program is.
 *
 * An interpreter is not used (it is "cold") if its start leaves anything that copies would share with
 * it or with each other: threads, children, open files, shared memory that can be written, random
 * numbers other than the seed of hashes.
 *
 * Sources: ptrace(2), clone(2), syscall(2), credentials(7); glibc, sysdeps/nptl/_Fork.c.
 */
#ifdef __x86_64__
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <sys/user.h>

#define WARM 4         /* interpreters, which take turns: each has a hash seed of its own */
#define WARM_CASES 256 /* then an interpreter is replaced, and with it the seed */
#define WARM_FD 1000
#define SEED_BYTES 64 /* what a start may draw: a hash seed, and the C library's own */
#define MOST_CALLS 100000

/* Lies in the memory of the interpreter, and hence of each copy, below its stack. */
struct scratch {
  struct msghdr message;
  struct iovec io;
  char control[CMSG_SPACE(3 * sizeof(int))];
  char byte[8];
  char folder[512];
};

static struct warm {
  pid_t pid, init;
  int socket;
  unsigned cases;
  struct user_regs_struct ready;
  unsigned long long call, thread_at, robust[2], rseq[4], scratch;
} warm[WARM];
static unsigned turns;

static char warm_key[MAX_REQUEST];  /* of all that are there */
static size_t warm_length;
static pid_t cold_init;             /* it has shown that its interpreter can't be kept warm */

static int remote(pid_t pid, unsigned long long at, void *here, size_t length, int write) {
  struct iovec mine = {here, length}, theirs = {(void *)(uintptr_t)at, length};
  ssize_t n = write ? process_vm_writev(pid, &mine, 1, &theirs, 1, 0)
                    : process_vm_readv(pid, &mine, 1, &theirs, 1, 0);
  return n == (ssize_t)length ? 0 : -1;
}

/* Lets a process that is stopped go on in some way until it stops again. Its status, or -1. */
static int step(pid_t pid, int how, int signal) {
  int status;
  if (ptrace(how, pid, 0, (long)signal)) return -1;
  while (waitpid(pid, &status, __WALL) < 0)
    if (errno != EINTR) return -1;
  return status;
}

/*
 * Has a stopped process do a system call. Returns what it gave, or -1. Where it makes a process,
 * `child` gets the number of that one, which is stopped too.
 */
static long have_done(const struct warm *w, pid_t pid, pid_t *child, long number, unsigned long long a,
                      unsigned long long b, unsigned long long c, unsigned long long d) {
  struct user_regs_struct r = w->ready;
  unsigned long made = 0;
  int status;
  r.rip = w->call;
  r.orig_rax = ~0ull;
  r.rax = (unsigned long long)number;
  r.rdi = a;
  r.rsi = b;
  r.rdx = c;
  r.r10 = d;
  r.r8 = r.r9 = 0;
  if (ptrace(PTRACE_SETREGS, pid, 0, &r)) return -1;
  status = step(pid, PTRACE_SINGLESTEP, 0);
  if (child && status >= 0 && WIFSTOPPED(status) && status >> 16) {
    if (ptrace(PTRACE_GETEVENTMSG, pid, 0, &made)) return -1;
    *child = (pid_t)made;
    if (waitpid(*child, &status, __WALL) != *child || !WIFSTOPPED(status)) return -1;
    status = step(pid, PTRACE_SINGLESTEP, 0);
  }
  if (status < 0 || !WIFSTOPPED(status) || status >> 8 != SIGTRAP) return -1;
  if (ptrace(PTRACE_GETREGS, pid, 0, &r)) return -1;
  return (long)r.rax;
}

static void end_traced(pid_t pid) {
  int status;
  if (pid <= 0) return;
  kill(pid, SIGKILL);
  while (waitpid(pid, &status, __WALL) >= 0 && !WIFEXITED(status) && !WIFSIGNALED(status)) {}
}

static void cool(struct warm *w) {
  if (!w->pid) return;
  end_traced(w->pid);
  close(w->socket);
  *w = (struct warm){0};
}

static void cool_all(pid_t init) {
  for (int i = 0; i < WARM; i++)
    if (!init || warm[i].init == init) cool(&warm[i]);
}

/* In a process that the launcher has made. */
static void forget_warm(void) {
  for (int i = 0; i < WARM; i++)
    if (warm[i].pid) close(warm[i].socket);
}

static int warm_sockets(void) {
  int count = 0;
  for (int i = 0; i < WARM; i++) count += warm[i].pid ? 2 : 0;
  return count;
}

/*
 * Copies share the interpreter's IPC namespace, which a kept init renews for other programs: what
 * would outlive a case there is said not to exist, as in a container.
 */
static int leave_nothing_to_others(void) {
  struct sock_filter only[] = {LOAD(FIELD(nr)),
                               BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_semget, 1, 0),
                               BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_mq_open, 0, 1),
                               RETURN(SECCOMP_RET_ERRNO | ENOSYS), RETURN(SECCOMP_RET_ALLOW)};
  struct sock_fprog p = {sizeof only / sizeof *only, only};
  return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_SPEC_ALLOW, &p);
}

/* In the new process: from here on as a program of this init's, but outside of its process numbers. */
static void become_interpreter(int init, int socket) {
  const int spaces = CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWUTS;
  board = mmap(NULL, sizeof *board, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (board == MAP_FAILED) _exit(126); /* a failure here is no run's */
  if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) || ptrace(PTRACE_TRACEME, 0, 0, 0)) _exit(126);
  if (syscall(SYS_setns, init, spaces | CLONE_NEWCGROUP) && syscall(SYS_setns, init, spaces))
    _exit(126);
  for (int i = 0; i < 3; i++) { /* of the kind that a program's are */
    int fd = (int)syscall(SYS_memfd_create, "stream", 0);
    if (fd < 0 || (fd != i && (dup2(fd, i) < 0 || close(fd)))) _exit(126);
  }
  if (dup2(socket, WARM_FD) < 0) _exit(126);
  if (syscall(436 /* close_range */, 3, WARM_FD - 1, 4 /* CLOSE_RANGE_CLOEXEC */)) _exit(126);
  setsid();
  kill(getpid(), SIGSTOP);
  if (leave_nothing_to_others()) _exit(126);
  become_limited();
  execve(argv_[0], argv_, env_);
  _exit(127);
}

/* Whether the process, stopped at a call, names the file in it. */
static int names_file(pid_t pid, const struct user_regs_struct *r, const char *file) {
  char text[PATH_MAX];
  unsigned long long at;
  size_t length = strlen(file) + 1;
  switch (r->orig_rax) {
    case SYS_open: case SYS_stat: case SYS_lstat: case SYS_access: case SYS_readlink: at = r->rdi; break;
    case SYS_openat: case SYS_newfstatat: case SYS_faccessat: case SYS_readlinkat: case SYS_statx:
    case 439 /* faccessat2 */: at = r->rsi; break;
    default: return 0;
  }
  return length <= sizeof text && !remote(pid, at, text, length, 0) && !memcmp(text, file, length);
}

/* Whether a call makes something that copies would share. Notes what each copy has to do again. */
static int shares(struct warm *w, const struct user_regs_struct *r) {
  switch (r->orig_rax) {
    case SYS_clone: case SYS_fork: case SYS_vfork: case SYS_shmat: return 1;
    case SYS_getrandom: return r->rsi > SEED_BYTES;
    case SYS_mmap: return (r->r10 & MAP_SHARED) && (r->rdx & PROT_WRITE);
    case SYS_set_tid_address: w->thread_at = r->rdi; return 0;
    case SYS_set_robust_list: w->robust[0] = r->rdi; w->robust[1] = r->rsi; return 0;
    case 334 /* rseq */:
      w->rseq[0] = r->rdi; w->rseq[1] = r->rsi; w->rseq[2] = r->rdx; w->rseq[3] = r->r10;
      return 0;
    default: return 0;
  }
}

/* Whether a process has its streams and our socket open and nothing else. */
static int has_only_streams(pid_t pid) {
  char path[48];
  int others = 0;
  snprintf(path, sizeof path, "%d/fd", pid);
  int fd = openat(host_proc, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *d = fd < 0 ? NULL : fdopendir(fd);
  if (!d) return 0;
  for (struct dirent *e; (e = readdir(d));)
    others += e->d_name[0] != '.' && atoi(e->d_name) > 2 && atoi(e->d_name) != WARM_FD;
  closedir(d);
  return !others;
}

/* Follows a start to the call that names the file. 0, or -1 if it never comes or copies would share. */
static int follow(struct warm *w, const char *file) {
  struct user_regs_struct *r = &w->ready;
  int status, enters = 1, begun = 0;
  const long options = PTRACE_O_EXITKILL | PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE |
                       PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACEEXEC;
  if (waitpid(w->pid, &status, 0) < 0 || !WIFSTOPPED(status) ||
      ptrace(PTRACE_SETOPTIONS, w->pid, 0, options))
    return -1;
  status = step(w->pid, PTRACE_CONT, 0);
  for (int calls = 0; calls < MOST_CALLS && status >= 0 && WIFSTOPPED(status); calls++) {
    const int at = WSTOPSIG(status), event = status >> 16;
    if (event && event != PTRACE_EVENT_EXEC) return -1;
    if (event && begun) return -1; /* a wrapper starts another one */
    if (event) begun = 1;
    if (at == (SIGTRAP | 0x80)) {
      if (enters) {
        if (ptrace(PTRACE_GETREGS, w->pid, 0, r) || shares(w, r)) return -1;
        if (names_file(w->pid, r, file)) return 0;
      }
      enters = !enters;
    } else if (event) {
      enters = 0; /* execve has not returned yet */
    }
    status = step(w->pid, PTRACE_SYSCALL, at == SIGTRAP || at == (SIGTRAP | 0x80) ? 0 : at);
  }
  return -1;
}

/* Leaves the call undone, and writes down in the interpreter what its copies are to do. */
static int make_ready(struct warm *w) {
  struct user_regs_struct r = w->ready;
  struct scratch s = {0};
  unsigned char instruction[2];
  int thread;
  r.orig_rax = ~0ull;
  if (ptrace(PTRACE_SETREGS, w->pid, 0, &r)) return -1;
  int status = step(w->pid, PTRACE_SYSCALL, 0);
  if (status < 0 || !WIFSTOPPED(status) || WSTOPSIG(status) != (SIGTRAP | 0x80)) return -1;
  w->call = r.rip - 2;
  w->scratch = (r.rsp - 4096) & ~63ull;
  s.message.msg_iov = (void *)(uintptr_t)(w->scratch + offsetof(struct scratch, io));
  s.message.msg_iovlen = 1;
  s.message.msg_control = (void *)(uintptr_t)(w->scratch + offsetof(struct scratch, control));
  s.message.msg_controllen = sizeof s.control;
  s.io.iov_base = (void *)(uintptr_t)(w->scratch + offsetof(struct scratch, byte));
  s.io.iov_len = 1;
  if (strlen(cwd) >= sizeof s.folder) return -1;
  strcpy(s.folder, cwd);
  if (remote(w->pid, w->call, instruction, 2, 0) || instruction[0] != 0x0f || instruction[1] != 0x05)
    return -1;
  /* The C library knows its thread's number by this word; one that keeps it elsewhere is not known. */
  if (!w->thread_at || remote(w->pid, w->thread_at, &thread, sizeof thread, 0) || thread != w->pid)
    return -1;
  return has_only_streams(w->pid) ? remote(w->pid, w->scratch, &s, sizeof s, 1) : -1;
}

static int warm_up(struct warm *w, pid_t init, const char *file) {
  int ends[2], handle = (int)syscall(434 /* pidfd_open */, init, 0);
  if (handle < 0) return -1;
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends)) {
    close(handle);
    return -1;
  }
  *w = (struct warm){.init = init, .socket = ends[0]};
  w->pid = fork();
  if (w->pid == 0) become_interpreter(handle, ends[1]);
  close(ends[1]);
  close(handle);
  if (w->pid > 0 && !follow(w, file) && !make_ready(w)) return 0;
  if (w->pid < 0) w->pid = 0;
  if (!w->pid) close(ends[0]);
  cool(w);
  return -1;
}

/* What an interpreter's start depends on, beside what its init shows. */
static size_t make_warm_key(char *to) {
  size_t n = 0;
  for (int i = 0; i < string_count; i++) {
    if (strings[i][0] == 'r' || strings[i][0] == 'l' || strings[i][0] == 'f' || strings[i][0] == 'p') i++;
    else if (strings[i][0] && strchr("aeCnskouW", strings[i][0])) {
      size_t length = strlen(strings[i]) + 1;
      memcpy(to + n, strings[i], length);
      n += length;
    }
  }
  return n;
}

/* The interpreter whose turn it is, or NULL where the case is to start afresh. */
static struct warm *warm_for(pid_t init, const char *file) {
  static char wanted[MAX_REQUEST];
  size_t length = make_warm_key(wanted);
  if (init == cold_init) return NULL;
  if (length != warm_length || memcmp(wanted, warm_key, length)) cool_all(0);
  memcpy(warm_key, wanted, length);
  warm_length = length;
  struct warm *w = &warm[turns++ % WARM];
  if (w->pid && w->init == init && w->cases < WARM_CASES) return w;
  cool(w);
  if (!warm_up(w, init, file)) return w;
  cold_init = init;
  cool_all(0);
  return NULL;
}

/* The copy's streams, session and folder, and what a C library does at a start and not at a copy. */
static pid_t settle(const struct warm *w, pid_t copy) {
  const unsigned long long message = w->scratch + offsetof(struct scratch, message);
  int got[3];
  if (have_done(w, copy, NULL, SYS_recvmsg, WARM_FD, message, 0, 0) != 1 ||
      remote(copy, w->scratch + offsetof(struct scratch, control) + CMSG_LEN(0), got, sizeof got, 0))
    return -1;
  for (int i = 0; i < 3; i++)
    if (got[i] < 3 || have_done(w, copy, NULL, SYS_dup2, (unsigned)got[i], (unsigned)i, 0, 0) != i)
      return -1;
  if (have_done(w, copy, NULL, 436 /* close_range */, 3, ~0u, 0, 0)) return -1;
  if (have_done(w, copy, NULL, SYS_chdir, w->scratch + offsetof(struct scratch, folder), 0, 0, 0))
    return -1;
  if (w->robust[0] &&
      have_done(w, copy, NULL, SYS_set_robust_list, w->robust[0], w->robust[1], 0, 0))
    return -1;
  if (w->rseq[0] && have_done(w, copy, NULL, 334 /* rseq */, w->rseq[0], w->rseq[1], w->rseq[2], w->rseq[3]))
    return -1;
  return (pid_t)have_done(w, copy, NULL, SYS_setsid, 0, 0, 0, 0);
}

/*
 * Makes a copy and lets it go. Returns its number as its init sees it, whose child it is then; or 0,
 * and nothing is left of it.
 */
static pid_t copy_warm(struct warm *w, const int streams[3]) {
  pid_t helper = 0, copy = 0, number = -1;
  int status;
  struct user_regs_struct r = w->ready;
  if (!deliver(w->socket, "s", 1, streams, 3) &&
      have_done(w, w->pid, &helper, SYS_clone, CLONE_VM, 0, 0, 0) > 0 && helper &&
      have_done(w, helper, &copy, SYS_clone, SIGCHLD | CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID, 0,
                0, w->thread_at) > 0 &&
      copy) {
    number = settle(w, copy);
  }
  if (helper) { /* it ends, and its parent forgets it */
    kill(helper, SIGKILL);
    while (waitpid(helper, &status, __WALL) >= 0 && !WIFEXITED(status) && !WIFSIGNALED(status)) {}
    if (have_done(w, w->pid, NULL, SYS_wait4, ~0ull, 0, __WALL, 0) <= 0) number = -1;
  }
  if (number > 0) {
    board->program_pid = copy;
    board->state = READY;
    r.rip = w->call;
    r.rax = w->ready.orig_rax;
    r.orig_rax = ~0ull;
    w->cases++;
    if (!ptrace(PTRACE_SETREGS, copy, 0, &r)) {
      board->exec_ns = now_ns();
      if (!ptrace(PTRACE_DETACH, copy, 0, 0)) return number;
    }
  }
  end_traced(copy);
  cool(w);
  board->exec_ns = 0;
  board->program_pid = 0;
  board->state = STARTING;
  return 0;
}
#else
/* The registers of other processors are not known here: each case starts afresh. */
struct warm { int unused; };
static void cool_all(pid_t init) { (void)init; }
static void forget_warm(void) {}
static int warm_sockets(void) { return 0; }
static struct warm *warm_for(pid_t init, const char *file) { (void)init; (void)file; return NULL; }
static pid_t copy_warm(struct warm *w, const int streams[3]) { (void)w; (void)streams; return 0; }
#endif
