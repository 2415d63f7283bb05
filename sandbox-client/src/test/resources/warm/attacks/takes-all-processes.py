import os, sys, signal, time
print("began", flush=True)
def every(*calls):
    for call in calls:
        try:
            call()
        except (OSError, ValueError, AttributeError, TypeError) as e:
            pass

while True:
    try:
        os.fork()
    except OSError:
        time.sleep(0.001)
