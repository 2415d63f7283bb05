import os, sys, signal, time
print("began", flush=True)
def every(*calls):
    for call in calls:
        try:
            call()
        except (OSError, ValueError, AttributeError, TypeError) as e:
            pass

import ctypes
c = ctypes.CDLL(None)
found = c.semget(77, 1, 0)
if found >= 0: print("REACHED an earlier semaphore")
c.semget(77, 1, 0o1600)
c.msgget(77, 0o1600)
c.shmget(77, 4096, 0o1600)
queue = c.syscall(240, b"left", 0o102, 0o600, 0)
if queue >= 0: print("REACHED a queue that stays")
