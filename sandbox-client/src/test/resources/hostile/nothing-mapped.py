import ctypes, os, platform, struct, time
libc = ctypes.CDLL(None, use_errno=True)
libc.mmap.restype = ctypes.c_void_p
libc.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, *[ctypes.c_int] * 3, ctypes.c_long]
libc.clone.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p]
SIZE, BASE, TOP = 24 << 20, 0x600000000000, 0x7FFFFFFFF000


def unmap(start, size):  # munmap in machine code: it goes on when all else is gone
    return b"\xb8\x0b\0\0\0\x48\xbf" + struct.pack("<Q", start) + b"\x48\xbe" + struct.pack("<Q", size) + b"\x0f\x05"


def vanish():
    whole = libc.mmap(BASE, SIZE + 4096, 7, 0x32, -1, 0)
    ctypes.memset(whole + 4096, 1, SIZE)
    # Counts down first: its parent has to be in pause() by then.
    code = b"\xb9\0\0\0\4\xff\xc9\x75\xfc"
    code += unmap(0, BASE) + unmap(BASE + SIZE + 4096, TOP - BASE - SIZE - 4096) + unmap(BASE, SIZE + 4096)
    ctypes.memmove(whole, code, len(code))
    stack = libc.mmap(None, 65536, 3, 0x22, -1, 0)
    libc.clone(whole, stack + 65536, 0x111, None)


if os.fork() == 0:
    if platform.machine() == "x86_64":
        vanish()
    libc.pause()
time.sleep(0.2)
with open("/tmp/kept", "w+b", buffering=0) as file:
    file.write(b"\5" * (12 << 20))
    time.sleep(0.1)
    file.seek(5 << 20)
    print("done" if file.read(1) == b"\5" else "lost")
