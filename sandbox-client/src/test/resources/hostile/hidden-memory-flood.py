import ctypes, os, signal, threading, time
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
def work():
    time.sleep(0.02)
    kept = []
    for i in range(600):
        kept.append(b"\1" * (1 << 20))
    time.sleep(20)
if os.fork() == 0:
    threading.Thread(target=work).start()
    ctypes.CDLL(None).pthread_exit(None)
time.sleep(20)
