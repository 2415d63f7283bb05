"""Drives a Monolith server the way published reward functions and evaluators do.

Reads a list of solutions as JSON from standard input, each with its cases, and prints what the server
said of each as one line of JSON. A solution and its cases, 64 times over, become one unit-test
program; it passes when the answer's status is "success" and its standard output is "Success\n".
"""

import json
import sys

try:
    import requests
except ImportError:  # the same bytes by what Python itself brings
    requests = None
    import urllib.error
    import urllib.request

REPEATS = 64

UNIT_TEST = '''
import contextlib, io, json, sys

_code = compile(json.loads(%s), "solution", "exec")
_cases = json.loads(%s) * %d


class _Input(io.TextIOWrapper):
    def __init__(self, text):
        super().__init__(io.BytesIO(text.encode()), encoding="utf-8")


class _Output(io.TextIOWrapper):
    def __init__(self):
        super().__init__(io.BytesIO(), encoding="utf-8", write_through=True)


def _run(text):
    out = _Output()
    before = sys.stdin
    sys.stdin = _Input(text)
    try:
        with contextlib.redirect_stdout(out):
            exec(_code, {"__name__": "__main__"})
            out.flush()
        return out.buffer.getvalue().decode()
    finally:
        sys.stdin = before


for _case in _cases:
    assert _run(_case["input"]).split() == _case["output"].split(), "wrong answer"
print("Success")
'''


def unit_test(solution):
    return UNIT_TEST % (
        repr(json.dumps(solution["code"])),
        repr(json.dumps(solution["cases"])),
        REPEATS,
    )


def post(url, body):
    if requests:
        response = requests.post(url, json=body, timeout=150)
        return response.status_code, response.json()
    request = urllib.request.Request(
        url, json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    try:
        with urllib.request.urlopen(request, timeout=150) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def main():
    base = sys.argv[1]
    for solution in json.load(sys.stdin):
        code, answer = post(
            base + "/execute",
            {
                "code": unit_test(solution),
                "language": "python",
                "libraries": [],
                "timeout": solution["timeout"],
                "run_profiling": True,
            },
        )
        if code == 413:
            print(json.dumps({"name": solution["name"], "status": "too large"}))
            continue
        output = answer.get("output_dict") or {}
        passed = answer["status"] == "success" and output.get("stdout") == "Success\n"
        print(
            json.dumps(
                {
                    "name": solution["name"],
                    "library": "requests" if requests else "urllib",
                    "status": answer["status"],
                    "passed": passed,
                    "time": output.get("duration"),
                    "memory": output.get("peak_memory"),
                    "integral": output.get("integral"),
                    "stderr": (output.get("stderr") or "")[-300:],
                }
            ),
            flush=True,
        )


main()
