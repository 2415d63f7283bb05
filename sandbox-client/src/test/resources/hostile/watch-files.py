import ctypes, fcntl, os, signal
signal.signal(signal.SIGIO, signal.SIG_IGN)
libc = ctypes.CDLL(None, use_errno=True)
f = libc.inotify_init1(os.O_NONBLOCK)
if f >= 0 and libc.inotify_add_watch(f, b"/usr/lib", 0x21) >= 0:
    print("escaped inotify")
d = os.open("/usr/lib", os.O_RDONLY)
try:
    fcntl.fcntl(d, fcntl.F_NOTIFY, fcntl.DN_ACCESS | fcntl.DN_MULTISHOT)
    print("escaped F_NOTIFY")
except OSError:
    pass
print("done")
