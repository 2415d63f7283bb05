import os, sys, signal, time
print("began", flush=True)
def every(*calls):
    for call in calls:
        try:
            call()
        except (OSError, ValueError, AttributeError, TypeError) as e:
            pass

import random, ctypes
random.seed(0); random.random = lambda: 0.5
os.environ.clear(); os.putenv("PYTHONHASHSEED", "0"); os.putenv("LD_PRELOAD", "/tmp/x.so"); sys.argv[:] = ["x"]; sys.flags = None
libc = ctypes.CDLL(None); libc.clearenv(); libc.srand(0)
ctypes.memset(ctypes.addressof(ctypes.c_char.in_dll(ctypes.pythonapi, "_Py_HashSecret")), 0, 24)
