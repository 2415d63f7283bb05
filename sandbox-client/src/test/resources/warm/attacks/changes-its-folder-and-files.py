import os, sys, signal, time
print("began", flush=True)
def every(*calls):
    for call in calls:
        try:
            call()
        except (OSError, ValueError, AttributeError, TypeError) as e:
            pass

os.mkdir("/tmp/inner"); os.chdir("/tmp/inner"); os.rmdir("/tmp/inner")
for name in ("os.py", "random.py", "sitecustomize.py", "main.py"): open("/tmp/" + name, "w").write("print(1/0)")
every(lambda: os.chmod("/tmp", 0), lambda: os.chroot("/tmp"), lambda: os.remove("/program/main.py"), lambda: open("/program/main.py", "w"),
      lambda: os.rename("/tmp", "/other"), lambda: os.symlink("/", "/tmp/root"))
