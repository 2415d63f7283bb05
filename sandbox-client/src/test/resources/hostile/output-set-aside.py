import ctypes, time
libc = ctypes.CDLL(None, use_errno=True)
keep_size = 1
if libc.fallocate(1, keep_size, ctypes.c_long(0), ctypes.c_long(12 << 20)):
    print("refused")
time.sleep(2)
print("done")
