import os, sys, signal, time
print("began", flush=True)
def every(*calls):
    for call in calls:
        try:
            call()
        except (OSError, ValueError, AttributeError, TypeError) as e:
            pass

import threading, atexit
threading.Thread(target=time.sleep, args=(100,)).start()
atexit.register(time.sleep, 100)
for i in range(6):
    if os.fork() == 0:
        os.setsid()
        for s in range(1, 32): every(lambda: signal.signal(s, signal.SIG_IGN))
        while True:
            open("/tmp/left", "a").write("x"); time.sleep(0.001)
sys.stdout.flush(); os._exit(0)
