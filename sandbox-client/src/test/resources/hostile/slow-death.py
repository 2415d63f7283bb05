import mmap, os
hold = [mmap.mmap(-1, 4096) for _ in range(8000)]
for _ in range(24):
    if os.fork() == 0:
        break
os.setpriority(os.PRIO_PROCESS, 0, 19)
os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
while True:
    pass
