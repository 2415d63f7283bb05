for name in ("cmdline", "interrupts", "softirqs", "modules", "diskstats", "partitions", "locks", "keys"):
    try:
        with open("/proc/" + name) as f:
            if f.read():
                print("escaped /proc/" + name)
    except OSError:
        pass
with open("/proc/stat") as f:
    if "intr" in f.read():
        print("escaped /proc/stat")
print("done")
