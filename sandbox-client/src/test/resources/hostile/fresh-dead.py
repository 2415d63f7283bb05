import ctypes, os, signal, time
libc = ctypes.CDLL(None)
stack = ctypes.create_string_buffer(65536)
top = ctypes.c_void_p(ctypes.addressof(stack) + 65536 - 64 & -16)
end = ctypes.cast(libc._exit, ctypes.c_void_p)
dead = []
def churn():
    if len(dead) == 4:
        os.waitpid(dead.pop(0), 0)
    dead.append(libc.clone(end, top, 0x100 | signal.SIGCHLD, None))
    time.sleep(0.0003)
for i in range(8):
    churn()
f = os.open("/tmp/kept", os.O_RDWR | os.O_CREAT)
for i in range(12):
    os.write(f, bytes([i]) * (1 << 20))
    churn()
for i in range(300):
    churn()
kept = os.pread(f, 1, 5 << 20)[0]
for child in dead:
    os.waitpid(child, 0)
print("done" if kept == 5 else "lost")
