#!/usr/bin/env python3
"""Measure llmcost: CPU seconds and peak memory of whole commands, on logs made for it.

usage: run.py [--program PATH] [--folder DIR] [--megabytes N] [--calls N] [--files N]

Every answer is held against the generator's totals before a figure is printed. Figures come from wait4, so they
are the command's own user + system time and its own peak memory. Compare on one machine, in one run.
"""
import argparse, json, os, shutil, subprocess, sys, tempfile, time

RUNS = 100  # of what must answer at once
HERE = os.path.dirname(os.path.abspath(__file__))


def measured(command, environment, read=False):
    """Runs a command: (its JSON answer if it is to be read, wall seconds, CPU seconds, peak MiB).

    Large answers are not read: a child is charged with the memory this process has when it starts one.
    """
    with tempfile.TemporaryFile() as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"{' '.join(command)} ended with {process.returncode}")
        out.seek(0)
        answer = json.load(out) if read else None
    return answer, wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def generated(folder, name, kind, amount):
    """The input and its totals, made once and kept."""
    place, totals = os.path.join(folder, name), os.path.join(folder, name + ".json")
    if not os.path.exists(totals):
        shutil.rmtree(place, ignore_errors=True)
        made = subprocess.run([sys.executable, os.path.join(HERE, "generate.py"), kind, place, str(amount)], check=True, capture_output=True, text=True)
        with open(totals, "w") as out:
            out.write(made.stdout)
    return place, json.load(open(totals))


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--program", default=os.path.join(os.environ.get("CARGO_TARGET_DIR", "target"), "release", "llmcost"))
    arguments.add_argument("--folder", default=os.path.join(tempfile.gettempdir(), "llmcost-bench"))
    arguments.add_argument("--megabytes", type=int, default=1000)
    arguments.add_argument("--calls", type=int, default=1_000_000)
    arguments.add_argument("--files", type=int, default=10_000)
    options = arguments.parse_args()
    os.makedirs(options.folder, exist_ok=True)
    environment = {"PATH": os.environ["PATH"], "HOME": options.folder, "LLMCOST_NOW": "2026-11-23T00:00:00Z"}
    rows = []

    def command(*words, store):
        return [options.program, *words, "--store", os.path.join(options.folder, store), "--format", "json"]

    def check(store, totals):
        answer, *_ = measured(command("report", store=store), environment, read=True)
        for column in ("calls", "input_tokens", "output_tokens"):
            if answer["totals"][column] != totals[column]:
                sys.exit(f"{store}: {column} is {answer['totals'][column]}, generated were {totals[column]}")

    def ingest(label, store, place, totals, rate):
        shutil.rmtree(os.path.join(options.folder, store), ignore_errors=True)
        for again in (False, True):
            _, wall, cpu, memory = measured(command("ingest", place, store=store), environment)
            rows.append((label + (", unchanged" if again else ""), wall, cpu, memory, "" if again else rate(cpu)))
        check(store, totals)
        size = sum(os.path.getsize(os.path.join(at, name)) for at, _, names in os.walk(os.path.join(options.folder, store)) for name in names)
        rows.append((label + ", store", 0, 0, 0, f"{size / totals['calls']:.1f} bytes a call"))

    place, totals = generated(options.folder, f"transcripts-{options.megabytes}", "transcripts", options.megabytes)
    ingest(f"ingest {totals['bytes'] / 1e6:.0f} MB of transcripts", "store-transcripts", place, totals, lambda cpu: f"{totals['bytes'] / 1e6 / cpu:.0f} MB per CPU-s")
    place, dense = generated(options.folder, f"dense-{options.calls}.jsonl", "dense", options.calls)
    ingest(f"ingest {dense['calls']:,} dense calls", "store-dense", place, dense, lambda cpu: f"{dense['calls'] / cpu:,.0f} calls per CPU-s")
    place, small = generated(options.folder, f"small-{options.files}", "small", options.files)
    ingest(f"ingest {small['files']:,} small files", "store-small", place, small, lambda cpu: f"{small['files'] / cpu:,.0f} files per CPU-s")
    for by in ("agent", "agent,model", "day", "run"):
        _, wall, cpu, memory = measured(command("report", "--by", by, store="store-dense"), environment)
        rows.append((f"report --by {by} over {dense['calls']:,} calls", wall, cpu, memory, ""))
    for words in (["runs"], ["records"], ["records", "--unusual"]):
        _, wall, cpu, memory = measured(command(*words, store="store-dense"), environment)
        rows.append((f"{' '.join(words)} over {dense['calls']:,} calls", wall, cpu, memory, ""))
    for words, label in ((["--version"], "llmcost --version"), (["report", "--store", os.path.join(options.folder, "no-store")], "report over an empty store")):
        best = min(measured([options.program, *words], environment)[1:] for _ in range(20))
        rows.append((label, *best, "best of 20"))
    config = os.path.join(options.folder, "budgets.toml")
    with open(config, "w") as out:
        out.write('[[budget]]\nname = "team"\nlimit = 1000000\nperiod = "month"\n\n[[budget]]\nname = "agents"\nlimit = 1000000\nperiod = "day"\nper = "agent"\n')
    for words in (["gate", "--agent", "agent-1", "--model", "gpt-5-mini", "--input-tokens", "9000", "--max-output-tokens", "2000"], ["statusline"]):
        # In the middle of what is stored, so that there is something to add up.
        within = {**environment, "LLMCOST_NOW": "2026-10-20T12:00:00Z", "LLMCOST_CONFIG": config}
        runs = [measured(command(*words, store="store-dense"), within)[1:] for _ in range(RUNS)]
        walls, cpus = (sorted(run[place] for run in runs) for place in (0, 1))
        for name, place in (("p50", RUNS // 2), ("p99", RUNS * 99 // 100)):
            rows.append((f"{words[0]} over {dense['calls']:,} calls, {name}", walls[place], cpus[place], max(run[2] for run in runs), f"{name} of {RUNS}"))
    print(f"{'work':<46} {'wall s':>8} {'CPU s':>8} {'peak MiB':>9}  rate")
    for label, wall, cpu, memory, rate in rows:
        figures = f"{wall:>8.3f} {cpu:>8.3f} {memory:>9.1f}" if wall else " " * 27
        print(f"{label:<46} {figures}  {rate}")


main()
