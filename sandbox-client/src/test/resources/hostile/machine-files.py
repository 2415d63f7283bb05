for name in ("cmdline", "interrupts", "softirqs", "modules", "diskstats", "partitions", "locks", "keys", "vmstat",
             "pressure/cpu", "pressure/io", "pressure/memory", "buddyinfo", "sys/fs/file-nr",
             "sys/kernel/random/boot_id"):
    try:
        with open("/proc/" + name) as f:
            if f.read():
                print("escaped /proc/" + name)
    except OSError:
        pass
with open("/proc/stat") as f:
    if "intr" in f.read():
        print("escaped /proc/stat")
with open("/proc/self/cgroup") as f:
    if not all(line.endswith(":/\n") for line in f):
        print("escaped /proc/self/cgroup")
print("done")
