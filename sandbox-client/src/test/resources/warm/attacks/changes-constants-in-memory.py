import os, sys, signal, time
print("began", flush=True)
def every(*calls):
    for call in calls:
        try:
            call()
        except (OSError, ValueError, AttributeError, TypeError) as e:
            pass

import ctypes
for value in (2, 42, 6, 100, "a", "ab", (), True, None):
    ctypes.memset(id(value) + 16, 0x55, 8)
    os.write(1, b"began")
os._exit(0)
