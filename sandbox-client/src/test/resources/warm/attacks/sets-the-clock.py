import os, sys, signal, time
print("began", flush=True)
def every(*calls):
    for call in calls:
        try:
            call()
        except (OSError, ValueError, AttributeError, TypeError) as e:
            pass

every(lambda: time.clock_settime(time.CLOCK_REALTIME, 0), lambda: time.clock_settime(time.CLOCK_MONOTONIC, 0))
os.environ["TZ"] = "Asia/Tokyo"; time.tzset()
import ctypes
c = ctypes.CDLL(None); c.unshare(0x80); c.settimeofday(ctypes.create_string_buffer(16), None); c.adjtimex(ctypes.create_string_buffer(512))
time.time = time.monotonic = lambda: 0
