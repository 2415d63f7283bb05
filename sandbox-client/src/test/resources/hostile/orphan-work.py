import os
if os.fork() == 0:
    if os.fork() == 0:
        while True:
            pass
    os._exit(0)
os.wait()
end = os.times().elapsed + 0.3
while os.times().elapsed < end:
    pass
print("done")
