import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
context = ctypes.c_ulong(0)
number = {"x86_64": 206, "aarch64": 0}[os.uname().machine]
if libc.syscall(number, 65536, ctypes.byref(context)) == 0:
    print("escaped io_setup")
os.sync()
if libc.prctl(67, 1, 0, 0, 0) == 0:
    print("escaped memory merge")
print("done")
