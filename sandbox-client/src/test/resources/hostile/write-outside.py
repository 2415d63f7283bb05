import os
for path in ("/x", "/usr/x", "/usr/lib/x", "/lib/x", "/program/x", "/etc/passwd", "/etc/ld.so.preload", "/dev/x", "/root/x", "/proc/sys/kernel/core_pattern", "/proc/self/oom_score_adj.x", "/sys/x"):
    try:
        with open(path, "w") as f:
            f.write("x")
        print("escaped", path)
    except OSError:
        pass
try:
    os.chmod("/program", 0o777)
    print("escaped chmod")
except OSError:
    pass
print("done")
