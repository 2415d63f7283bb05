import os
n = 0
while True:
    try:
        os.close(os.open(f"/tmp/{n}", os.O_CREAT))
        n += 1
    except OSError:
        pass
