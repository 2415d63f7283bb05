import mmap
m = mmap.mmap(-1, 2_000_000_000)
print("untouched")
