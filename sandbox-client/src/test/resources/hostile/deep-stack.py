import resource
soft, hard = resource.getrlimit(resource.RLIMIT_STACK)
print("done" if soft >= 200_000_000 else soft)
