# Tells where this interpreter keeps what it executes: it looks for values that it knows in its own
# memory. So no table of versions is needed. Prints "name value" lines; what it can't find is left out.
import ctypes
import os
import struct
import sys

api = ctypes.pythonapi
api.PyThreadState_Get.restype = ctypes.c_void_p
thread = api.PyThreadState_Get()
runtime = ctypes.addressof(ctypes.c_char.in_dll(api, "_PyRuntime"))
memory = os.open("/proc/self/mem", os.O_RDONLY)


def read(address, size):
    try:
        return os.pread(memory, size, address)
    except (OSError, OverflowError):
        return b""


def words(data):
    return struct.unpack("%dQ" % (len(data) // 8), data[: len(data) // 8 * 8])


def outer():
    return inner(sys._getframe())


def inner(caller):
    own = sys._getframe()
    # Frame objects point to the interpreter's frames by their fourth word. No Python function is
    # called before the memory is read, because that would make another frame the current one.
    mine = struct.unpack_from("Q", os.pread(memory, 32, id(own)), 24)[0]
    his = struct.unpack_from("Q", os.pread(memory, 32, id(caller)), 24)[0]
    frame = os.pread(memory, 96, mine)
    state = os.pread(memory, 256, thread)
    followed = {}
    for i, word in enumerate(struct.unpack("32Q", state)):
        try:
            followed[i] = os.pread(memory, 32, word)
        except (OSError, OverflowError):
            pass
    return own, mine, his, frame, state, followed


own, mine, his, frame, state, followed = outer()
say = {}
code = own.f_code
body = id(code) + type(code).__basicsize__
for i, word in enumerate(words(frame)):
    if word & ~3 == id(code):
        say.setdefault("frame_code", 8 * i)
    elif word == his:
        say.setdefault("frame_previous", 8 * i)
    elif body <= word < body + len(code.co_code):
        say.setdefault("frame_instruction", 8 * i)
for i, word in enumerate(words(state)):
    if word == mine:
        say["thread_frame"] = 8 * i
for i, data in followed.items():
    if "thread_frame" in say:
        break
    for j, word in enumerate(words(data)):
        if word == mine and "thread_c_frame" not in say:
            say["thread_c_frame"] = 8 * i
            say["c_frame_frame"] = 8 * j

# The lock of the interpreter: how long a thread may have it (5000 µs), and which had it last.
at = 0
while "lock_holder" not in say and at < 4 << 20:
    data = words(read(runtime + at, 4096))
    if not data:
        break
    for i in range(len(data) - 1):
        if data[i] == 5000 and data[i + 1] == thread:
            say["lock_holder"] = at + 8 * (i + 1)
            break
    at += 4088

sample = compile("\n" * 54320 + "def namenamename(): pass", "filefilefile", "exec").co_consts[0]
known = {
    "code_file": sample.co_filename,
    "code_name": sample.co_qualname,
    "code_lines": sample.co_linetable,
}
for i, word in enumerate(words(read(id(sample), type(sample).__basicsize__))):
    for name, value in known.items():
        if word == id(value):
            say[name] = 8 * i
halves = read(id(sample), type(sample).__basicsize__)
for i in range(0, len(halves) - 3, 4):
    if struct.unpack_from("I", halves, i)[0] == sample.co_firstlineno == 54321:
        say["code_first_line"] = i
say["code_body"] = type(code).__basicsize__
say["text_body"] = sys.getsizeof("") - 1
say["bytes_body"] = sys.getsizeof(b"") - 1
last = ""
begins = {}
for line in open("/proc/self/maps"):
    fields = line.split(None, 5)
    begin, end = (int(part, 16) for part in fields[0].split("-"))
    if len(fields) == 6 and fields[5].startswith("/"):
        last = fields[5].strip()
        begins.setdefault(last, begin)
    if begin <= runtime < end:
        say["runtime"] = runtime - begins[last]
        say["file"] = last
for name, value in say.items():
    print(name, value)
