import mmap, time
n, step = 60 << 20, 1 << 20
m = mmap.mmap(-1, n)
for i in range(0, n, step):
    m[i:i + step] = b"\7" * step
    m.madvise(mmap.MADV_DONTNEED, i, step)
time.sleep(0.1)
print("done" if m[n - 1] == 7 else "lost")
