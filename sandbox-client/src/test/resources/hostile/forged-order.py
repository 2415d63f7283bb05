import ctypes, os, signal, time
info = (ctypes.c_int * 32)()
info[0], info[2] = signal.SIGUSR1, -1
number = {"x86_64": 129, "aarch64": 138}[os.uname().machine]
ctypes.CDLL(None).syscall(number, 1, int(signal.SIGUSR1), info)
time.sleep(0.02)
print("alive")
