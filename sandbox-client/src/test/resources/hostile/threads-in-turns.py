import ctypes, os, threading, time
child = os.fork()
if child == 0:
    kept = bytearray(b"\1") * (60 << 20)
    begun = time.monotonic()
    def turn():
        time.sleep(0.0003)
        if time.monotonic() - begun > 0.25:
            os._exit(kept[4096] != 1)
        threading.Thread(target=turn).start()
    threading.Thread(target=turn).start()
    ctypes.CDLL(None).syscall(60, 0)
_, status = os.waitpid(child, 0)
print("done" if status == 0 else "lost")
