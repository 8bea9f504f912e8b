#!/usr/bin/env python3
"""Write benchmark logs and print their exact totals as JSON.

usage: generate.py dense|openai|otlp FILE CALLS   dense logs (see dense.py); FILE may be `-`: totals then go to standard error
       generate.py transcripts DIR MB             Claude Code session trees
       generate.py small DIR FILES                many small session files, for the unchanged re-ingest
       generate.py append DIR FILES               goes on with so many of them
"""
import json, os, sys
from random import Random

import dense

RANDOM = Random(7)


def hexadecimal(length):
    return f"{RANDOM.getrandbits(4 * length):0{length}x}"


def lognormal(mean, spread=0.9):
    return max(1, int(mean * RANDOM.lognormvariate(0, spread)))


def timestamp(day, millis):
    """Days since 1970 and milliseconds of the day as RFC 3339 (civil-from-days)."""
    z = day + 719468
    era = z // 146097
    doe = z - era * 146097
    yoe = (doe - doe // 1460 + doe // 36524 - doe // 146096) // 365
    doy = doe - (365 * yoe + yoe // 4 - yoe // 100)
    mp = (5 * doy + 2) // 153
    month = mp + 3 if mp < 10 else mp - 9
    year = yoe + era * 400 + (month <= 2)
    seconds, ms = divmod(millis, 1000)
    return f"{year:04}-{month:02}-{doy - (153 * mp + 2) // 5 + 1:02}T{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{ms:03}Z"


CLAUDE_MODELS = ["claude-sonnet-4-5-20250929"] * 60 + ["claude-haiku-4-5-20251001"] * 25 + ["claude-opus-4-5-20251101"] * 15
PROSE = " ".join("".join(RANDOM.choice("etaoinshrdlu") for _ in range(RANDOM.randint(2, 10))) for _ in range(120_000)).replace("tt", "\n").replace("uu", '"')


def prose(mean):
    """Text as it stands inside a JSON string."""
    start = RANDOM.randrange(len(PROSE) // 2)
    return json.dumps(PROSE[start:start + min(lognormal(mean), 60_000)])[1:-1]


def session(path, project, name, turns, totals, text=2600, mode="w"):
    clock = 1_785_542_400_000 + RANDOM.randrange(100 * 86_400_000)
    context, size = 12_000, 0
    with open(path, mode) as out:
        for _ in range(turns):
            clock += RANDOM.randrange(60_000)
            stamp = timestamp(*divmod(clock, 86_400_000))
            head = (f'{{"parentUuid":"{hexadecimal(32)}","isSidechain":{"true" if RANDOM.random() < 0.08 else "false"},"userType":"external",'
                    f'"cwd":"/home/dev/{project}","sessionId":"{name}","version":"2.0.42","gitBranch":"main",')
            if RANDOM.random() < 0.47:
                size += out.write(head + f'"type":"user","message":{{"role":"user","content":[{{"tool_use_id":"toolu_{hexadecimal(20)}","type":"tool_result",'
                                  f'"content":"{prose(text)}"}}]}},"uuid":"{hexadecimal(32)}","timestamp":"{stamp}","toolUseResult":{{"stdout":"{prose(text // 4)}","stderr":""}}}}\n')
                continue
            model, message, request = RANDOM.choice(CLAUDE_MODELS), "msg_" + hexadecimal(24), "req_" + hexadecimal(24)
            fresh, written, read, produced = RANDOM.randint(1, 60), RANDOM.randint(50, 4000), context, lognormal(200, 1)
            context = min(context + written, 180_000)
            parts = RANDOM.choice((1, 1, 2, 3))
            for part in range(parts):
                shown = produced if part == parts - 1 else max(1, produced * (part + 1) // (parts + 1))
                size += out.write(head + f'"message":{{"model":"{model}","id":"{message}","type":"message","role":"assistant","content":[{{"type":"text","text":"{prose(text // 3)}"}}],'
                                  f'"stop_reason":null,"stop_sequence":null,"usage":{{"input_tokens":{fresh},"cache_creation_input_tokens":{written},"cache_read_input_tokens":{read},'
                                  f'"cache_creation":{{"ephemeral_5m_input_tokens":{written},"ephemeral_1h_input_tokens":0}},"output_tokens":{shown},"service_tier":"standard"}}}},'
                                  f'"requestId":"{request}","type":"assistant","uuid":"{hexadecimal(32)}","timestamp":"{stamp}"}}\n')
            totals["calls"] += 1
            totals["input_tokens"] += fresh + written + read
            totals["output_tokens"] += produced
    return size


def tree(folder, enough, turns, text=2600):
    totals = {"files": 0, "bytes": 0, "calls": 0, "input_tokens": 0, "output_tokens": 0}
    while not enough(totals):
        project = f"project-{RANDOM.randrange(12):02}"
        name = f"{hexadecimal(8)}-{hexadecimal(4)}-{hexadecimal(4)}-{hexadecimal(4)}-{hexadecimal(12)}"
        path = os.path.join(folder, "projects", f"-home-dev-{project}")
        os.makedirs(path, exist_ok=True)
        totals["bytes"] += session(os.path.join(path, name + ".jsonl"), project, name, turns(), totals, text)
        totals["files"] += 1
    return totals


def append(folder, files):
    RANDOM.seed("append")
    totals = {"files": 0, "bytes": 0, "calls": 0, "input_tokens": 0, "output_tokens": 0}
    paths = sorted(os.path.join(at, name) for at, _, names in os.walk(folder) for name in names)
    for path in paths[::len(paths) // files][:files]:
        project = os.path.basename(os.path.dirname(path)).removeprefix("-home-dev-")
        totals["bytes"] += session(path, project, os.path.basename(path).removesuffix(".jsonl"), 5, totals, 200, "a")
        totals["files"] += 1
    return totals


def main():
    kind, place, amount = sys.argv[1:4]
    if kind in ("dense", "openai", "otlp"):
        with (open(place, "wb") if place != "-" else sys.stdout.buffer) as out:
            totals = dense.write(out, int(amount), "generic" if kind == "dense" else kind)
    elif kind == "transcripts":
        totals = tree(place, lambda totals: totals["bytes"] >= float(amount) * 1e6, lambda: RANDOM.randint(20, 400))
    elif kind == "append":
        totals = append(place, int(amount))
    else:
        totals = tree(place, lambda totals: totals["files"] >= int(amount), lambda: 3, 200)
    print(json.dumps(totals), file=sys.stderr if place == "-" else sys.stdout)


if __name__ == "__main__":
    main()
