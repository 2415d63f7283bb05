"""Rewards of the Afterburner Workbench for trainers by GRPO, from a running `./workbench serve`.

One file, standard library only, Python 3.9 or newer. Entry points:

- compute_score, async, a sample at a time: verl 0.7 and newer
  (reward.custom_reward_function.path=afterburner_reward.py .name=compute_score);
- compute_score_batch: verl up to 0.6 (reward_model.reward_manager=batch, .name=compute_score_batch);
- trl_reward: TRL (--reward_funcs afterburner_reward.trl_reward).

Options, as keyword arguments (verl: reward_kwargs) or from the environment:

- url (WORKBENCH_URL): where the server answers, http://host:8000;
- token_file (WORKBENCH_TOKEN_FILE): a file with its token; WORKBENCH_TOKEN has the token itself;
- mode (WORKBENCH_REWARD_MODE): paper, published, or published-ms, which has the published code's milliseconds;
- in_flight (WORKBENCH_IN_FLIGHT): requests at a time of this process, 8 otherwise; verl has 8 such processes;
- patience (WORKBENCH_PATIENCE): seconds for which a server that is away or overloaded is asked again, 300;
- on_error (WORKBENCH_ON_ERROR): raise, or skip (None as reward, TRL only).

A wrong program is scored. A server that is away, busy, stopping or that does not understand is never scored: the
request is sent again, and after `patience` seconds an exception ends the training, which goes on from its
checkpoint. Scoring an outage would train the model on it.
"""

import asyncio
import concurrent.futures
import http.client
import json
import math
import os
import random
import sys
import threading
import time
import urllib.parse

MODES = {"paper": "paper", "published": "published", "published-ms": "published_ms"}
VERDICTS = {"passed": 0, "wrong_answer": 1, "runtime_error": 2, "compile_error": 3, "no_code": 4}
OTHER_VERDICT = 9
BUSY = (408, 429, 500, 502, 503, 504)
LONGEST_PAUSE = 10.0
SOCKET_SECONDS = 900.0


class RewardUnavailable(RuntimeError):
    """No reward could be had: the server's fault, or the request's, never the program's."""


class Settings:
    """What a call is made with; keyword arguments go before the environment."""

    def __init__(self, url=None, token_file=None, mode=None, in_flight=None, patience=None, on_error=None, **_):
        self.url = setting(url, "WORKBENCH_URL", "")
        if not self.url:
            raise RewardUnavailable("say where ./workbench serve answers: url=http://host:8000, or WORKBENCH_URL")
        self.mode = setting(mode, "WORKBENCH_REWARD_MODE", "paper")
        if self.mode not in MODES:
            raise RewardUnavailable("mode is paper, published or published-ms, not %s" % self.mode)
        self.in_flight = int(setting(in_flight, "WORKBENCH_IN_FLIGHT", 8))
        self.patience = float(setting(patience, "WORKBENCH_PATIENCE", 300))
        self.on_error = setting(on_error, "WORKBENCH_ON_ERROR", "raise")
        if self.on_error not in ("raise", "skip"):
            raise RewardUnavailable("on_error is raise or skip, not %s" % self.on_error)
        file = setting(token_file, "WORKBENCH_TOKEN_FILE", "")
        self.token = urllib.parse.urlsplit(self.url).password or os.environ.get("WORKBENCH_TOKEN", "")
        if file:
            with open(file, encoding="utf-8") as lines:
                self.token = lines.read().strip()


def setting(value, variable, otherwise):
    """A given value, or that of the environment, or another one."""
    return value if value not in (None, "") else os.environ.get(variable, "") or otherwise


# --- the three entry points ----------------------------------------------------------------------------------------


async def compute_score(data_source, solution_str, ground_truth, extra_info=None, **options):
    """verl 0.7 and newer: the reward of one reply, with figures that become metrics."""
    settings = Settings(**options)
    item = verl_item(solution_str, ground_truth, extra_info or {})
    return await asyncio.wrap_future(pool(settings).submit(scored, settings, item))


def compute_score_batch(data_sources, solution_strs, ground_truths, extra_infos=None, **options):
    """verl up to 0.6: the rewards of a whole batch, in order."""
    settings = Settings(**options)
    extras = extra_infos if extra_infos is not None else [{}] * len(solution_strs)
    items = [verl_item(*sample) for sample in zip(solution_strs, ground_truths, extras)]
    return all_scored(settings, items)


def trl_reward(prompts, completions, problem, baseline, objective, runs=None, language=None, **options):
    """TRL: a float for each completion; None for one that is skipped."""
    names = ("url", "token_file", "mode", "in_flight", "patience", "on_error")
    settings = Settings(**{name: options[name] for name in names if isinstance(options.get(name), (str, int, float))})
    count = len(completions)
    items = []
    for i in range(count):
        items.append({
            "problem": problem[i],
            "reply": sent(completion_text(completions[i])),
            "objective": objective[i],
            "baseline": baseline_of(baseline[i]),
            "language": language[i] if language else "python",
            "runs": clamped(runs[i] if runs else 1),
        })
    scores = all_scored(settings, items)
    return [None if s is None else s["score"] for s in scores]


# --- items ---------------------------------------------------------------------------------------------------------


def verl_item(reply, truth, extra):
    """What /judge is asked about a sample of verl: the columns that `train export` writes."""
    truth = truth if isinstance(truth, dict) else {}
    item = {
        "reply": sent(reply),
        "objective": extra.get("objective") or "time",
        "language": extra.get("language") or "python",
        "baseline": baseline_of({
            "passed": truth.get("passed"),
            "wall_ms": truth.get("time"),
            "peak_kb": truth.get("memory"),
            "integral_kb_s": truth.get("integral"),
        }),
        "runs": clamped(extra.get("runs") or 1),
    }
    name = extra.get("problem") or extra.get("problem_id")
    if not name:
        raise RewardUnavailable("extra_info names no problem; these are not the rows of `train export`")
    item["problem"] = name
    return item


def baseline_of(figures):
    """A baseline without what is not finite: Venus has +inf for what fails."""
    found = {"passed": bool(figures.get("passed"))}
    for name in ("wall_ms", "peak_kb", "integral_kb_s"):
        value = figures.get(name)
        if isinstance(value, (int, float)) and math.isfinite(value):
            found[name] = value
    return found


def sent(reply):
    """A reply as it can be sent: an empty one is a wrong answer, not a wrong request, and half a character is none."""
    return reply.encode("utf-8", "replace").decode("utf-8") or " "


def clamped(runs):
    return max(1, min(3, int(runs)))


def completion_text(completion):
    """The text of a completion: of a string, or of messages."""
    if isinstance(completion, str):
        return completion
    return "".join(message.get("content") or "" for message in completion)


# --- asking --------------------------------------------------------------------------------------------------------

_pools = {}
_lock = threading.Lock()
_local = threading.local()


def pool(settings):
    """The threads that wait for answers; as many as may be in flight."""
    with _lock:
        if settings.in_flight not in _pools:
            _pools[settings.in_flight] = concurrent.futures.ThreadPoolExecutor(
                settings.in_flight, thread_name_prefix="reward")
        return _pools[settings.in_flight]


def all_scored(settings, items):
    """The scores of items, in order; a text that is asked about twice is judged once."""
    futures = {}
    keys = [json.dumps(item, sort_keys=True) for item in items]
    for key, item in zip(keys, items):
        if key not in futures:
            futures[key] = pool(settings).submit(scored, settings, item)
    try:
        found = {key: future.result() for key, future in futures.items()}
    except BaseException:
        for future in futures.values():
            future.cancel()
        raise
    return [None if found[key] is None else dict(found[key]) for key in keys]


def scored(settings, item):
    """The score of an item; asked for again until there is one."""
    try:
        return score(settings, item, judged(settings, item))
    except RewardUnavailable:
        if settings.on_error == "skip":
            return None
        raise


def judged(settings, item):
    """The server's answer about an item."""
    body = json.dumps(item, allow_nan=False).encode("utf-8")
    end = time.monotonic() + settings.patience
    pause = 0.2
    while True:
        wait = 0.0
        try:
            status, headers, text = post(settings, "/judge", body)
            if status == 200:
                answer = json.loads(text)
                if isinstance(answer, dict) and isinstance(answer.get("reward"), dict):
                    return answer
                why = "it answered without a reward: %s" % str(text[:200])
            elif status in BUSY:
                why = "it answered %d: %s" % (status, words(text))
                wait = retry_after(headers)
            else:
                raise RewardUnavailable("the server refused the request (%d): %s" % (status, words(text)))
        except (OSError, http.client.HTTPException, ValueError) as fault:
            drop(settings)
            why = "it does not answer (%s: %s)" % (type(fault).__name__, fault)
        if time.monotonic() + max(wait, pause) > end:
            raise RewardUnavailable(
                "no reward from %s within %d s: %s" % (plain(settings.url), settings.patience, why))
        time.sleep(max(wait, pause * random.uniform(0.5, 1.0)))
        pause = min(2 * pause, LONGEST_PAUSE)


def score(settings, item, answer):
    """The dict that verl takes: the score, and numbers only beside it."""
    reward = answer["reward"]
    value = reward.get(MODES[settings.mode])
    if not isinstance(value, (int, float)) or not math.isfinite(value):
        raise RewardUnavailable("the server gives no %s reward; it is older than this file" % settings.mode)
    figures = answer.get("figures") or {}
    return {
        "score": float(value),
        "passed": 1.0 if answer.get("verdict") == "passed" else 0.0,
        "format": float(reward.get("format") or 0),
        "correctness": float(reward.get("correctness") or 0),
        "efficiency": float(reward.get("efficiency") or 0),
        "wall_ms": median(figures, "wall_ms"),
        "peak_kb": median(figures, "peak_kb"),
        "verdict_code": float(VERDICTS.get(answer.get("verdict"), OTHER_VERDICT)),
    }


def median(figures, name):
    figure = figures.get(name)
    value = figure.get("median") if isinstance(figure, dict) else None
    return float(value) if isinstance(value, (int, float)) else 0.0


def words(text):
    """What an answer says went wrong."""
    try:
        said = json.loads(text)
        return str(said.get("error", said))[:300] if isinstance(said, dict) else str(said)[:300]
    except ValueError:
        return text[:300].decode("utf-8", "replace")


def retry_after(headers):
    try:
        return min(LONGEST_PAUSE, max(0.0, float(headers.get("Retry-After", "0"))))
    except ValueError:
        return 0.0


def plain(url):
    """An address without a token."""
    parts = urllib.parse.urlsplit(url)
    return "%s://%s" % (parts.scheme, parts.netloc.rpartition("@")[2])


def post(settings, path, body, method="POST"):
    """Sends a request over this thread's connection; gives status, headers and text."""
    connection = connected(settings)
    headers = {"Content-Type": "application/json"}
    if settings.token:
        headers["Authorization"] = "Bearer " + settings.token
    base = urllib.parse.urlsplit(settings.url).path.rstrip("/")
    connection.request(method, base + path, body=body, headers=headers)
    response = connection.getresponse()
    text = response.read()
    if response.getheader("Connection", "").lower() == "close":
        drop(settings)
    return response.status, response.headers, text


def connected(settings):
    """This thread's connection to a server; requests of a thread follow each other on one connection."""
    connections = _local.__dict__.setdefault("connections", {})
    if settings.url not in connections:
        parts = urllib.parse.urlsplit(settings.url)
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        connections[settings.url] = kind(parts.hostname, parts.port, timeout=SOCKET_SECONDS)
    return connections[settings.url]


def drop(settings):
    """Closes this thread's connection: what is on it can't be told apart from the next answer."""
    connection = _local.__dict__.get("connections", {}).pop(settings.url, None)
    if connection is not None:
        connection.close()


def preflight(**options):
    """Makes sure that there is a server that judges, before a training begins."""
    settings = Settings(**options)
    try:
        status, _, text = post(settings, "/", None, "GET")
    except (OSError, http.client.HTTPException) as fault:
        raise RewardUnavailable("%s does not answer (%s)" % (plain(settings.url), fault)) from fault
    finally:
        drop(settings)
    if status != 200:
        raise RewardUnavailable("%s answers %d: %s" % (plain(settings.url), status, words(text)))
    try:
        about = json.loads(text)
    except ValueError:
        about = {}
    paths = about.get("paths", []) if isinstance(about, dict) else []
    if not any(str(path).endswith(" /judge") for path in paths):
        raise RewardUnavailable("%s is no `./workbench serve`: it has no /judge" % plain(settings.url))
    return about


if __name__ == "__main__":
    try:
        found = preflight()
        print("%s: workbench %s, %s workers" % (
            plain(os.environ["WORKBENCH_URL"]), found.get("version"), found.get("workers")))
    except RewardUnavailable as unavailable:
        sys.exit(str(unavailable))
