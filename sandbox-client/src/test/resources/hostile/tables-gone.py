import mmap, time
size = 8 << 30
no_reserve = 0x4000
kept = mmap.mmap(-1, size, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | no_reserve, mmap.PROT_READ)
kept.madvise(15)  # no huge pages
for i in range(0, size, 2 << 20):
    kept[i]
time.sleep(0.03)
kept.close()
time.sleep(0.05)
with open("/tmp/kept", "w+b", buffering=0) as file:
    file.write(b"\5" * (12 << 20))
    time.sleep(0.1)
    file.seek(5 << 20)
    print("done" if file.read(1) == b"\5" else "lost")
