import os
before = os.getpriority(os.PRIO_PROCESS, 0)
os.setpriority(os.PRIO_PROCESS, 0, 19)
os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
if os.getpriority(os.PRIO_PROCESS, 0) != before:
    print("escaped nice")
if os.sched_getscheduler(0) != os.SCHED_OTHER:
    print("escaped policy")
print("done")
