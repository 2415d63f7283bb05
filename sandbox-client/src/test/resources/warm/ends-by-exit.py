import sys, atexit
atexit.register(lambda: print("at exit"))
print("out"); print("err", file=sys.stderr)
sys.exit("a text")
