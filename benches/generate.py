#!/usr/bin/env python3
"""Write benchmark logs and print their exact totals as JSON.

usage: generate.py dense FILE CALLS        one JSON object of 300 to 400 bytes a call
       generate.py transcripts DIR MB      Claude Code session trees (the shape of ../shared/bench)
       generate.py small DIR FILES         many small session files, for the unchanged re-ingest
"""
import json, os, sys
from random import Random

RANDOM = Random(7)


def hexadecimal(length):
    return f"{RANDOM.getrandbits(4 * length):0{length}x}"


def lognormal(mean, spread=0.9):
    return max(1, int(mean * RANDOM.lognormvariate(0, spread)))


DENSE_MODELS = ["gpt-5.1", "gpt-5-mini", "claude-sonnet-4-5-20250929", "claude-haiku-4-5-20251001", "gemini-2.5-pro", "mistral-large-2512"]
DENSE_PROVIDERS = ["openai", "openai", "anthropic", "anthropic", "google", "mistral"]


def dense(path, calls):
    totals = {"calls": 0, "input_tokens": 0, "output_tokens": 0}
    clock = 1_767_225_600_000  # 2026-01-01
    step = 300 * 86_400_000 // calls
    with open(path, "w") as out:
        for number in range(calls):
            clock += RANDOM.randrange(2 * step + 1)
            model = RANDOM.randrange(6)
            tokens_in, tokens_out = lognormal(3000), lognormal(250)
            cached = tokens_in // 2 if RANDOM.random() < 0.4 else 0
            day, millis = divmod(clock, 86_400_000)
            stamp = timestamp(day, millis)
            out.write(f'{{"timestamp":"{stamp}","request_id":"req_{hexadecimal(24)}","provider":"{DENSE_PROVIDERS[model]}",'
                      f'"model":"{DENSE_MODELS[model]}","agent":"agent-{RANDOM.randrange(40)}","run_id":"run-{number // 12}",'
                      f'"project":"project-{RANDOM.randrange(8)}","user":"user-{RANDOM.randrange(60)}","prompt_tokens":{tokens_in},'
                      f'"cached_tokens":{cached},"completion_tokens":{tokens_out},"duration_ms":{lognormal(2200)},"status":"ok","attempt":1}}\n')
            totals["calls"] += 1
            totals["input_tokens"] += tokens_in
            totals["output_tokens"] += tokens_out
    return totals


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


def session(path, project, name, turns, totals, text=2600):
    clock = 1_785_542_400_000 + RANDOM.randrange(100 * 86_400_000)
    context, size = 12_000, 0
    with open(path, "w") as out:
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


def main():
    kind, place, amount = sys.argv[1:4]
    if kind == "dense":
        totals = dense(place, int(amount))
    elif kind == "transcripts":
        totals = tree(place, lambda totals: totals["bytes"] >= float(amount) * 1e6, lambda: RANDOM.randint(20, 400))
    else:
        totals = tree(place, lambda totals: totals["files"] >= int(amount), lambda: 3, 200)
    print(json.dumps(totals))


if __name__ == "__main__":
    main()
