import os, sys, signal, time
print("began", flush=True)
def every(*calls):
    for call in calls:
        try:
            call()
        except (OSError, ValueError, AttributeError, TypeError) as e:
            pass

import ctypes
c = ctypes.CDLL(None, use_errno=True)
buffer = ctypes.create_string_buffer(64)
class IO(ctypes.Structure): _fields_ = [("a", ctypes.c_void_p), ("n", ctypes.c_size_t)]
mine, theirs = IO(ctypes.addressof(buffer), 64), IO(id(None), 64)
for pid in range(0, 3000):
    if pid == os.getpid(): continue
    if c.ptrace(16, pid, 0, 0) == 0 or c.ptrace(0x4206, pid, 0, 0) == 0: print("REACHED by ptrace", pid)
    if c.process_vm_writev(pid, ctypes.byref(mine), 1, ctypes.byref(theirs), 1, 0) > 0: print("REACHED memory", pid)
    fd = c.syscall(434, pid, 0)
    if fd >= 0 and pid > 1 and pid != os.getpid(): print("REACHED by pidfd", pid)
    if fd >= 0 and c.syscall(438, fd, 0, 0) >= 0: print("REACHED descriptor", pid)
    if fd >= 0 and c.syscall(424, fd, 9, 0, 0) == 0: print("REACHED by signal", pid)
    if fd >= 0: os.close(fd)
