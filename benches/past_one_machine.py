#!/usr/bin/env python3
"""Hold the views of `llmcost sql` against `llmcost report`: every group, every column that adds up, to the last digit.

usage: past_one_machine.py LLMCOST [--engines NAMES] [--calls N] [PATH...]

Ingests each PATH (default: fixtures/demo, every sample of fixtures/sources, and calls that ask everything of a price book)
and N generated calls (default 0) into a store of its own, exports it, prints the views, lets the engines answer and compares. Engines are those of duckdb, spark,
clickhouse that are installed; to install them outside the checkout:

    python3 -m venv ~/engines && ~/engines/bin/pip install duckdb pyspark chdb     # Spark needs Java 17
    ~/engines/bin/python benches/past_one_machine.py target/release/llmcost --calls 1000000
"""
import argparse, json, os, resource, subprocess, sys, tempfile, time
from datetime import datetime, timezone
from decimal import Decimal
from random import Random

HERE = os.path.dirname(os.path.abspath(__file__))
# A session's zone must not matter.
ZONE = "America/New_York"
REPORTS = ["", "agent,model", "provider,day", "run", "project,month", "source,layer,kind", "tenant,user,tag:env,tag:squad", "status,hour",
           "week", "quarter,year", "weekday,hour-of-day", "minute-15", "session", "service_tier,processing,region,host,operation,attempt"]
SUMS = ["calls", "input_tokens", "uncached_input_tokens", "cache_read_tokens", "cache_write_tokens", "output_tokens", "reasoning_tokens",
        "total_tokens", "cost", "reported_cost", "unpriced_calls", "partial_calls", "unpriced_tokens"]


def statements(text):
    lines = [line for line in text.splitlines() if not line.startswith("--")]
    return [statement for statement in "\n".join(lines).split(";\n") if statement.strip(" ;\n")]


class DuckDb:
    name = "duckdb"

    def __init__(self):
        import duckdb
        self.connection = duckdb.connect()
        self.connection.execute(f"SET TimeZone = '{ZONE}'")

    def rows(self, sql):
        for statement in statements(sql):
            self.connection.execute(statement.rstrip(";\n"))
        answer = self.connection.execute("SELECT * FROM llmcost_report")
        names = [column[0] for column in answer.description]
        return [dict(zip(names, row)) for row in answer.fetchall()]


class Spark:
    name = "spark"

    def __init__(self):
        from pyspark.sql import SparkSession
        builder = SparkSession.builder.master("local[2]").config("spark.sql.session.timeZone", ZONE)
        builder = builder.config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false").config("spark.sql.shuffle.partitions", "4").config("spark.driver.memory", "3g")
        self.session = builder.getOrCreate()
        self.session.sparkContext.setLogLevel("ERROR")

    def rows(self, sql):
        for statement in statements(sql):
            self.session.sql(statement.rstrip(";\n"))
        return [row.asDict() for row in self.session.sql("SELECT * FROM llmcost_report").collect()]


class ClickHouse:
    name = "clickhouse"

    def __init__(self):
        from chdb import session
        self.session = session.Session()
        self.session.query(f"SET session_timezone = '{ZONE}'")

    def rows(self, sql):
        for statement in statements(sql):
            self.session.query(statement.rstrip(";\n"))
        settings = "SETTINGS output_format_json_quote_decimals = 1, output_format_json_quote_64bit_integers = 1"
        text = self.session.query(f"SELECT * FROM llmcost_report {settings}", "JSONEachRow").bytes().decode()
        return [json.loads(line) for line in text.splitlines()]


ENGINES = [DuckDb, Spark, ClickHouse]


# Prices by the hour, by size, by tier, with contracts nobody has, of other units, in part and not at all.
MODELS = ["deepseek-chat", "deepseek-reasoner", "deepseek-v4-flash", "gemini-2.5-pro", "gemini-2.5-flash", "claude-sonnet-4-5-20250929", "gpt-5.1",
          "gpt-5.5", "qwen-plus-2025-04-28", "grok-4", "gpt-4o-audio-preview", "text-embedding-3-small", "made-up-model", ""]


def mixed(path, calls):
    """Calls that ask everything of a price book, with texts that nobody would choose."""
    random = Random(11)
    with open(path, "w") as out:
        for number in range(calls):
            size = random.choice([10, 3_000, 127_999, 128_000, 128_001, 199_999, 200_000, 200_001, 271_999, 272_001, 700_000])
            output = random.randrange(5_000)
            instant = 1_738_368_000 + random.randrange(57_000_000) + random.random()
            # Prices begin and end, and hours too, on the half hour.
            instant = instant // 1800 * 1800 if random.random() < 0.4 else instant
            call = {
                "timestamp": datetime.fromtimestamp(instant, timezone.utc).isoformat(),
                "id": f"mixed-{number}", "model": random.choice(MODELS), "agent": random.choice(["", "a'b", 'c"d', "e\\f", "ü\n,", "plain"]),
                "input_tokens": size, "cached_tokens": random.choice([0, size // 3]), "output_tokens": output,
                "reasoning_tokens": random.choice([0, output // 2]), "run_id": f"run {number // 7}", "status": random.choice(["ok", "error"]),
                "service_tier": random.choice(["", "default", "flex", "priority", "batch"]), "region": random.choice(["", "us", "eu"]),
                "web_search_requests": random.choice([0, 0, 0, 3]), "attempt": random.randrange(1, 4), "host": random.choice(["", "n1"]),
                "tags": random.choice([{}, {"env": "prod"}, {"env": "", "squad": "x\\y'z\""}, {"squad": "a=b\nc"}]),
            }
            if random.random() < 0.2:
                call["cost"] = random.choice([0.1, 0.000000000123456789, 12])
            if random.random() < 0.5:
                call["provider"] = random.choice(["openai", "deepseek", "alibaba", "azure", "aws", "google", "anthropic", "openrouter"])
            out.write(json.dumps({name: value for name, value in call.items() if value != ""}) + "\n")


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    # 1 is a file among the samples that is of no format.
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)}: {done.stderr}")
    return done.stdout


def number(value):
    return None if value is None else Decimal(str(value))


def group(row, names):
    return tuple(row[name] or None for name in names)


def compare(reported, answered, names):
    """The differences, as text."""
    expected = {group(row, names): row for row in reported}
    found = {group(row, names): row for row in answered}
    wrong = []
    if len(found) != len(answered) or set(expected) != set(found):
        wrong.append(f"groups differ: {sorted(set(expected) ^ set(found), key=str)[:4]}")
    for label in expected.keys() & found.keys():
        for name in SUMS:
            left, right = number(expected[label][name]), number(found[label][name])
            if left != right:
                wrong.append(f"{label} {name}: report {left}, view {right}")
    return wrong


def check(llmcost, engines, title, paths, folder, reports):
    store, data = os.path.join(folder, "store"), os.path.join(folder, "data")
    run(llmcost, "--store", store, "ingest", "--quiet", *paths)
    begun = resource.getrusage(resource.RUSAGE_CHILDREN)
    run(llmcost, "--store", store, "export", data)
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = ended.ru_utime + ended.ru_stime - begun.ru_utime - begun.ru_stime
    size = sum(os.path.getsize(os.path.join(at, name)) for at, _, names in os.walk(data) for name in names)
    again = json.loads(run(llmcost, "--store", store, "export", data, "--format", "json"))
    assert all(table["written_files"] == 0 for table in again["rows"]), "an export again wrote files"
    rows = again["rows"][0]["rows"]
    print(f"{title}: {rows} rows exported in {cpu:.1f} CPU-s, {size / max(rows, 1):.0f} bytes a row")
    failures = 0
    for by in reports:
        flags = ["--by", by] if by else []
        report = json.loads(run(llmcost, "--store", store, "report", *flags, "--format", "json"), parse_float=Decimal)
        names = [name for name in by.split(",") if name]
        for engine in engines:
            sql = run(llmcost, "sql", "--dialect", engine.name, "--data", data, "--by", by)
            begun = time.time()
            try:
                wrong = compare(report["rows"], engine.rows(sql), names)
            except Exception as error:
                wrong = [f"{type(error).__name__}: {str(error)[:2000]}"]
            said = "equal" if not wrong else f"{len(wrong)} DIFFERENCES: " + "; ".join(wrong[:3])
            print(f"  {engine.name:<10} {by or 'total':<40} {len(report['rows']):>7} groups  {time.time() - begun:6.2f} s  {said}", flush=True)
            failures += bool(wrong)
    return failures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("llmcost")
    parser.add_argument("--engines", default="duckdb,spark,clickhouse")
    parser.add_argument("--calls", type=int, default=0)
    parser.add_argument("--reports", help="reports apart by ;", default=";".join(REPORTS))
    parser.add_argument("paths", nargs="*")
    arguments = parser.parse_intermixed_args()
    llmcost = os.path.abspath(arguments.llmcost)
    engines = []
    for engine in ENGINES:
        if engine.name in arguments.engines.split(","):
            try:
                engines.append(engine())
            except ImportError as missing:
                print(f"{engine.name} is skipped: {missing}")
    fixtures = os.path.join(HERE, "..", "fixtures")
    inputs = [(path, [path]) for path in arguments.paths or [os.path.join(fixtures, "demo"), os.path.join(fixtures, "sources")]]
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        if not arguments.paths:
            path = os.path.join(folder, "mixed.jsonl")
            mixed(path, 5_000)
            inputs.append(("mixed calls", [path]))
        if arguments.calls:
            path = os.path.join(folder, "dense.jsonl")
            subprocess.run([sys.executable, os.path.join(HERE, "generate.py"), "dense", path, str(arguments.calls)], check=True, stdout=subprocess.DEVNULL)
            inputs.append((f"{arguments.calls} generated calls", [path]))
        for place, (title, paths) in enumerate(inputs):
            own = os.path.join(folder, str(place))
            os.mkdir(own)
            failures += check(llmcost, engines, os.path.relpath(title) if os.path.exists(title) else title, paths, own, arguments.reports.split(";"))
    if failures or not engines:
        sys.exit(f"{failures} reports differ" if engines else "no engine is installed")
    print("every group is equal to the last digit")


if __name__ == "__main__":
    main()
