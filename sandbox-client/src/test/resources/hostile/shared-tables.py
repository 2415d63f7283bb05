import ctypes, mmap, os, signal, time
libc = ctypes.CDLL(None)
size = 4 << 30
m = mmap.mmap(-1, size, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x4000, mmap.PROT_READ)
m.madvise(mmap.MADV_NOHUGEPAGE)
for i in range(0, size, 2 << 20):
    m[i]
stacks = [ctypes.create_string_buffer(65536) for _ in range(4)]
children = []
for stack in stacks:
    top = ctypes.c_void_p(ctypes.addressof(stack) + 65536 - 64 & -16)
    children.append(libc.clone(ctypes.cast(libc.pause, ctypes.c_void_p), top, 0x100 | signal.SIGCHLD, None))
time.sleep(0.02)
f = os.open("/tmp/kept", os.O_RDWR | os.O_CREAT)
for i in range(12):
    os.write(f, bytes([i]) * (1 << 20))
time.sleep(0.05)
for child in children:
    os.kill(child, 9)
    os.waitpid(child, 0)
print("done" if os.pread(f, 1, 5 << 20)[0] == 5 else "lost")
