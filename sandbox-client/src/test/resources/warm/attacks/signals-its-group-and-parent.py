import os, sys, signal, time
print("began", flush=True)
def every(*calls):
    for call in calls:
        try:
            call()
        except (OSError, ValueError, AttributeError, TypeError) as e:
            pass

signal.signal(signal.SIGTERM, signal.SIG_IGN)
every(lambda: os.kill(0, signal.SIGTERM), lambda: os.kill(os.getppid(), signal.SIGKILL), lambda: os.killpg(1, signal.SIGKILL),
      lambda: os.setpgid(0, 1), lambda: os.kill(-os.getpgrp(), signal.SIGKILL))
