#!/usr/bin/env python3
"""Puts a server under load and says whether every answer was right.

    benchmarks/load.py http://localhost:8000 --clients 64 --seconds 600 --pid PID

Each client sends one program after another, synchronously and asynchronously, and knows what each
must give: a number that no other request has. Nothing but Python's own library is needed.
"""

import argparse
import http.client
import json
import os
import random
import threading
import time
import urllib.parse

PROGRAMS = {
    "answer": "print(%d)",
    "input": "print(int(input()) + 0)",
    "memory": "x = bytearray(20_000_000)\nprint(%d)",
    "exit": "import sys\nprint(%d)\nsys.exit(3)",
    "error": "print(%d)\nraise ValueError('%d')",
    "child": "import os\nif os.fork() == 0:\n    import time\n    time.sleep(30)\nprint(%d, flush=True)\nos._exit(0)",
    "loop": "while True:\n    pass  # %d",
}
WEIGHTS = {"answer": 40, "input": 20, "memory": 20, "exit": 10, "error": 6, "child": 3, "loop": 1}


class Client(threading.Thread):
    def __init__(self, number, address, until):
        super().__init__(daemon=True)
        self.number = number
        self.address = address
        self.until = until
        self.random = random.Random(number)
        self.serial = 0
        self.wrong = []
        self.millis = []
        self.refused = 0

    def connect(self):
        self.connection = http.client.HTTPConnection(
            self.address.hostname, self.address.port, timeout=300
        )

    def ask(self, method, path, body=None):
        self.connection.request(
            method,
            path,
            None if body is None else json.dumps(body),
            {"Content-Type": "application/json"},
        )
        response = self.connection.getresponse()
        return response.status, json.loads(response.read())

    def run(self):
        self.connect()
        while time.time() < self.until:
            try:
                self.step()
            except Exception as e:  # a broken connection is a wrong answer too
                self.wrong.append(repr(e))
                self.connect()

    def step(self):
        self.serial += 1
        kind = self.random.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        number = self.number * 1_000_000 + self.serial
        code = PROGRAMS[kind]
        body = {
            "code": code % ((number,) * code.count("%d")) if "%d" in code else code,
            "language": "python",
            "timeout": 1 if kind == "loop" else 20,
            "stdin": str(number),
        }
        later = self.random.random() < 0.25
        body["run_memory_profile" if later else "run_profiling"] = self.random.random() < 0.5
        start = time.time()
        status, answer = self.ask("POST", "/execute", body)
        if status == 503:
            self.refused += 1
            time.sleep(0.2)
            return
        if later:
            task = answer["task_id"]
            while True:
                time.sleep(0.05)
                status, answer = self.ask("GET", "/results/" + task)
                if answer["status"] != "processing":
                    break
        self.millis.append((time.time() - start) * 1000)
        good = ("timeout" if later else "error") if kind == "loop" else ("done" if later else "success")
        output = (answer.get("output_dict") or {}).get("stdout")
        if answer["status"] != good or (kind != "loop" and output != "%d\n" % number):
            self.wrong.append("%s %d: %s" % (kind, number, json.dumps(answer)[:300]))


def resident(pid):
    figures = {"rss_mb": 0, "threads": 0, "files": 0}
    if pid:
        for line in open("/proc/%d/status" % pid):
            if line.startswith("VmRSS"):
                figures["rss_mb"] = int(line.split()[1]) // 1024
            if line.startswith("Threads"):
                figures["threads"] = int(line.split()[1])
        figures["files"] = len(os.listdir("/proc/%d/fd" % pid))
    return figures


def quantile(values, share):
    return round(sorted(values)[min(len(values) - 1, int(share * len(values)))])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("url")
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pid", type=int, help="the server's process, to watch its memory")
    options = parser.parse_args()
    until = time.time() + options.seconds
    clients = [
        Client(i + 1, urllib.parse.urlparse(options.url), until) for i in range(options.clients)
    ]
    for client in clients:
        client.start()
    watched = []
    while any(client.is_alive() for client in clients):
        time.sleep(2)
        watched.append(resident(options.pid))
    millis = [m for client in clients for m in client.millis]
    counts = [len(client.millis) for client in clients]
    wrong = [w for client in clients for w in client.wrong]
    half = max(1, len(watched) // 2)
    report = {
        "clients": options.clients,
        "seconds": options.seconds,
        "answers": len(millis),
        "per_second": round(len(millis) / options.seconds, 1),
        "wrong": len(wrong),
        "refused": sum(client.refused for client in clients),
        "answers_per_client": {"least": min(counts), "most": max(counts)},
        "ms": {"median": quantile(millis, 0.5), "p95": quantile(millis, 0.95), "max": round(max(millis))},
        "first_half_max": {k: max(w[k] for w in watched[:half]) for k in watched[0]},
        "second_half_max": {k: max(w[k] for w in watched[half:] or watched) for k in watched[0]},
        "after": resident(options.pid),
    }
    print(json.dumps(report, indent=2))
    for one in wrong[:20]:
        print("WRONG", one)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
