import os, sys, signal, time
print("began", flush=True)
def every(*calls):
    for call in calls:
        try:
            call()
        except (OSError, ValueError, AttributeError, TypeError) as e:
            pass

signal.signal(signal.SIGALRM, signal.SIG_IGN); signal.signal(signal.SIGTERM, signal.SIG_IGN); signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01); signal.setitimer(signal.ITIMER_PROF, 0.01, 0.01)
signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
import ctypes
ctypes.CDLL(None).prctl(1, 9, 0, 0, 0); ctypes.CDLL(None).prctl(36, 1, 0, 0, 0); ctypes.CDLL(None).prctl(4, 0, 0, 0, 0)
