import os
seen = [int(p) for p in os.listdir("/proc") if p.isdigit()]
print("escaped" if len(seen) > 2 else "alone")
