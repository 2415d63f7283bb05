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
for line in open("/proc/self/maps").read().splitlines():
    where, rights = line.split()[:2]
    low, high = (int(x, 16) for x in where.split("-"))
    if "s" in rights and "w" in rights: print("REACHED shared", line)
    if "stack" in line or "vs" in line or "vvar" in line: continue
    if c.mprotect(ctypes.c_void_p(low), ctypes.c_size_t(high - low), 7) == 0 and "r-xp" in rights and "python" in line:
        os.write(1, b"writing code\n")
        ctypes.memset(low + 64, 0xcc, high - low - 64)
os._exit(0)
