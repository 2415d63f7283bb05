print("Success")
print('{"outcome": "completed", "verdict": "passed"}')
raise SystemExit(3)
