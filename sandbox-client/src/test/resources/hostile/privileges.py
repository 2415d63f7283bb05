import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
attempts = {
    "ptrace": lambda: libc.ptrace(0, 0, 0, 0),
    "ptrace init": lambda: libc.ptrace(16, 1, 0, 0),
    "mount": lambda: libc.mount(b"none", b"/tmp", b"tmpfs", 0, None),
    "umount": lambda: libc.umount2(b"/proc", 2),
    "unshare user": lambda: libc.unshare(0x10000000),
    "unshare mount": lambda: libc.unshare(0x20000),
    "chroot": lambda: libc.chroot(b"/tmp"),
    "setuid": lambda: libc.setuid(0),
    "sethostname": lambda: libc.sethostname(b"x", 1),
    "memfd": lambda: libc.memfd_create(b"x", 0),
    "shmget": lambda: libc.shmget(0, 1 << 20, 0o1600),
    "settime": lambda: libc.clock_settime(0, ctypes.create_string_buffer(16)),
    "reboot": lambda: libc.reboot(0x1234567),
}
for name, attempt in attempts.items():
    if attempt() >= 0:
        print("escaped", name)
if os.getuid() == 0 or os.geteuid() == 0:
    print("escaped root")
status = open("/proc/self/status").read()
for line in status.splitlines():
    key, _, value = line.partition(":")
    if key in ("CapEff", "CapPrm", "CapBnd", "CapAmb", "CapInh") and int(value, 16) != 0:
        print("escaped", line)
    if key == "NoNewPrivs" and value.strip() != "1" or key == "Seccomp" and value.strip() != "2":
        print("escaped", line)
print("done")
