import os, sys, signal, time
print("began", flush=True)
def every(*calls):
    for call in calls:
        try:
            call()
        except (OSError, ValueError, AttributeError, TypeError) as e:
            pass

import resource
for i in range(16):
    if i not in (resource.RLIMIT_CPU, resource.RLIMIT_FSIZE): every(lambda: resource.setrlimit(i, (0, 0)))
every(lambda: os.nice(19), lambda: os.sched_setaffinity(0, {0}), lambda: os.umask(0o777), lambda: os.setpriority(os.PRIO_USER, 0, 19))
