import os
found = []
for path in ("/etc/shadow", "/etc/sudoers", "/root/.ssh", "/root/.bashrc", "/root/.m2", "/home", "/work", "/var", "/proc/1/environ", "/proc/1/root", "/sys/class", "/dev/sda", "/dev/vda", "/dev/mem", "/dev/kmsg", "/run"):
    try:
        found.append(os.listdir(path) if os.path.isdir(path) else open(path, "rb").read(10)) if os.path.exists(path) else None
        if os.path.exists(path):
            print("escaped", path)
    except OSError:
        pass
if any(k not in ("PATH", "HOME", "TMPDIR", "LANG", "LC_CTYPE", "ONLINE_JUDGE") for k in os.environ):
    print("escaped", dict(os.environ))
print("done")
