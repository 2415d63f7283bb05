import os, sys, signal, time
print("began", flush=True)
def every(*calls):
    for call in calls:
        try:
            call()
        except (OSError, ValueError, AttributeError, TypeError) as e:
            pass

import builtins, json, random, collections
for module in list(sys.modules.values()):
    for name in list(vars(module)):
        if module is not sys and name not in ("__builtins__", "os", "sys", "print"):
            every(lambda: setattr(module, name, None))
sys.path[:] = ["/tmp"]; sys.meta_path.clear(); sys.modules.clear()
sys.setrecursionlimit(60)
sys.settrace(lambda *a: None)
