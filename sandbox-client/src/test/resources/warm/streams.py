import sys, os
print(input(), sys.stdin.buffer.tell(), os.lseek(0, 0, os.SEEK_CUR))
print(sys.stdin.readlines(), sys.stdin.read())
sys.stdout.buffer.write("ü\n".encode()); print("\udc80".encode("utf-8", "surrogateescape"))
os.write(1, b"past the buffer\n"); print("x" * 100000)
print(os.fstat(1).st_size > 0, os.fstat(0).st_size, sys.stdout.buffer.raw.mode)
print("last", end="")
print("\udc80")
