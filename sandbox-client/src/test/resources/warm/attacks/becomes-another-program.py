import os, sys, signal, time
print("began", flush=True)
def every(*calls):
    for call in calls:
        try:
            call()
        except (OSError, ValueError, AttributeError, TypeError) as e:
            pass

if os.fork(): os.execv(sys.executable, [sys.executable, "-c", "import time; print(\"other\")"])
os.execv(sys.executable, [sys.executable, "-c", "import os, time; os.setsid(); time.sleep(100)"])
