import ctypes, os, threading, time
def work():
    time.sleep(0.02)
    kept = bytearray(60 << 20)
    for i in range(0, len(kept), 4096):
        kept[i] = 1
    time.sleep(0.05)
    os.write(1, b"done\n")
    os._exit(0)
threading.Thread(target=work).start()
ctypes.CDLL(None).pthread_exit(None)
