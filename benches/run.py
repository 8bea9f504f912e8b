#!/usr/bin/env python3
"""Measure llmcost: CPU seconds and peak memory of whole commands over logs made for it, beside their targets.

usage: run.py [--program PATH] [--folder DIR] [--megabytes N] [--calls N] [--files N] [--sizes 1,10] [--duckdb PYTHON] [--date DAY]

Writes RESULTS.md beside this file. Every store is held against the generator's totals before a figure is printed.
Figures come from wait4, so they are the command's own user + system time and its own peak memory; a quick command is
run five times and its least counts. Compare on one machine, in one run. `--sizes` are millions of calls, piped into
`ingest -` as they are made: 30 are 10 GB. For DuckDB beside it:

    python3 -m venv ~/engines && ~/engines/bin/pip install duckdb
    benches/run.py --duckdb ~/engines/bin/python --sizes 1,10,30
"""
import argparse, datetime, json, os, shutil, subprocess, sys, tempfile

import tables
from measure import HERE, TooLong, best, generated, generator, measured, size
from references import DuckDb, plain
from tables import Row, View
from works import BUDGETS, NOW, QUICK, VIEWS, WHY


class Bench:
    def __init__(self, options):
        self.options = options
        self.environment = {"PATH": os.environ["PATH"], "HOME": options.folder, "LLMCOST_NOW": NOW}
        self.duckdb = DuckDb(options.duckdb, self.environment)
        self.rows, self.references = [], []
        self.config = os.path.join(options.folder, "bench.toml")
        with open(self.config, "w") as out:
            out.write(BUDGETS)

    def place(self, name):
        return os.path.join(self.options.folder, name)

    def command(self, *words, store):
        return [self.options.program, *words, "--config", self.config, "--store", self.place(store), "--format", "json"]

    def check(self, store, totals):
        answer = measured(self.command("report", store=store), self.environment, read=True).answer
        for column in ("calls", "input_tokens", "output_tokens"):
            if answer["totals"][column] != totals[column]:
                sys.exit(f"{store}: {column} is {answer['totals'][column]}, generated were {totals[column]}")

    def ingest(self, label, store, place, totals, rated):
        """A first reading into a new store; `rated` is what counts, how many of it there are, and how many a CPU second should take."""
        figures = []
        for _ in range(3):
            remove(self.place(store))
            figures.append(measured(self.command("ingest", place, store=store), self.environment))
            self.check(store, totals)
        figure = min(figures, key=lambda figure: figure.cpu)
        unit, amount, least = rated
        rate = amount / figure.cpu
        self.rows.append(Row(label, figure, f"{rate:,.0f} {unit} per CPU-s" + spread(figure), f"≥ {least:,} {unit} per CPU-s" if least else "", rate >= least if least else None))
        self.limit_memory(figure)
        say(self.rows[-1])
        return figure

    def limit_memory(self, figure):
        if figure.memory > 256:
            self.rows.append(Row("  its peak memory", None, f"{figure.memory:.0f} MiB", "≤ 256 MiB", False))

    def bytes_a_call(self, label, store, calls):
        each = size(self.place(store)) / calls
        self.rows.append(Row(f"store of {label}", None, f"{each:.1f} bytes a call", "≤ 32 bytes a call", each <= 32))
        say(self.rows[-1])


def spread(figure):
    return f", {figure.cpu / figure.wall:.1f} cores busy"


def say(row):
    print(f"{row.work:<60} " + (f"{row.figure.cpu:8.3f} CPU-s {row.figure.wall:8.3f} s {row.figure.memory:6.0f} MiB  " if row.figure else "") + f"{row.rate} {row.target}", flush=True)


def cold(bench):
    """First readings of every kind of log, and DuckDB, wc and grep over the same bytes."""
    options = bench.options
    place, totals = generated(options.folder, f"transcripts-{options.megabytes}", "transcripts", options.megabytes)
    megabytes = totals["bytes"] / 1e6
    figure = bench.ingest(f"ingest {megabytes:,.0f} MB of Claude Code transcripts", "store-transcripts", place, totals, ("MB", megabytes, 1000))
    refer(bench, "transcripts", figure, plain(place, bench.environment))
    one = bench.place("transcripts.jsonl")
    subprocess.run(f"find {place} -type f -print0 | sort -z | xargs -0 cat > {one}", shell=True, check=True)
    bench.ingest("the same as a single file", "store-single", one, totals, ("MB", megabytes, 1000))
    for name in (one, bench.place("store-single"), bench.place("store-transcripts")):
        remove(name)
    for kind, title in (("openai", "OpenAI responses"), ("otlp", "OTLP spans"), ("dense", "generic lines")):
        place, totals = generated(options.folder, f"{kind}-{options.calls}.jsonl", kind, options.calls)
        label = f"ingest {totals['calls']:,} {title}, {totals['bytes'] / totals['calls']:.0f} bytes a call, a single file"
        figure = bench.ingest(label, f"store-{kind}", place, totals, ("calls", totals["calls"], 700_000))
        bench.bytes_a_call(title, f"store-{kind}", totals["calls"])
        if kind != "dense":
            remove(place, place + ".json", bench.place(f"store-{kind}"))
    refer(bench, "generic lines", figure, plain(place, bench.environment))
    from_files = best(bench.command("report", "--by", "agent,model", "--from", place, store="none"), bench.environment, times=3)
    bench.references.append(("generic lines, grouped", "`llmcost report --from`, priced", from_files, 1))
    if bench.duckdb.version:
        refer(bench, "generic lines, grouped", from_files, [("DuckDB, the JSON, not priced", bench.duckdb.json(place, totals))])
        stored = best(bench.command("report", "--by", "agent,model", store="store-dense"), bench.environment)
        bench.references.append(("stored calls, grouped", "`llmcost report`, priced", stored, 1))
        answers = [("DuckDB, the same segments, by code, not priced", bench.duckdb.segments(bench.place("store-dense"), totals))]
        measured(bench.command("export", bench.place("export"), store="store-dense"), bench.environment)
        answers.append(("DuckDB, `llmcost export`, not priced", bench.duckdb.exported(bench.place("export"), totals)))
        refer(bench, "stored calls, grouped", stored, answers)
        remove(bench.place("export"))
    remove(place, place + ".json", bench.place("store-dense"))


def refer(bench, what, figure, others):
    for name, other in others:
        bench.references.append((what, name, other, other.cpu / figure.cpu))
        print(f"{what}: {name} {other.cpu:.3f} CPU-s, {other.cpu / figure.cpu:.2f} of llmcost's", flush=True)


def warm(bench):
    """Ten thousand files that are known already, and ten of them grown."""
    files = bench.options.files
    shutil.rmtree(bench.place(f"small-{files}"), ignore_errors=True)
    remove(bench.place(f"small-{files}.json"))
    place, totals = generated(bench.options.folder, f"small-{files}", "small", files)
    bench.ingest(f"ingest {files:,} small files", "store-small", place, totals, ("files", files, 0))
    command = bench.command("ingest", place, store="store-small")
    within(bench, f"the same {files:,} files, unchanged", best(command, bench.environment), 0.1)
    made = subprocess.run(generator("append", place, min(10, files)), check=True, capture_output=True, text=True)
    added = json.loads(made.stdout)
    within(bench, f"{added['files']} of them grown, by {added['calls']} calls", measured(command, bench.environment), 0.15)
    bench.check("store-small", {name: totals[name] + added[name] for name in ("calls", "input_tokens", "output_tokens")})
    for words, label, limit in ((["--version"], "`llmcost --version`", 0.005), (["report", "--store", bench.place("no-store")], "`report` over an empty store", 0.01)):
        within(bench, label, best([bench.options.program, *words], bench.environment, times=20), limit)
    within(bench, f"`report --by agent` over {totals['calls']:,} calls", best(bench.command("report", "--by", "agent", store="store-small"), bench.environment, times=20), 0.01)
    remove(place, place + ".json", bench.place("store-small"))


def within(bench, label, figure, limit):
    bench.rows.append(Row(label, figure, "", f"≤ {limit:g} s", figure.wall <= limit))
    say(bench.rows[-1])


def growth(bench, sizes):
    """The same views over stores of several sizes, filled through a pipe; what there is after each size."""
    views = {words: View(f"`{words.split(' {')[0].split(' --model')[0]}`") for words, _ in VIEWS if present(bench, words)}
    filled, recorded = View("`ingest -`, all of them"), View("`record`, one more call")
    for millions in sizes:
        filled.figures[millions], totals = fill(bench, millions)
        for words, limit in VIEWS:
            if words not in views:
                continue
            view, command = views[words], bench.command(*words.format(export=bench.place("export")).split(), store="store")
            if limit and limit(millions):
                view.limits[millions] = limit(millions)
            view.absent[millions] = too_much(view, millions, bench.options)
            if not view.absent[millions]:
                ask(bench, view, command, millions, 100 if words.split()[0] in QUICK else 5)
            remove(bench.place("export"))
            print(f"  {words:<60} {tables.figure_cell(view.figures[millions]) if millions in view.figures else view.absent[millions]}", flush=True)
        record(bench, recorded, millions, totals)
        remove(bench.place("store"))
        yield [*views.values(), filled, recorded]


def too_much(view, millions, options):
    """Why a view is not asked at this size: what it took at the last one, times as many calls."""
    if view.figures:
        last = max(view.figures)
        times = millions / last
        if view.figures[last].memory * times > options.memory:
            return f"left out: about {view.figures[last].memory * times / 1024:.0f} GiB"
        if view.figures[last].cpu * times > options.patience:
            return f"left out: about {view.figures[last].cpu * times:.0f} s"
    return "left out, as before" if view.absent and any(view.absent.values()) else ""


def ask(bench, view, command, millions, times):
    try:
        view.figures[millions] = best(command, bench.environment, times=times, patience=bench.options.patience)
    except TooLong:
        view.absent[millions] = f"stopped after {bench.options.patience} s"


def present(bench, words):
    """Whether this llmcost has the command."""
    return subprocess.run([bench.options.program, "help", words.split()[0]], capture_output=True).returncode == 0


def fill(bench, millions):
    """Generated calls through a pipe into a new store: what no file holds, at any size."""
    remove(bench.place("store"))
    with tempfile.TemporaryFile("w+") as told:
        made = subprocess.Popen(generator("dense", "-", int(millions * 1_000_000)), stdout=subprocess.PIPE, stderr=told)
        figure = measured(bench.command("ingest", "-", store="store"), bench.environment, stdin=made.stdout)
        made.stdout.close()
        made.wait()
        told.seek(0)
        totals = json.load(told)
    bench.check("store", totals)
    label = f"ingest {millions:g} M generic calls, {totals['bytes'] / 1e9:.1f} GB, through a pipe"
    rate = totals["calls"] / figure.cpu
    bench.rows.append(Row(label, figure, f"{rate:,.0f} calls per CPU-s", "≤ 256 MiB", figure.memory <= 256))
    say(bench.rows[-1])
    bench.bytes_a_call(f"{millions:g} M calls", "store", totals["calls"])
    return figure, totals


def record(bench, view, millions, totals):
    """One new call after another into the large store, each on disk when the command ends."""
    figures = []
    for number in range(5):
        call = ["record", "--model", "gpt-5.1", "--agent", "agent-3", "--input-tokens", "1000", "--output-tokens", "10", "--id", f"bench-{number}"]
        figures.append(measured(bench.command(*call, store="store"), bench.environment))
    view.figures[millions] = min(figures, key=lambda figure: figure.wall)
    view.limits[millions] = 0.05
    bench.check("store", {"calls": totals["calls"] + 5, "input_tokens": totals["input_tokens"] + 5000, "output_tokens": totals["output_tokens"] + 50})
    print(f"  {view.work:<60} {tables.figure_cell(view.figures[millions])}", flush=True)


def remove(*places):
    for place in places:
        if os.path.isdir(place):
            shutil.rmtree(place)
        elif os.path.exists(place):
            os.remove(place)


def written(bench, views, sizes, loads):
    """RESULTS.md."""
    options = bench.options
    quick = [(view.work, millions, figure) for view in views for millions, figure in view.figures.items() if len(figure.walls) > 20]
    version = subprocess.run([options.program, "--version"], capture_output=True, text=True).stdout.strip()
    parts = [
        "# Results\n",
        f"Written by `benches/run.py` on {options.date} with {version}: {tables.machine()}. Load average {loads[0]:.1f} at the start, {loads[1]:.1f} at the end: "
        "where others work on the same cores the clock says more about them, and CPU seconds count. Every store was held against the generator's "
        "totals. First readings are the least of three runs by CPU seconds, quick commands the least of five. Targets are those of the agreement (DESIGN §7) and of the issue on speed.\n",
        "## Work\n", tables.works(bench.rows),
        "## References\n",
        "CPU seconds of other programs over the same bytes in the same run" + (f", DuckDB {bench.duckdb.version} on 2 threads, its start-up included" if bench.duckdb.version else "; DuckDB was not at hand") +
        ". No other usage reader was on the machine.\n",
        tables.table(["over", "program", "CPU s", "clock s", "peak MiB", "CPU to llmcost's"], ["---", "---", "--:", "--:", "--:", "--:"],
                     [[what, name, tables.seconds(figure.cpu), tables.seconds(figure.wall), f"{figure.memory:.0f}", f"{ratio:.2f}×"] for what, name, figure, ratio in bench.references]),
        "## Views and growth\n",
        "Clock seconds, CPU seconds in brackets, peak memory. Growth is the exponent of CPU seconds and of memory from the second-largest size to the largest. "
        "Where time falls, the sums beside the segments answer for the larger store and cannot for the smaller, whose calls lie so thin over "
        "the year that sums would be no shorter. Answers are JSON to a file.\n",
        tables.views(views, sizes),
    ]
    steep = [view.work for view in views if tables.is_steep(view, sizes)]
    parts += [f"- {work} grows more than linearly: {WHY.get(work.split('`')[1], 'not explained yet')}." for work in steep]
    parts += [""] if steep else []
    if quick:
        parts += ["A hundred runs, one after the other:\n", tables.table(["command", "calls", "middle", "slowest but one"], ["---", "--:", "--:", "--:"],
                  [[work, f"{millions:g} M", f"{figure.walls[len(figure.walls) // 2] * 1000:.1f} ms", f"{figure.walls[-2] * 1000:.1f} ms"] for work, millions, figure in quick])]
    with open(options.results, "w") as out:
        out.write("\n".join(parts))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--program", default=os.path.join(os.environ.get("CARGO_TARGET_DIR", "target"), "release", "llmcost"))
    arguments.add_argument("--folder", default=os.path.join(tempfile.gettempdir(), "llmcost-bench"), help="for inputs and stores; emptied on the way")
    arguments.add_argument("--megabytes", type=int, default=1000, help="of transcripts")
    arguments.add_argument("--calls", type=int, default=1_000_000, help="of each dense log")
    arguments.add_argument("--files", type=int, default=10_000)
    arguments.add_argument("--sizes", default="1,10", help="of the stores that views are asked of, in millions of calls")
    arguments.add_argument("--patience", type=int, default=120, help="seconds after which a view is stopped")
    arguments.add_argument("--memory", type=int, default=6000, help="MiB that a view may be expected to take")
    arguments.add_argument("--duckdb", help="a Python that has duckdb")
    arguments.add_argument("--date", default=datetime.date.today().isoformat())
    arguments.add_argument("--results", default=os.path.join(HERE, "RESULTS.md"))
    options = arguments.parse_args()
    options.program, options.folder = os.path.abspath(options.program), os.path.abspath(options.folder)
    os.makedirs(options.folder, exist_ok=True)
    bench = Bench(options)
    sizes = [float(size) for size in options.sizes.split(",")]
    begun = os.getloadavg()[0]
    cold(bench)
    warm(bench)
    for count, views in enumerate(growth(bench, sizes)):
        written(bench, views, sizes[:count + 1], (begun, os.getloadavg()[0]))
        print(f"written: {options.results}", flush=True)


main()
