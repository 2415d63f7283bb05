import atexit
atexit.register(print, "at exit")
def inner(n):
    return [][n]
def outer():
    try:
        inner(3)
    except IndexError as e:
        raise ValueError("é") from e
print("before")
outer()
