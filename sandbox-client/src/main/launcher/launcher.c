/*
 * launcher: starts programs in a sandbox of Linux namespaces and stamps their begin and end.
 *
 * One launcher serves one worker of the workbench. It lives as long as the worker and runs one
 * program at a time, so that what costs much (a network namespace, entering a control group) is
 * paid once. Three processes take part in a run:
 *
 *   launcher   waits for requests; passes kill orders on; ends everything when the workbench dies
 *   init       process 1 of a pid namespace; builds the file system the program sees, reaps whatever
 *              the program leaves, takes the time of its end
 *   program    gives up all rights, waits at the gate, takes the time, becomes the program
 *
 * An init is kept for further runs that see the same files of this machine. Between two of them it
 * ends every other process of its namespace, and takes a new /tmp, a new IPC namespace and the first
 * process number again; its own folder in /proc, which would tell of earlier runs, is covered. A run
 * that writes elsewhere (a compiler's) has an init of its own.
 *
 * File descriptors on start: 3 a SOCK_SEQPACKET socket to the workbench, 4 the board, a page of
 * memory shared with the workbench (struct board). No argument, no environment, no libc feature
 * beyond system calls; static, so that it starts where no compiler and no library is.
 *
 * Requests are one packet of NUL-terminated strings, the first character of each says what it is
 * (see read_request and build_root), with the program's three standard streams attached. Other
 * packets: "k" ends the program and all its children but lets init report, "K" ends init as well.
 *
 * In a container the launcher is process 1 and takes init's part too, because nobody there may make
 * namespaces: it ends what a run left and empties the folders that the run could write to. Its
 * arguments are the path of the socket to connect to and those folders. The workbench sends the
 * board; the launcher answers with open descriptors of /proc and of the folders, by which the
 * workbench samples, whatever the container's process numbers are outside. Further packet: "w"
 * empties the folders, and is answered by the same.
 *
 * Sources: user_namespaces(7), pid_namespaces(7), mount_namespaces(7), pivot_root(2), seccomp(2),
 * capabilities(7), cgroups(7).
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/futex.h>
#include <linux/seccomp.h>
#include <limits.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/sysinfo.h>
#include <sys/time.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define CONTROL_FD 3
#define BOARD_FD 4
#define NOBODY 65534
#define MAX_REQUEST (200 * 1024)
#define MAX_STRINGS 4096
#define MAX_FOLDERS 8
#define MAX_FDS 16

enum state { STARTING = 1, READY = 2, DONE = 3, FAILED = 4 };

/* Shared with the workbench; Board.java knows the same offsets. Times: CLOCK_MONOTONIC, ns. */
struct board {
  _Atomic uint32_t state;      /*   0 */
  _Atomic uint32_t gate;       /*   4 opened by the workbench */
  int32_t init_pid;            /*   8 as the workbench sees it */
  int32_t program_pid;         /*  12 as the workbench sees it */
  _Atomic uint64_t exec_ns;    /*  16 right before execve */
  _Atomic uint64_t exit_ns;    /*  24 right after the wait for the program returned */
  int32_t wait_status;         /*  32 */
  int32_t exec_errno;          /*  36 why execve failed, or 0 */
  uint64_t user_us;            /*  40 the program and the children it waited for */
  uint64_t system_us;          /*  48 */
  uint64_t maxrss_kb;          /*  56 */
  uint64_t orphan_user_us;     /*  64 what init had to reap */
  uint64_t orphan_system_us;   /*  72 */
  uint64_t orphan_maxrss_kb;   /*  80 */
  uint32_t orphans_killed;     /*  88 alive when the program had ended */
  uint32_t orphans_reaped;     /*  92 */
  int32_t fail_errno;          /*  96 */
  uint32_t fail_step;          /* 100 a letter, see LauncherFailure.java */
  uint64_t done_ns;            /* 104 nothing of the run is left */
  uint32_t own_user_namespace; /* 112 */
  _Atomic uint32_t ended;      /* 116 init is reaped: the board may be used anew */
  uint32_t memory_kills;       /* 120 in a container: how often the kernel ended a process */
  uint32_t left_behind;        /* 124 something outlives the run: no further one may begin here */
  char fail_detail[256];       /* 128 */
  uint64_t files_bytes;        /* 384 in the folders that the run could write to, at its end */
  uint64_t files_count;        /* 392 */
  uint32_t own_sockets;        /* 400 what the launcher has beside a run's; not read outside */
};

static struct board *board;
static int host_proc = -1; /* the workbench's /proc */
static int privileged;     /* true root, not root of a user namespace only */
static int contained;      /* process 1 of a container */
static pid_t program;      /* in init: the program's process number */

static uint64_t now_ns(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

/* Says on the board what failed (step, errno, on what) and ends the calling process. */
static void fail(char step, const char *detail) {
  int e = errno;
  if (board->state != FAILED) {
    board->fail_errno = e;
    board->fail_step = (uint32_t)step;
    strncpy(board->fail_detail, detail, sizeof board->fail_detail - 1);
    board->state = FAILED;
  }
  _exit(126);
}

static void say_ended(void) {
  board->ended = 1;
  syscall(SYS_futex, &board->ended, FUTEX_WAKE, 1, NULL, NULL, 0);
}

/* --- what a run could write to -------------------------------------------------------------- */

static const char *folders[MAX_FOLDERS];
static int folder_count;

static void note_files(void) {
  struct statvfs v;
  board->files_bytes = board->files_count = 0;
  for (int i = 0; i < folder_count; i++) {
    if (statvfs(folders[i], &v)) continue;
    board->files_bytes += (uint64_t)(v.f_blocks - v.f_bfree) * v.f_frsize;
    board->files_count += v.f_files - v.f_ffree;
  }
}

/* Sockets in this network namespace. A socket on its way through another one, sent by processes
   that are gone, is there until the kernel's collector comes: with its name, which others can read. */
static int sockets(void) {
  char text[4096];
  ssize_t n;
  int lines = 0, fd = openat(host_proc, "self/net/unix", O_RDONLY | O_CLOEXEC);
  if (fd < 0) return 0;
  while ((n = read(fd, text, sizeof text)) > 0)
    for (ssize_t i = 0; i < n; i++) lines += text[i] == '\n';
  close(fd);
  return lines;
}

static int own_sockets; /* what is there without a run */

/* --- the request ------------------------------------------------------------------------- */

static char packet[MAX_REQUEST];
static char *strings[MAX_STRINGS]; /* all strings of the request, in order */
static int string_count;
static char *argv_[MAX_STRINGS], *env_[MAX_STRINGS];
static cpu_set_t all_cores;
static const char *cwd = "/";
static int core = -1, gated = 1;
static char *warm_at; /* the file at whose first mention an interpreter can be copied */
static unsigned long long max_processes, max_file, max_stack, max_files_open = 4096, max_cpu;

/* Receives a packet and up to `most` file descriptors; -1 stands for each that did not come. */
static ssize_t receive(int socket, int *fds, int most) {
  char space[CMSG_SPACE(MAX_FDS * sizeof(int))];
  struct iovec io = {packet, sizeof packet - 1};
  struct msghdr m = {.msg_iov = &io, .msg_iovlen = 1, .msg_control = space,
                     .msg_controllen = CMSG_SPACE((size_t)most * sizeof(int))};
  ssize_t n;
  for (int i = 0; i < most; i++) fds[i] = -1;
  do n = recvmsg(socket, &m, MSG_CMSG_CLOEXEC);
  while (n < 0 && errno == EINTR);
  if (n >= 0) {
    packet[n] = 0;
    struct cmsghdr *c = CMSG_FIRSTHDR(&m);
    if (c && c->cmsg_type == SCM_RIGHTS && c->cmsg_len <= CMSG_LEN((size_t)most * sizeof(int)))
      memcpy(fds, CMSG_DATA(c), c->cmsg_len - CMSG_LEN(0));
  }
  return n;
}

/* Sends a packet with open descriptors. */
static int deliver(int socket, const void *bytes, size_t length, const int *fds, int count) {
  char space[CMSG_SPACE(MAX_FDS * sizeof(int))] = {0};
  struct iovec io = {(void *)bytes, length};
  struct msghdr m = {.msg_iov = &io, .msg_iovlen = 1};
  if (count) {
    m.msg_control = space;
    m.msg_controllen = CMSG_SPACE((size_t)count * sizeof(int));
    struct cmsghdr *c = CMSG_FIRSTHDR(&m);
    c->cmsg_level = SOL_SOCKET;
    c->cmsg_type = SCM_RIGHTS;
    c->cmsg_len = CMSG_LEN((size_t)count * sizeof(int));
    memcpy(CMSG_DATA(c), fds, (size_t)count * sizeof(int));
  }
  return sendmsg(socket, &m, MSG_NOSIGNAL) < 0 ? -1 : 0;
}

/*
 * Options of the program: a argument, e KEY=VALUE, C working directory, c core, n processes,
 * g no waiting at the gate, W a file (see warm.h), s largest file, k stack, o open files, u CPU seconds. What builds the file system is left to
 * build_root.
 */
static int read_request(ssize_t length) {
  int args = 0, envs = 0;
  core = -1;
  gated = 1;
  cwd = "/";
  warm_at = NULL;
  max_processes = max_file = max_stack = max_cpu = 0;
  string_count = 0;
  for (char *s = packet; s < packet + length && string_count < MAX_STRINGS - 1; s += strlen(s) + 1)
    strings[string_count++] = s;
  for (int i = 0; i < string_count; i++) {
    char *value = strings[i] + 1;
    switch (strings[i][0]) {
      case 'a': argv_[args++] = value; break;
      case 'e': env_[envs++] = value; break;
      case 'C': cwd = value; break;
      case 'c': core = atoi(value); break;
      case 'g': gated = 0; break;
      case 'W': warm_at = strings[i]; break;
      case 'n': max_processes = strtoull(value, NULL, 10); break;
      case 's': max_file = strtoull(value, NULL, 10); break;
      case 'k': max_stack = strtoull(value, NULL, 10); break;
      case 'o': max_files_open = strtoull(value, NULL, 10); break;
      case 'u': max_cpu = strtoull(value, NULL, 10); break;
      case 'r': case 'w': case 'l': case 'f': case 'p': i++; break; /* two strings long */
      default: break;
    }
  }
  argv_[args] = NULL;
  env_[envs] = NULL;
  return args > 0;
}

/* --- the file system that the program sees -------------------------------------------------- */

static char root[PATH_MAX];

static const char *inside(const char *path) {
  static char full[PATH_MAX];
  if ((size_t)snprintf(full, sizeof full, "%s%s", root, path) >= sizeof full) {
    errno = ENAMETOOLONG;
    fail('M', path);
  }
  return full;
}

/* Makes all folders above the last part of an absolute path, which is changed on the way only. */
static void make_parents(char *path) {
  for (char *p = strchr(path + strlen(root) + 1, '/'); p; p = strchr(p + 1, '/')) {
    *p = 0;
    if (mkdir(path, 0755) && errno != EEXIST) fail('D', path);
    *p = '/';
  }
}

#ifndef MOUNT_ATTR_RDONLY
#define MOUNT_ATTR_RDONLY 1
#define MOUNT_ATTR_NOSUID 2
#define MOUNT_ATTR_NODEV 4
#endif
#ifndef AT_RECURSIVE
#define AT_RECURSIVE 0x8000
#endif
#ifndef SYS_mount_setattr
#define SYS_mount_setattr 442
#endif

/* Adds restrictions to a mount and all below it. */
static void restrict_mount(const char *path, int read_only, int devices) {
  struct { uint64_t set, clear, propagation, userns; } attr = {
      MOUNT_ATTR_NOSUID | (devices ? 0 : MOUNT_ATTR_NODEV) | (read_only ? MOUNT_ATTR_RDONLY : 0),
      0, 0, 0};
  if (!syscall(SYS_mount_setattr, AT_FDCWD, path, AT_RECURSIVE, &attr, sizeof attr)) return;
  if (errno != ENOSYS) fail('S', path);
  /* Linux before 5.12: the topmost mount only, keeping the flags it has. */
  struct statvfs v;
  if (statvfs(path, &v)) fail('S', path);
  unsigned long flags = MS_REMOUNT | MS_BIND | MS_NOSUID | (devices ? 0 : MS_NODEV);
  if (read_only || (v.f_flag & ST_RDONLY)) flags |= MS_RDONLY;
  if (v.f_flag & ST_NOEXEC) flags |= MS_NOEXEC;
  if (v.f_flag & ST_NOATIME) flags |= MS_NOATIME;
  if (v.f_flag & ST_NODIRATIME) flags |= MS_NODIRATIME;
  if (v.f_flag & ST_RELATIME) flags |= MS_RELATIME;
  if (mount(NULL, path, NULL, flags, NULL)) fail('S', path);
}

static void note_folder(const char *path) {
  if (folder_count < MAX_FOLDERS) folders[folder_count++] = path;
}

static void bind_path(const char *source, const char *target, int read_only, int device) {
  char path[PATH_MAX];
  struct stat st;
  strcpy(path, inside(target));
  if (stat(source, &st)) fail('F', source);
  make_parents(path);
  if (S_ISDIR(st.st_mode)) {
    if (mkdir(path, 0755) && errno != EEXIST) fail('D', target);
  } else {
    int fd = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0644);
    if (fd < 0) fail('D', target);
    close(fd);
  }
  if (mount(source, path, NULL, MS_BIND | MS_REC, NULL)) fail('B', source);
  restrict_mount(path, read_only, device);
}

static void small_file(const char *target, const char *content) {
  char path[PATH_MAX];
  strcpy(path, inside(target));
  make_parents(path);
  int fd = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0644);
  size_t n = strlen(content);
  if (fd < 0 || write(fd, content, n) != (ssize_t)n) fail('D', target);
  close(fd);
}

static void link_to(const char *target, const char *link) {
  char path[PATH_MAX];
  strcpy(path, inside(link));
  make_parents(path);
  if (symlink(target, path) && errno != EEXIST) fail('D', link);
}

static void make_folder(const char *target) {
  char path[PATH_MAX];
  strcpy(path, inside(target));
  make_parents(path);
  if (mkdir(path, 0755) && errno != EEXIST) fail('D', target);
}

static char room[96]; /* the size of each folder that a run may write to */

/* A folder in memory that shows the files of another one, and can be written beside them. */
static void writable_folder(const char *source, const char *target) {
  char from[PATH_MAX], to[PATH_MAX];
  strcpy(to, inside(target));
  make_parents(to);
  if (mkdir(to, 0755) && errno != EEXIST) fail('D', target);
  if (mount("tmpfs", to, "tmpfs", MS_NOSUID | MS_NODEV, room)) fail('T', target);
  DIR *d = opendir(source);
  if (!d) fail('F', source);
  for (struct dirent *e; (e = readdir(d));) {
    if (e->d_name[0] == '.') continue;
    if ((size_t)snprintf(from, sizeof from, "%s/%s", source, e->d_name) >= sizeof from ||
        (size_t)snprintf(to, sizeof to, "%s/%s", target, e->d_name) >= sizeof to) {
      errno = ENAMETOOLONG;
      fail('M', source);
    }
    bind_path(from, to, 1, 0);
  }
  closedir(d);
  note_folder(target);
}

/*
 * Files of /proc that tell of the whole machine and what others do on it. /proc/stat is shown
 * without figures: libraries count the processors by it.
 */
static const char *machine_wide[] = {"/proc/cmdline", "/proc/interrupts", "/proc/softirqs",
                                     "/proc/modules", "/proc/diskstats", "/proc/partitions",
                                     "/proc/swaps", "/proc/locks", "/proc/keys", "/proc/key-users",
                                     "/proc/vmstat", "/proc/buddyinfo", "/proc/sys/fs/file-nr",
                                     "/proc/sys/kernel/random/boot_id"};
static char processors[8192];

static void count_processors(void) {
  size_t at = (size_t)snprintf(processors, sizeof processors, "cpu  0 0 0 0 0 0 0 0 0 0\n");
  for (long i = 0; i < sysconf(_SC_NPROCESSORS_ONLN) && at < sizeof processors - 64; i++)
    at += (size_t)snprintf(processors + at, 64, "cpu%ld 0 0 0 0 0 0 0 0 0 0\n", i);
}

static void cover(const char *what, const char *with) {
  char path[PATH_MAX];
  strcpy(path, inside(with));
  if (mount(path, inside(what), NULL, MS_BIND, NULL) && errno != ENOENT) fail('H', what);
}

/* The root folder and all in it is complete: its inner side becomes everything that there is. */
static void enter_root(void) {
  if (mount(NULL, root, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV, NULL))
    fail('S', "/");
  /* pivot_root(".", "."): the old root lies over the new one and is taken away. */
  if (chdir(root) || syscall(SYS_pivot_root, ".", ".") || umount2(".", MNT_DETACH) || chdir("/"))
    fail('O', root);
  root[0] = 0;
}

static void note_room(char *value) {
  unsigned long long bytes = strtoull(value, &value, 10), inodes = strtoull(value + 1, NULL, 10);
  snprintf(room, sizeof room, "mode=1777,size=%llu,nr_inodes=%llu", bytes, inodes);
}

/*
 * R mount point · r source target (read-only) · w source target (writable) · h folder (hidden: an
 * empty one in its place) · l target link · f file content · t bytes,inodes (the private /tmp) ·
 * p source target (a folder of this run's, read-only). Where the root is kept for further runs, what
 * is one run's alone (t and p) is mounted later, see begin_kept.
 */
static void build_root(int kept) {
  static const char *devices[] = {"/dev/null", "/dev/zero", "/dev/full", "/dev/random",
                                  "/dev/urandom"};
  if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL)) fail('V', "/");
  root[0] = 0;
  for (int i = 0; i < string_count; i++)
    if (strings[i][0] == 'R') strncpy(root, strings[i] + 1, sizeof root - 1);
  if (mount("tmpfs", root, "tmpfs", MS_NOSUID | MS_NODEV, "mode=755,size=1m,nr_inodes=2k"))
    fail('R', root);
  for (int i = 0; i < string_count; i++) {
    char *one = strings[i] + 1, *two = i + 1 < string_count ? strings[i + 1] : "";
    switch (strings[i][0]) {
      case 'r': bind_path(one, two, 1, 0); i++; break;
      case 'p':
        if (kept) make_folder(two);
        else bind_path(one, two, 1, 0);
        i++;
        break;
      case 'w': writable_folder(one, two); i++; break;
      case 'l': link_to(one, two); i++; break;
      case 'f': small_file(one, two); i++; break;
      case 'h':
        if (mount("tmpfs", inside(one), "tmpfs", MS_NOSUID | MS_NODEV | MS_RDONLY,
                  "mode=755,size=4k,nr_inodes=2"))
          fail('H', one);
        break;
      case 't':
        if (mkdir(inside("/tmp"), 0755) && errno != EEXIST) fail('D', "/tmp");
        if (kept) break;
        note_room(one);
        if (mount("tmpfs", inside("/tmp"), "tmpfs", MS_NOSUID | MS_NODEV, room))
          fail('T', "/tmp");
        note_folder("/tmp");
        break;
      default: break;
    }
  }
  for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
    bind_path(devices[i], devices[i], 0, 1);
  link_to("/proc/self/fd", "/dev/fd");
  link_to("/proc/self/fd/0", "/dev/stdin");
  link_to("/proc/self/fd/1", "/dev/stdout");
  link_to("/proc/self/fd/2", "/dev/stderr");
  link_to("/tmp", "/dev/shm");
  if (mkdir(inside("/proc"), 0755)) fail('D', "/proc");
  if (mount("proc", inside("/proc"), "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC | MS_RDONLY, NULL))
    fail('P', "/proc");
  small_file("/.processors", processors);
  small_file("/.nothing", "");
  cover("/proc/stat", "/.processors");
  for (size_t i = 0; i < sizeof machine_wide / sizeof *machine_wide; i++)
    cover(machine_wide[i], "/.nothing");
  if (mkdir(inside("/.none"), 0755)) fail('D', "/.none");
  cover("/proc/pressure", "/.none"); /* one mount for three files: each takes 20 us of a run */
  if (kept) cover("/proc/1", "/.none"); /* it counts what earlier runs used */
  enter_root();
}

/* --- giving up rights ------------------------------------------------------------------------ */

#if defined(__x86_64__)
#define AUDIT_ARCH_NATIVE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define AUDIT_ARCH_NATIVE AUDIT_ARCH_AARCH64
#else
#error "only x86_64 and aarch64 are supported"
#endif

#define NEW_NAMESPACES                                                                          \
  (CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | \
   CLONE_NEWNET)

/* System calls that no solution needs: refused with EPERM. */
static const int refused[] = {
    SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kcmp, SYS_mount, SYS_umount2,
    SYS_pivot_root, SYS_chroot, SYS_setns, SYS_unshare, SYS_bpf, SYS_perf_event_open,
    SYS_userfaultfd, SYS_keyctl, SYS_add_key, SYS_request_key, SYS_kexec_load, SYS_init_module,
    SYS_finit_module, SYS_delete_module, SYS_swapon, SYS_swapoff, SYS_reboot, SYS_acct,
    SYS_settimeofday, SYS_clock_settime, SYS_clock_adjtime, SYS_adjtimex, SYS_sethostname,
    SYS_setdomainname, SYS_quotactl, SYS_name_to_handle_at, SYS_open_by_handle_at,
    SYS_fanotify_init, SYS_syslog, SYS_vhangup, SYS_move_pages, SYS_migrate_pages,
#ifdef SYS_kexec_file_load
    SYS_kexec_file_load,
#endif
#ifdef __x86_64__
    SYS_iopl, SYS_ioperm, SYS_modify_ldt, SYS_uselib, SYS_ustat, SYS_sysfs, SYS__sysctl,
    SYS_create_module, SYS_get_kernel_syms, SYS_query_module, SYS_nfsservctl, SYS_lookup_dcookie,
#endif
    428 /* open_tree */, 429 /* move_mount */, 430 /* fsopen */, 431 /* fsconfig */,
    432 /* fsmount */, 433 /* fspick */, 438 /* pidfd_getfd */, 440 /* process_madvise */,
    442 /* mount_setattr */, 443 /* quotactl_fd */, 448 /* process_mrelease */, 467 /* open_tree_attr */};

/*
 * Said not to exist, so that libraries take another way. Memory in memfds and in System V segments,
 * queues and semaphores would be in no process' resident set, hence in no figure: programs can do
 * without.
 */
static const int absent[] = {
    SYS_memfd_create, SYS_shmget, SYS_msgget, SYS_semget, 425 /* io_uring_setup */, 426, 427,
    435 /* clone3: its flags lie in memory, where no filter sees them; libc falls back to clone */,
    447 /* memfd_secret */,
    /* What the page cache holds, which outlives a run, and a share of the machine's: */
    SYS_mincore, 451 /* cachestat */, SYS_io_setup,
    /* A lock on a file of this machine's would stop whoever uses it. */
    SYS_flock,
    /* Who opens which of this machine's files: a library that watches files looks at them instead. */
    SYS_inotify_init1, SYS_inotify_add_watch,
#ifdef __x86_64__
    SYS_inotify_init,
#endif
    /* In a container only, where it would outlive the run: */
    SYS_mq_open};
#define ABSENT_IN_CONTAINERS 1

/*
 * "Succeed" and do nothing: programs that ask for it go on. Leaving its core; a lower priority, at
 * which a program would take its time to die, and which a container's launcher, the same user,
 * would hand down to later runs; hints on the page cache, which outlives the run; writing out this
 * machine's disks.
 */
static const int ignored[] = {
    SYS_sched_setaffinity, SYS_setpriority, SYS_ioprio_set, SYS_sched_setscheduler,
    SYS_sched_setparam, SYS_sched_setattr, SYS_fadvise64, SYS_sync, SYS_syncfs};

#define LOAD(offset) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (offset))
#define RETURN(value) BPF_STMT(BPF_RET | BPF_K, (value))
#define FIELD(name) offsetof(struct seccomp_data, name)

static struct sock_filter filter[2 * (sizeof refused / sizeof(int) + sizeof absent / sizeof(int) +
                                      sizeof ignored / sizeof(int)) + 90];
static unsigned short filter_length;

static void add(struct sock_filter instruction) { filter[filter_length++] = instruction; }

/* If the loaded value is so, go over the next `far` instructions, else on. */
static void if_equal(uint32_t value, size_t far) {
  add((struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, (uint8_t)far, 0));
}

/* Loads an argument of the call: of its 64 bits the low ones, or the high ones. */
static void load_argument(int number, int high) {
  add((struct sock_filter)LOAD(FIELD(args) + 8 * (uint32_t)number + (high ? 4 : 0)));
}

static void end(uint32_t action) { add((struct sock_filter)RETURN(action)); }

/* Calls that are looked into, each by the function that adds its instructions. */
static void only_unix_sockets(void) {
  load_argument(0, 0);
  if_equal(AF_UNIX, 1);
  end(SECCOMP_RET_ERRNO | EAFNOSUPPORT);
  end(SECCOMP_RET_ALLOW);
}

static void no_new_namespaces(void) {
  load_argument(0, 0);
  add((struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, NEW_NAMESPACES, 0, 1));
  end(SECCOMP_RET_ERRNO | EPERM);
  end(SECCOMP_RET_ALLOW);
}

static void no_typing_into_terminals(void) {
  load_argument(1, 0);
  if_equal(0x5412 /* TIOCSTI */, 1);
  end(SECCOMP_RET_ALLOW);
  end(SECCOMP_RET_ERRNO | EPERM);
}

/* A lease on a file of this machine's stops whoever wants to write it; a watch on a folder tells who
   opens its files. */
static void no_leases_and_watches(void) {
  load_argument(1, 0);
  if_equal(F_SETLEASE, 2);
  if_equal(F_NOTIFY, 2);
  end(SECCOMP_RET_ALLOW);
  end(SECCOMP_RET_ERRNO | EPERM);
  end(SECCOMP_RET_ERRNO | EINVAL);
}

/* As with madvise, but for all of the process' memory. */
static void no_merging(void) {
  load_argument(0, 0);
  if_equal(67 /* PR_SET_MEMORY_MERGE */, 1);
  end(SECCOMP_RET_ALLOW);
  end(SECCOMP_RET_ERRNO | EINVAL);
}

/* Its own limits only; and the core limit stays: at 0 the kernel would call the machine's handler. */
static void own_limits(void) {
  load_argument(0, 0);
  if_equal(0, 1);
  end(SECCOMP_RET_ERRNO | EPERM);
  load_argument(1, 0);
  if_equal(RLIMIT_CORE, 1);
  end(SECCOMP_RET_ALLOW);
  load_argument(2, 0);
  if_equal(0, 1);
  end(SECCOMP_RET_ERRNO | 0);
  load_argument(2, 1);
  if_equal(0, 1);
  end(SECCOMP_RET_ERRNO | 0);
  end(SECCOMP_RET_ALLOW);
}

static void same_core_limit(void) {
  load_argument(0, 0);
  if_equal(RLIMIT_CORE, 1);
  end(SECCOMP_RET_ALLOW);
  end(SECCOMP_RET_ERRNO | 0);
}

/* Reading without waiting would tell what is in the page cache. */
static void no_read_flags(void) {
  load_argument(5, 0);
  if_equal(0, 1);
  end(SECCOMP_RET_ERRNO | EOPNOTSUPP);
  end(SECCOMP_RET_ALLOW);
}

/* Pages are neither taken out of the page cache nor merged with those of other processes. */
static void no_paging_out(void) {
  load_argument(2, 0);
  if_equal(12 /* MADV_MERGEABLE */, 3);
  if_equal(20 /* MADV_COLD */, 2);
  if_equal(21 /* MADV_PAGEOUT */, 1);
  end(SECCOMP_RET_ALLOW);
  end(SECCOMP_RET_ERRNO | EINVAL);
}

/* Huge pages that the machine has set aside are in no resident set and in no group's count. */
static void no_huge_pages(void) {
  load_argument(3, 0);
  add((struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, MAP_HUGETLB, 0, 1));
  end(SECCOMP_RET_ERRNO | ENOMEM);
  end(SECCOMP_RET_ALLOW);
}

static const struct special {
  int number;
  void (*look)(void);
} specials[] = {
    {SYS_madvise, no_paging_out},    {SYS_fcntl, no_leases_and_watches},
    {SYS_socket, only_unix_sockets}, {SYS_socketpair, only_unix_sockets},
    {SYS_clone, no_new_namespaces},  {SYS_ioctl, no_typing_into_terminals},
    {SYS_prlimit64, own_limits},     {SYS_setrlimit, same_core_limit},
    {SYS_preadv2, no_read_flags},    {SYS_prctl, no_merging},
    {SYS_mmap, no_huge_pages}};

/* What becomes of a number: an end (refused, absent, ignored), or what looks into the call. */
static struct rule {
  uint32_t number;
  unsigned short action, at;
} rules[sizeof refused / sizeof(int) + sizeof absent / sizeof(int) + sizeof ignored / sizeof(int) +
        sizeof specials / sizeof *specials];
static size_t rule_count;
enum { REFUSED, ABSENT, IGNORED, SPECIAL };

/* Kept in order. */
static void add_rule(int number, size_t action) {
  size_t i = rule_count++;
  for (; i > 0 && rules[i - 1].number > (uint32_t)number; i--) rules[i] = rules[i - 1];
  rules[i] = (struct rule){(uint32_t)number, (unsigned short)action, 0};
}

/* A search among the rules from `low` to below `high`. */
static void search(size_t low, size_t high) {
  if (high - low == 1) {
    rules[low].at = filter_length;
    if_equal(rules[low].number, 0);
    return;
  }
  const size_t middle = (low + high) / 2;
  const unsigned short at = filter_length;
  add((struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, rules[middle].number, 0, 0));
  search(low, middle);
  filter[at].jt = (uint8_t)(filter_length - at - 1);
  search(middle, high);
}

/*
 * A search by number, with jumps to shared ends: the kernel tries the filter on every number when it
 * is set, so that its length costs time in every run.
 */
static void make_filter(void) {
  const size_t n_absent = sizeof absent / sizeof(int) - (contained ? 0 : ABSENT_IN_CONTAINERS);
  const size_t n_special = sizeof specials / sizeof *specials;
  unsigned short ends[SPECIAL + sizeof specials / sizeof *specials];
  for (size_t i = 0; i < sizeof refused / sizeof(int); i++) add_rule(refused[i], REFUSED);
  for (size_t i = 0; i < n_absent; i++) add_rule(absent[i], ABSENT);
  for (size_t i = 0; i < sizeof ignored / sizeof(int); i++) add_rule(ignored[i], IGNORED);
  for (size_t i = 0; i < n_special; i++) add_rule(specials[i].number, SPECIAL + i);
  add((struct sock_filter)LOAD(FIELD(arch)));
  if_equal(AUDIT_ARCH_NATIVE, 1);
  end(SECCOMP_RET_KILL_PROCESS);
  add((struct sock_filter)LOAD(FIELD(nr)));
#ifdef __x86_64__ /* the x32 ABI has numbers of its own */
  add((struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1));
  end(SECCOMP_RET_ERRNO | ENOSYS);
#endif
  search(0, rule_count);
  const unsigned short allow = filter_length;
  end(SECCOMP_RET_ALLOW);
  ends[REFUSED] = filter_length;
  end(SECCOMP_RET_ERRNO | EPERM);
  ends[ABSENT] = filter_length;
  end(SECCOMP_RET_ERRNO | ENOSYS);
  ends[IGNORED] = filter_length;
  end(SECCOMP_RET_ERRNO | 0);
  for (size_t i = 0; i < n_special; i++) {
    ends[SPECIAL + i] = filter_length;
    specials[i].look();
  }
  for (size_t i = 0; i < rule_count; i++) {
    /* A conditional jump goes 255 instructions far at most. */
    size_t far = ends[rules[i].action] - rules[i].at - 1u;
    if (far > 255 || allow - rules[i].at - 1 > 255) fail('F', "a jump that is too long");
    filter[rules[i].at].jt = (uint8_t)far;
    filter[rules[i].at].jf = (uint8_t)(allow - rules[i].at - 1);
  }
}

static void filter_system_calls(void) {
  struct sock_fprog p = {filter_length, filter};
  /* SPEC_ALLOW: a filter must not turn on mitigations that slow the measured program. */
  if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_SPEC_ALLOW, &p))
    fail('F', "seccomp");
}

static void limit(int which, unsigned long long value) {
  struct rlimit l;
  if (getrlimit(which, &l)) return;
  if (l.rlim_max > value) l.rlim_max = value;
  l.rlim_cur = l.rlim_max;
  if (setrlimit(which, &l)) fail('L', "setrlimit");
}

static int write_at(int dir, const char *path, const char *text) {
  int fd = openat(dir, path, O_WRONLY | O_CLOEXEC);
  if (fd < 0) return -1;
  ssize_t n = write(fd, text, strlen(text));
  int e = errno;
  close(fd);
  errno = e;
  return n < 0 ? -1 : 0;
}

/* A user namespace of the calling process' own, in which it is `inner` and nobody else is there. */
static int own_user_namespace(unsigned inner, unsigned uid, unsigned gid) {
  char map[64];
  if (unshare(CLONE_NEWUSER)) return -1;
  prctl(PR_SET_DUMPABLE, 1, 0, 0, 0); /* or its files in /proc belong to root */
  if (write_at(host_proc, "self/setgroups", "deny") && errno != ENOENT) return -1;
  snprintf(map, sizeof map, "%u %u 1", inner, gid);
  if (write_at(host_proc, "self/gid_map", map)) return -1;
  snprintf(map, sizeof map, "%u %u 1", inner, uid);
  return write_at(host_proc, "self/uid_map", map);
}

/*
 * Root only: launcher and init wake up before anything else on their core, so that the end of a
 * program is seen when it happens. They do next to nothing, and the program is ordinary again.
 */
static void be_prompt(int flags) {
  struct sched_param priority = {.sched_priority = 1};
  if (privileged) syscall(SYS_sched_setscheduler, 0, SCHED_FIFO | flags, &priority);
}

static void be_ordinary(void) {
  struct sched_param priority = {.sched_priority = 0};
  syscall(SYS_sched_setscheduler, 0, SCHED_OTHER, &priority);
}

/*
 * Root only: other work on this machine disturbs the measured program less. A program without a core
 * of its own, a compiler say, is not measured and waits its turn.
 */
static void be_favoured(void) {
  if (!privileged || core < 0) return;
  setpriority(PRIO_PROCESS, 0, -15);
  write_at(host_proc, "self/autogroup", "-15"); /* where sessions share a core, that of the session */
}

static void give_up_rights(void) {
  if (contained) prctl(PR_SET_DUMPABLE, 1, 0, 0, 0); /* or its files in /proc belong to root */
  write_at(host_proc, "self/oom_score_adj", "500");
  if (contained) { /* as nobody without capabilities, and not to make namespaces */
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) fail('U', "no_new_privs");
    return;
  }
  if (privileged) {
    if (setgroups(0, NULL) || setresgid(NOBODY, NOBODY, NOBODY) ||
        setresuid(NOBODY, NOBODY, NOBODY)) {
      /* Root of a user namespace that has no such user: from here on as for an ordinary user. */
      if (errno != EINVAL && errno != EPERM) fail('U', "setresuid");
      privileged = 0;
    }
    prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
  }
  /* Its own user namespace: process limits count this run alone, and no rights lead outside. */
  board->own_user_namespace = !own_user_namespace(NOBODY, geteuid(), getegid());
  if (!privileged && !board->own_user_namespace) fail('U', "user namespace");
  for (int c = 0; c < 64 && !prctl(PR_CAPBSET_DROP, c, 0, 0, 0); c++) {}
  prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct none[2] = {{0, 0, 0}, {0, 0, 0}};
  if (syscall(SYS_capset, &header, none)) fail('U', "capset");
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) fail('U', "no_new_privs");
}

/* --- the program ------------------------------------------------------------------------------ */

/* Bounds and rights of a program, for the calling process. */
static void become_limited(void) {
  struct sysinfo machine;
  limit(RLIMIT_CORE, 1); /* no file, as with 0; and 1 alone keeps a dump from the machine's handler */
  limit(RLIMIT_NOFILE, max_files_open);
  if (max_file) limit(RLIMIT_FSIZE, max_file);
  /* Threads' stacks have this size too: more than half the memory is refused by the kernel. */
  if (max_stack && !sysinfo(&machine)) {
    unsigned long long half = (unsigned long long)machine.totalram * machine.mem_unit / 2;
    limit(RLIMIT_STACK, max_stack < half ? max_stack : half);
  }
  if (max_cpu) limit(RLIMIT_CPU, max_cpu);
  give_up_rights();
  if (max_processes && (board->own_user_namespace || privileged))
    limit(RLIMIT_NPROC, max_processes);
  if (chdir(cwd)) fail('C', cwd);
  umask(022);
  be_ordinary(); /* before the filter, which passes over such a wish */
  filter_system_calls();
}

static void run_program(const int streams[3]) {
  char self[32] = {0};
  if (readlinkat(host_proc, "self", self, sizeof self - 1) < 0) fail('I', "/proc/self");
  board->program_pid = atoi(self);
  setsid();
  be_favoured();
  for (int i = 0; i < 3; i++)
    if (dup2(streams[i], i) < 0) fail('I', "dup2");
  become_limited();
  board->state = READY;
  while (gated && !board->gate) syscall(SYS_futex, &board->gate, FUTEX_WAIT, 0, NULL, NULL, 0);
  board->exec_ns = now_ns();
  execve(argv_[0], argv_, env_);
  board->exec_errno = errno;
  _exit(127);
}

/* --- init --------------------------------------------------------------------------------------- */

/* Only the workbench (outside this pid namespace, hence process 0) may order the end. */
static void end_all(int signal, siginfo_t *info, void *context) {
  (void)signal;
  (void)context;
  /* A program can send a signal that says so, but not one of kill's. */
  if (info->si_pid == 0 && info->si_code == SI_USER) kill(-1, SIGKILL);
}

static uint64_t micros(struct timeval t) { return (uint64_t)t.tv_sec * 1000000u + (uint64_t)t.tv_usec; }

static void count_orphan(int status, const struct rusage *u, int program_ended) {
  board->orphan_user_us += micros(u->ru_utime);
  board->orphan_system_us += micros(u->ru_stime);
  if ((uint64_t)u->ru_maxrss > board->orphan_maxrss_kb) board->orphan_maxrss_kb = (uint64_t)u->ru_maxrss;
  if (program_ended && WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) board->orphans_killed++;
  board->orphans_reaped++;
}

/*
 * Who has ended, and still waits to be reaped. Reaping clears the process' folder in /proc, for which
 * the kernel waits, without sleeping, for threads that are clearing theirs: at real-time priority on
 * their core it would keep them from it until the kernel's throttling sets in, 0.95 s later. So an
 * end is seen at real-time priority, and what has ended is reaped as an ordinary process.
 */
static pid_t next_ended(void) {
  siginfo_t ended = {0};
  return waitid(P_ALL, 0, &ended, WEXITED | WNOWAIT) ? -1 : ended.si_pid;
}

static void run_on_core(void) {
  cpu_set_t set = all_cores;
  if (core >= 0) {
    CPU_ZERO(&set);
    CPU_SET(core, &set);
  }
  if (sched_setaffinity(0, sizeof set, &set) && core >= 0) fail('A', "core");
}

/* Starts the program, unless a copy is given, and waits until nothing is left but this process. */
static void see_through(const int streams[3], pid_t copy) {
  struct rusage u;
  int status;
  pid_t p;
  program = copy > 0 ? copy : fork();
  if (program < 0) fail('I', "fork");
  if (program == 0) run_program(streams);
  for (int i = 0; i < 3; i++) close(streams[i]);
  while ((p = next_ended()) > 0) {
    if (p == program) {
      board->exit_ns = now_ns();
      kill(-1, SIGKILL); /* before whoever is left, and favoured, could go on at this one's cost */
    }
    be_ordinary();
    wait4(p, &status, 0, &u);
    if (p == program) {
      board->wait_status = status;
      board->user_us = micros(u.ru_utime);
      board->system_us = micros(u.ru_stime);
      board->maxrss_kb = (uint64_t)u.ru_maxrss;
      break;
    }
    count_orphan(status, &u, 0);
    be_prompt(0);
  }
  while ((p = wait4(-1, &status, 0, &u)) > 0) count_orphan(status, &u, 1);
  note_files();
  board->done_ns = now_ns();
  if (board->state != FAILED) board->state = DONE;
}

static void be_init(void) {
  struct sigaction on_order = {.sa_sigaction = end_all, .sa_flags = SA_SIGINFO | SA_RESTART};
  if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0)) fail('I', "pdeathsig");
  sigaction(SIGUSR1, &on_order, NULL);
}

/* One run. */
static void run_init(const int streams[3]) {
  be_init();
  be_prompt(0);
  run_on_core();
  build_root(0);
  see_through(streams, 0);
  _exit(0);
}

/* --- an init that is kept ------------------------------------------------------------------------- */

#define SYS_open_tree_ 428
#define SYS_move_mount_ 429
#define MAX_TREES 4

static int trees_here;                /* folders of the last run's that are still mounted */
static char tree_places[MAX_TREES][PATH_MAX];
static int last_pid = -1;             /* where the next process number is set */

/* A new /tmp, and no semaphores or queues of earlier runs. */
static int make_fresh(void) {
  return mount("tmpfs", "/tmp", "tmpfs", MS_NOSUID | MS_NODEV, room) ? -1 : 0;
}

/* Takes away what one run alone had. What it fails at, the next run would see: then it ends. */
static void forget_run(void) {
  be_ordinary();
  if (umount2("/tmp", MNT_DETACH) || make_fresh() || unshare(CLONE_NEWIPC) ||
      lseek(last_pid, 0, SEEK_SET) || write(last_pid, "1", 1) != 1)
    _exit(0);
}

/* Mounts what is this run's alone: the size of its /tmp, and folders, where they are others. */
static void begin_kept(const int *trees, int count) {
  char before[sizeof room];
  int next = 0;
  strcpy(before, room);
  for (int i = 0; i < string_count; i++)
    if (strings[i][0] == 't') note_room(strings[i] + 1);
  if (!before[0]) {
    if (make_fresh()) fail('T', "/tmp");
  } else if (strcmp(before, room)) {
    if (mount("tmpfs", "/tmp", NULL, MS_REMOUNT | MS_NOSUID | MS_NODEV, room)) fail('T', "/tmp");
  }
  folder_count = 0;
  note_folder("/tmp");
  if (!count) return;
  while (trees_here > 0)
    if (umount2(tree_places[--trees_here], MNT_DETACH)) fail('O', tree_places[trees_here]);
  for (int i = 0; i < string_count && next < count; i++) {
    if (strings[i][0] != 'p') continue;
    char *place = tree_places[trees_here++];
    strncpy(place, strings[i + 1], PATH_MAX - 1);
    make_folder(place);
    if (syscall(SYS_move_mount_, trees[next], "", AT_FDCWD, place, 4 /* F_EMPTY_PATH */))
      fail('B', strings[i] + 1);
    restrict_mount(place, 1, 0);
    close(trees[next++]);
  }
}

/* Serves runs, as the launcher hands them over. */
static void keep(int socket) {
  int fds[3 + MAX_TREES];
  ssize_t n;
  be_init();
  build_root(1);
  last_pid = openat(host_proc, "sys/kernel/ns_last_pid", O_WRONLY | O_CLOEXEC);
  while ((n = receive(socket, fds, 3 + MAX_TREES)) > 0) {
    int count = 0;
    read_request(n);
    while (count < MAX_TREES && fds[3 + count] >= 0) count++;
    be_prompt(0);
    run_on_core();
    begin_kept(fds + 3, count);
    pid_t copy = 0;
    /* All is mounted: the launcher may have a copy of an interpreter made, or says that there is none. */
    if (warm_at && (send(socket, "b", 1, MSG_NOSIGNAL) != 1 ||
                    recv(socket, &copy, sizeof copy, 0) != sizeof copy))
      _exit(0);
    see_through(fds, copy);
    board->left_behind = sockets() > (int)board->own_sockets;
    if (send(socket, "e", 1, MSG_NOSIGNAL) != 1) _exit(0);
    say_ended();
    forget_run();
    if (send(socket, "r", 1, MSG_NOSIGNAL) != 1) _exit(0);
  }
  _exit(0);
}

/* --- in a container -------------------------------------------------------------------------------- */

static int children = -1; /* signalfd: a child has ended */

/* A pass over a folder, removing what it can. Folders with content are handed to `rest`. */
static int pass(int folder, int (*rest)(int folder, const char *name)) {
  int seen = 0, copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *d = copy < 0 ? NULL : fdopendir(copy);
  if (!d) fail('W', "open");
  for (struct dirent *e; (e = readdir(d));) {
    if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, "..")) continue;
    seen++;
    if (!unlinkat(folder, e->d_name, 0) || !unlinkat(folder, e->d_name, AT_REMOVEDIR)) continue;
    if (rest(folder, e->d_name)) fail('W', e->d_name);
  }
  closedir(d);
  return seen;
}

static int top = -1;

/* However deep folders are nested, two are open at a time: inner ones are moved to the top first. */
static int lift(int folder, const char *name) {
  static unsigned number;
  char fresh[32];
  fchmodat(folder, name, 0700, 0);
  for (int tries = 0; tries < 100000; tries++) {
    snprintf(fresh, sizeof fresh, ".left-%u", number++);
    if (!renameat(folder, name, top, fresh)) return 0;
  }
  return -1;
}

static int hollow(int folder, const char *name) {
  fchmodat(folder, name, 0700, 0);
  int inner = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (inner < 0) return -1;
  pass(inner, lift);
  close(inner);
  return unlinkat(folder, name, AT_REMOVEDIR);
}

static void wipe(void) {
  for (int i = 0; i < folder_count; i++) {
    top = open(folders[i], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (top < 0) fail('W', folders[i]);
    while (pass(top, hollow)) {}
    close(top);
  }
}

/* How often the kernel has ended a process of this container for want of memory. */
static uint32_t memory_kills(void) {
  static const char *files[] = {"/sys/fs/cgroup/memory.events",
                                "/sys/fs/cgroup/memory/memory.oom_control"};
  char text[1024];
  for (int i = 0; i < 2; i++) {
    int fd = open(files[i], O_RDONLY | O_CLOEXEC);
    if (fd < 0) continue;
    ssize_t n = read(fd, text, sizeof text - 1);
    close(fd);
    text[n > 0 ? n : 0] = 0;
    char *line = strstr(text, "oom_kill ");
    if (line) return (uint32_t)strtoul(line + 9, NULL, 10);
  }
  return 0;
}

/* Reaps who has ended; true when the program is among them. */
static int reap(void) {
  struct rusage u;
  int status;
  pid_t p;
  while ((p = wait4(-1, &status, WNOHANG, &u)) > 0) {
    uint64_t at = now_ns();
    if (p == program) {
      board->wait_status = status;
      board->user_us = micros(u.ru_utime);
      board->system_us = micros(u.ru_stime);
      board->maxrss_kb = (uint64_t)u.ru_maxrss;
      board->exit_ns = at;
      return 1;
    }
    count_orphan(status, &u, 0);
  }
  return 0;
}

/* One run. Returns 0 when the workbench is gone. */
static int run_contained(const int streams[3]) {
  struct signalfd_siginfo ended;
  struct rusage u;
  int status;
  program = fork();
  if (program < 0) fail('I', "fork");
  if (program == 0) {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    run_program(streams);
  }
  board->init_pid = 1;
  for (int i = 0; i < 3; i++) close(streams[i]);
  struct pollfd fds[2] = {{CONTROL_FD, POLLIN, 0}, {children, POLLIN, 0}};
  for (int running = 1; running;) {
    if (poll(fds, 2, -1) < 0) continue;
    if (fds[1].revents & POLLIN) {
      if (reap()) break;
      if (read(children, &ended, sizeof ended) > 0 && reap()) break;
    }
    if (fds[0].revents) {
      char order = 0;
      ssize_t n = recv(CONTROL_FD, &order, 1, MSG_DONTWAIT);
      if (n < 0 && (errno == EAGAIN || errno == EINTR)) continue;
      if (n <= 0) return 0;
      if (order == 'k') kill(-1, SIGKILL);
    }
  }
  kill(-1, SIGKILL);
  while (wait4(-1, &status, 0, &u) > 0) count_orphan(status, &u, 1);
  board->memory_kills = memory_kills();
  note_files();
  board->left_behind = sockets() > own_sockets;
  board->done_ns = now_ns();
  if (board->state != FAILED) board->state = DONE;
  say_ended();
  return 1;
}

#include "warm.h"

/* --- the launcher --------------------------------------------------------------------------------- */

/* Kept inits, and what makes their files those of a request. */
#define KEPT 4
#define KEPT_NS 60000000000u /* what is shown of this machine may have been replaced by then */
static struct kept {
  pid_t init;
  int socket, served;
  uint64_t born, used;
  size_t length;
  char *key;
  struct stat shown[MAX_TREES];
} inits[KEPT];

/* Sockets that are there without a run: kept inits are spoken to by some. */
static int launcher_sockets(void) {
  int count = own_sockets;
  for (int i = 0; i < KEPT; i++) count += inits[i].init ? 2 : 0;
  return count + warm_sockets();
}

/*
 * Waits for the run's end while passing kill orders on. Returns 0 when the workbench is gone.
 * The descriptor can be read when init has ended, or says that its run has.
 */
static int attend(pid_t init, int told, int kept) {
  int alive = 1, status;
  char word = 0;
  struct pollfd fds[2] = {{CONTROL_FD, POLLIN, 0}, {told, POLLIN, 0}};
  while (poll(fds, 2, -1) < 0 || !fds[1].revents) {
    if (!fds[0].revents) continue;
    char order[2] = {0};
    ssize_t n = recv(CONTROL_FD, order, 1, MSG_DONTWAIT);
    if (n < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    if (n <= 0) {
      alive = 0;
      kill(init, SIGKILL);
      break;
    }
    if (order[0] == 'k') kill(init, SIGUSR1);
    if (order[0] == 'K') kill(init, SIGKILL);
  }
  if (kept && alive && recv(told, &word, 1, 0) == 1) return alive; /* it goes on, and has said all */
  close(told);
  while (waitpid(init, &status, 0) < 0 && errno == EINTR) {}
  if (board->state != DONE && board->state != FAILED) {
    errno = ECHILD;
    board->fail_errno = ECHILD;
    board->fail_step = 'E';
    board->state = FAILED;
  }
  board->left_behind = sockets() > launcher_sockets() - (kept ? 2 : 0);
  say_ended();
  return kept ? -alive : alive;
}

/* A process in namespaces of its own; in one of control groups it does not learn its group's name. */
static pid_t clone_init(void) {
  const int flags = SIGCHLD | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWIPC | CLONE_NEWUTS;
  pid_t init = (pid_t)syscall(SYS_clone, flags | CLONE_NEWCGROUP, 0, 0, 0, 0);
  if (init < 0 && errno == EINVAL) init = (pid_t)syscall(SYS_clone, flags, 0, 0, 0, 0);
  if (init < 0) {
    board->fail_errno = errno;
    board->fail_step = 'N';
    board->state = FAILED;
    say_ended();
  }
  return init;
}

static char key[MAX_REQUEST];

static void let_go(struct kept *one) {
  if (!one->init) return;
  cool_all(one->init);
  kill(one->init, SIGKILL);
  close(one->socket);
  while (waitpid(one->init, NULL, 0) < 0 && errno == EINTR) {}
  free(one->key);
  *one = (struct kept){0};
}

static int in_private_folder(const char *path) {
  return !strncmp(path, "/tmp", 4) && (path[4] == '/' || !path[4]);
}

/*
 * What a kept init would have to be made of, or 0 if the request wants one of its own: it writes
 * elsewhere, or wants to see something in its /tmp that is not one run's alone.
 */
static size_t make_key(struct stat *shown, int *folders_shown) {
  size_t n = 0;
  *folders_shown = 0;
  for (int i = 0; i < string_count; i++) {
    const char *s = strings[i], *target = NULL;
    int two = 0;
    switch (s[0]) {
      case 'w': return 0;
      case 'r': case 'l': target = strings[i + 1]; two = 1; break;
      case 'f': target = s + 1; two = 1; break;
      case 'h': target = s + 1; break;
      case 'R': break;
      case 'p':
        if (*folders_shown == MAX_TREES || stat(s + 1, &shown[*folders_shown]) ||
            !S_ISDIR(shown[*folders_shown].st_mode))
          return 0;
        (*folders_shown)++;
        s = strings[++i];
        break;
      default: continue;
    }
    if (target && in_private_folder(target)) return 0;
    for (int part = 0; part <= two; part++) {
      const char *text = part ? strings[++i] : s;
      size_t length = strlen(text) + 1;
      memcpy(key + n, text, length);
      n += length;
    }
  }
  return n;
}

/* The init that shows what the key says, made where there is none. */
static struct kept *kept_init(size_t length) {
  struct kept *oldest = inits;
  char word;
  for (int i = 0; i < KEPT; i++) {
    struct kept *one = &inits[i];
    if (one->init && one->length == length && !memcmp(one->key, key, length)) {
      if (now_ns() - one->born < KEPT_NS && (!one->served || recv(one->socket, &word, 1, 0) == 1))
        return one;
      let_go(one);
    }
    if (one->used < oldest->used) oldest = one;
  }
  let_go(oldest);
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends)) return NULL;
  pid_t init = clone_init();
  if (init == 0) {
    for (int i = 0; i < KEPT; i++)
      if (inits[i].init) close(inits[i].socket);
    forget_warm();
    close(CONTROL_FD);
    close(ends[0]);
    keep(ends[1]);
  }
  close(ends[1]);
  if (init < 0) {
    close(ends[0]);
    return NULL;
  }
  *oldest = (struct kept){.init = init, .socket = ends[0], .born = now_ns(), .length = length,
                          .key = malloc(length)};
  if (oldest->key) memcpy(oldest->key, key, length);
  else oldest->length = 0;
  return oldest;
}

/* A run in a kept init. Returns 0 when the workbench is gone, -1 where it takes an init of its own. */
static int run_kept(const int streams[3], ssize_t request) {
  int fds[3 + MAX_TREES], count = 0, same = 1, shown_count;
  struct stat shown[MAX_TREES];
  size_t length = make_key(shown, &shown_count);
  if (!length) return -1;
  struct kept *one = kept_init(length);
  if (!one) return board->ended ? 1 : -1;
  one->used = now_ns();
  memcpy(fds, streams, 3 * sizeof(int));
  for (int i = 0; i < shown_count; i++)
    same &= one->shown[i].st_dev == shown[i].st_dev && one->shown[i].st_ino == shown[i].st_ino;
  for (int i = 0; i < string_count && !same; i++) {
    if (strings[i][0] == 'r' || strings[i][0] == 'l' || strings[i][0] == 'f') i++;
    if (strings[i][0] != 'p') continue;
    int tree = (int)syscall(SYS_open_tree_, AT_FDCWD, strings[i] + 1,
                            O_CLOEXEC | 1 /* OPEN_TREE_CLONE */ | AT_RECURSIVE);
    if (tree < 0) {
      for (int k = 0; k < count; k++) close(fds[3 + k]);
      return -1;
    }
    fds[3 + count++] = tree;
    i++;
  }
  memcpy(one->shown, shown, sizeof shown);
  struct warm *interpreter = warm_at && one->served ? warm_for(one->init, warm_at + 1) : NULL;
  if (warm_at && !interpreter) *warm_at = '-';
  one->served = 1;
  board->init_pid = one->init;
  board->own_sockets = (uint32_t)launcher_sockets();
  deliver(one->socket, packet, (size_t)request, fds, 3 + count); /* if it is gone, attend says so */
  for (int k = 0; k < count; k++) close(fds[3 + k]);
  char word;
  if (interpreter && recv(one->socket, &word, 1, 0) == 1) {
    pid_t copy = copy_warm(interpreter, streams);
    board->own_sockets = (uint32_t)launcher_sockets();
    send(one->socket, &copy, sizeof copy, MSG_NOSIGNAL);
  }
  int alive = attend(one->init, one->socket, 1);
  if (alive <= 0) {
    cool_all(one->init);
    free(one->key);
    *one = (struct kept){0};
  }
  return alive != 0;
}

/* A run in an init of its own. Returns 0 when the workbench is gone. */
static int run_once(const int streams[3]) {
  pid_t init = clone_init();
  if (init == 0) {
    close(CONTROL_FD);
    run_init(streams);
  }
  if (init < 0) return 1;
  board->init_pid = init;
  int handle = (int)syscall(434 /* pidfd_open */, init, 0);
  if (handle < 0) fail('K', "pidfd_open");
  return attend(init, handle, 0);
}

static void enter_namespaces(void) {
  privileged = geteuid() == 0;
  if (privileged && !unshare(CLONE_NEWNET | CLONE_NEWNS)) {
    write_at(host_proc, "self/oom_score_adj", "-1000");
    return;
  }
  privileged = 0;
  unsigned uid = geteuid(), gid = getegid();
  if (own_user_namespace(0, uid, gid)) fail('U', "user namespace");
  if (unshare(CLONE_NEWNET | CLONE_NEWNS)) fail('N', "network and mount namespace");
}

/* What the container's control group has used: letter and files, of version 2 and 1. */
#define ACCOUNTS 3
static const struct account {
  char letter;
  const char *paths[2];
} accounts[ACCOUNTS] = {
    {'u', {"/sys/fs/cgroup/memory.current", "/sys/fs/cgroup/memory/memory.usage_in_bytes"}},
    {'s', {"/sys/fs/cgroup/memory.stat", "/sys/fs/cgroup/memory/memory.stat"}},
    {'c', {"/sys/fs/cgroup/cpu.stat", "/sys/fs/cgroup/cpuacct/cpuacct.usage"}}};

static void answer(const char *text, const int *fds, int count) {
  if (deliver(CONTROL_FD, text, strlen(text), fds, count)) _exit(0);
}

static int complain(const char *what, const char *on) {
  dprintf(2, "launcher: %s %s: %s\n", what, on, strerror(errno));
  return 125;
}

/* Process 1 of a container. */
static int serve_contained(int count, char **arguments) {
  int streams[3], fds[MAX_FOLDERS + 1 + ACCOUNTS];
  char ready[2 + ACCOUNTS] = "r";
  ssize_t n;
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  contained = 1;
  signal(SIGPIPE, SIG_IGN);
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); /* programs are the same user */
  strncpy(address.sun_path, arguments[0], sizeof address.sun_path - 1);
  int s = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
  if (s < 0 || connect(s, (struct sockaddr *)&address, sizeof address))
    return complain("connect", arguments[0]);
  if (s != CONTROL_FD && dup3(s, CONTROL_FD, O_CLOEXEC) < 0) return complain("dup", "socket");
  if (receive(CONTROL_FD, streams, 3) <= 0 || streams[0] < 0) return complain("receive", "board");
  board = mmap(NULL, sizeof *board, PROT_READ | PROT_WRITE, MAP_SHARED, streams[0], 0);
  if (board == MAP_FAILED) return complain("map", "board");
  host_proc = fds[0] = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  for (folder_count = 0; folder_count < count - 1 && folder_count < MAX_FOLDERS; folder_count++) {
    folders[folder_count] = arguments[folder_count + 1];
    fds[folder_count + 1] = open(folders[folder_count], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fds[folder_count + 1] < 0) return complain("open", folders[folder_count]);
  }
  sigset_t child;
  sigemptyset(&child);
  sigaddset(&child, SIGCHLD);
  sigprocmask(SIG_SETMASK, &child, NULL);
  children = signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
  if (children < 0) return complain("signalfd", "");
  board->memory_kills = memory_kills();
  board->state = READY;
  int open_count = folder_count + 1;
  for (int i = 0; i < ACCOUNTS; i++) {
    int fd = open(accounts[i].paths[0], O_RDONLY | O_CLOEXEC);
    if (fd < 0) fd = open(accounts[i].paths[1], O_RDONLY | O_CLOEXEC);
    if (fd < 0) continue;
    ready[strlen(ready)] = accounts[i].letter;
    fds[open_count++] = fd;
  }
  own_sockets = sockets();
  make_filter();
  answer(ready, fds, open_count);
  for (int i = 1; i < open_count; i++) close(fds[i]);
  while ((n = receive(CONTROL_FD, streams, 3)) > 0) {
    if (streams[2] >= 0) {
      if (read_request(n) && !run_contained(streams)) break;
    } else if (packet[0] == 'w') {
      wipe();
      answer("w", NULL, 0);
    }
  }
  return 0;
}

int main(int argc, char **argv) {
  int streams[3];
  ssize_t n;
  for (int s = 1; s < NSIG; s++) signal(s, SIG_DFL);
  if (argc > 1) return serve_contained(argc - 1, argv + 1);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  setsid(); /* a terminal's Ctrl-C reaches the workbench, which then ends its launchers */
  fcntl(CONTROL_FD, F_SETFD, FD_CLOEXEC);
  board = mmap(NULL, sizeof *board, PROT_READ | PROT_WRITE, MAP_SHARED, BOARD_FD, 0);
  if (board == MAP_FAILED) return 125;
  /* Whatever else the workbench has open is none of the launcher's business. */
  if (syscall(436 /* close_range */, BOARD_FD, ~0u, 0))
    for (int fd = BOARD_FD; fd < 65536; fd++) close(fd);
  host_proc = open("/proc", O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (host_proc < 0) fail('I', "/proc");
  enter_namespaces();
  own_sockets = sockets();
  count_processors();
  make_filter();
  sched_getaffinity(0, sizeof all_cores, &all_cores);
  be_prompt(SCHED_RESET_ON_FORK);
  be_ordinary();
  board->state = READY;
  while ((n = receive(CONTROL_FD, streams, 3)) > 0) {
    if (streams[2] < 0) continue; /* an order that came too late */
    if (!read_request(n)) continue;
    int alive = run_kept(streams, n);
    if (alive < 0) alive = run_once(streams);
    for (int i = 0; i < 3; i++) close(streams[i]);
    if (!alive) break;
  }
  for (int i = 0; i < KEPT; i++) let_go(&inits[i]);
  cool_all(0);
  return 0;
}
