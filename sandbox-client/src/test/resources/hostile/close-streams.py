import os
for fd in range(1024):
    try:
        os.close(fd)
    except OSError:
        pass
os._exit(0)
