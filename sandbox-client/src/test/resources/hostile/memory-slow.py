import time
blocks = []
while True:
    blocks.append(bytearray(b"x") * 2_000_000)
    time.sleep(0.002)
