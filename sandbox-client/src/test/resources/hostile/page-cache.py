import ctypes, mmap, os, sys
f = os.open(sys.executable, os.O_RDONLY)
try:
    os.preadv(f, [bytearray(64)], 0, os.RWF_NOWAIT)
    print("escaped preadv2")
except OSError:
    pass
if os.preadv(f, [bytearray(64)], 0) != 64:
    print("no plain preadv2")
m = mmap.mmap(f, 8192, prot=mmap.PROT_READ)
for advice in (12, 20, 21):
    try:
        m.madvise(advice)
        print("escaped", advice)
    except OSError:
        pass
os.posix_fadvise(f, 0, 0, os.POSIX_FADV_DONTNEED)
print("done")
