import os, signal, time
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
r, w = os.pipe()
if os.fork() == 0:
    while time.process_time() < 0.25:
        pass
    os._exit(0)
os.close(w)
os.read(r, 1)
print("done")
