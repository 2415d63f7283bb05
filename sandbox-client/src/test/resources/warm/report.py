import sys

modules = sorted(sys.modules)
import builtins, gc, os, random, resource, signal, stat, threading, time

print("modules", modules)
print("start", __name__, __file__, __builtins__ is builtins, sorted(globals())[:8], sys.argv)
print("system", sys.flags, sys.path, sys.executable, sys.prefix, sys.getrecursionlimit(), sys.getswitchinterval())
print("hooks", sys.excepthook is sys.__excepthook__, sys.gettrace(), sys.getprofile(), sys.meta_path, len(sys.path_hooks))
print("builtins", len(dir(builtins)), print.__name__, len.__name__, 1 + 1, 7 * 6, "a" + "b", sum((1, 2, 3)))
print("environment", sorted(os.environ.items()))
print("folder", os.getcwd(), os.listdir("."), os.stat("/tmp").st_nlink, stat.S_IMODE(os.stat(".").st_mode))
print("descriptors", os.listdir("/proc/self/fd"))
print("processes", sum(p.isdigit() for p in os.listdir("/proc")), os.getsid(0) == os.getpid() == os.getpgrp())
print("rights", os.getuid(), os.geteuid(), os.getgid(), os.getgroups())
status = open("/proc/self/status").read().splitlines()
print("status", [l for l in status if l.split(":")[0] in ("PPid", "TracerPid", "Threads", "SigPnd", "ShdPnd",
      "SigBlk", "SigIgn", "SigCgt", "CapPrm", "CapEff", "CapBnd", "NoNewPrivs", "Seccomp", "Umask", "CoreDumping")])
print("limits", [resource.getrlimit(i) for i in range(16)])
print("timers", signal.getitimer(signal.ITIMER_REAL), signal.getitimer(signal.ITIMER_PROF))
print("handlers", [signal.getsignal(s) for s in (signal.SIGALRM, signal.SIGCHLD, signal.SIGPIPE, signal.SIGTERM)])
print("threads", threading.active_count(), threading.main_thread().native_id == os.getpid(), threading.stack_size())
print("priority", os.getpriority(os.PRIO_PROCESS, 0), os.sched_getscheduler(0), len(os.sched_getaffinity(0)))
print("clock", abs(time.time() - os.stat("/proc/self").st_mtime) < 60, time.process_time() < 5, time.tzname)
print("gc", gc.isenabled(), gc.get_threshold())
for stream in (sys.stdin, sys.stdout, sys.stderr):
    print("stream", stream.name, stream.mode, stream.encoding, stream.errors, stream.line_buffering,
          stream.isatty(), stream.seekable(), stream.buffer.raw.fileno(), stream.closed)
print("input", sys.stdin.readline(), sys.stdin.read())
print("maps", sum("rw-s" in line for line in open("/proc/self/maps")), os.path.exists("/program/main.py"))
