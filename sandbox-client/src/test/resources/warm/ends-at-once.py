import os, atexit
atexit.register(print, "never")
print("lost in the buffer")
os.write(1, b"written\n")
os._exit(9)
