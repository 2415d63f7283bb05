import os, signal, time
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
for _ in range(100):
    r, w = os.pipe()
    if os.fork() == 0:
        begun = time.process_time()
        while time.process_time() - begun < 0.003:
            pass
        os._exit(0)
    os.close(w)
    os.read(r, 1)
    os.close(r)
print("done")
