import os, signal
for target in (os.getppid(), -1, 1):
    for sign in (signal.SIGKILL, signal.SIGTERM, signal.SIGUSR1, signal.SIGSTOP):
        if target == -1 and sign == signal.SIGSTOP:
            continue
        try:
            os.kill(target, sign)
        except OSError:
            pass
print("alive")
