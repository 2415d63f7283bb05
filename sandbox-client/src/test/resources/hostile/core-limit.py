import resource
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
print("done" if resource.getrlimit(resource.RLIMIT_CORE) == (1, 1) else "escaped")
