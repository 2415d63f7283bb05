import os, sys, threading, subprocess, signal
done = []
threads = [threading.Thread(target=done.append, args=(i,)) for i in range(8)]
[t.start() for t in threads]; [t.join() for t in threads]
print(sorted(done), threading.get_native_id() == os.getpid(), threading.get_ident() == threading.main_thread().ident)
print(subprocess.run([sys.executable, "-I", "-c", "print(input())"], capture_output=True, text=True))
pid = os.fork()
if pid == 0:
    os._exit(3)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
if os.fork() == 0:
    signal.pause()
import concurrent.futures
print(list(concurrent.futures.ThreadPoolExecutor(4).map(abs, [-1, -2])))
lock = threading.RLock()
with lock, lock: print("locked")
signal.signal(signal.SIGUSR1, lambda *a: print("signal"))
signal.raise_signal(signal.SIGUSR1); signal.pthread_kill(threading.get_ident(), signal.SIGUSR1)
