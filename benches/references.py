"""What other programs take for the same bytes: `wc`, `grep`, and DuckDB where a Python that has it is named."""
import os, re, subprocess, sys, tempfile

from measure import best

DUCKDB = """
import duckdb, json, sys
rows = duckdb.connect(config={"threads": 2}).execute(sys.argv[1]).fetchall()
sums = [int(sum(row[place] for row in rows)) for place in (-3, -2, -1)]
print(json.dumps(dict(zip(("calls", "input_tokens", "output_tokens"), sums))))
"""
COLUMNS = {"timestamp": "TIMESTAMP", "model": "VARCHAR", "agent": "VARCHAR", "prompt_tokens": "BIGINT", "completion_tokens": "BIGINT"}


def plain(path, environment):
    """Counting lines, and lines that hold a word: what touching the bytes takes at the least."""
    for name, command in (("wc -l", ["find", path, "-type", "f", "-exec", "wc", "-l", "{}", "+"]), ("grep -c tokens", ["grep", "-rc", "tokens", path])):
        yield name, best(command, environment, times=3)


def unpack(pack, copies):
    """Copies the Parquet files in a pack: each lies between its segment's names and keys, and segments begin at blocks of 4 KiB."""
    with open(pack, "rb") as file:
        data = file.read()
    for number, names in enumerate(found.start() for found in re.finditer(b"llmcnam3", data) if found.start() % 4096 == 0):
        start = data.index(b"PAR1", names)
        end = data.index(b"PAR1llmckey2", start) + 4
        with open(f"{copies}-{number}.parquet", "wb") as copy:
            copy.write(data[start:end])


class DuckDb:
    """DuckDB grouping the same calls; a sum that is not the generator's ends the run."""

    def __init__(self, python, environment):
        self.python, self.environment = python, environment
        self.version = None
        if python:
            found = subprocess.run([python, "-c", "import duckdb; print(duckdb.__version__)"], capture_output=True, text=True)
            self.version = found.stdout.strip() or None

    def json(self, path, totals):
        return self.ask(f"SELECT agent, model, count(*), sum(prompt_tokens), sum(completion_tokens) FROM read_json('{path}', "
                        f"format = 'newline_delimited', columns = {COLUMNS}) GROUP BY ALL", totals)

    def segments(self, store, totals):
        """The store's own Parquet, which keeps agent and model as one code a segment: DuckDB groups by the code."""
        folder = os.path.join(store, "segments")
        with tempfile.TemporaryDirectory() as copies:
            for pack in sorted(name for name in os.listdir(folder) if name.endswith(".pack")):
                child = os.fork()
                if child == 0:
                    # Apart: what this process once held would count as memory of every program that it starts.
                    unpack(os.path.join(folder, pack), os.path.join(copies, pack))
                    os._exit(0)
                os.waitpid(child, 0)
            return self.ask(f"SELECT filename, series, count(*), sum(input + cache_read), sum(output) FROM "
                            f"read_parquet('{copies}/*.parquet', filename = true) GROUP BY ALL", totals)

    def exported(self, data, totals):
        """The exported data set: texts, not codes, and no prices yet."""
        calls = os.path.join(data, "calls", "*", "*", "*.parquet")
        return self.ask(f"SELECT agent, model, count(*), sum(tokens_input + tokens_cache_read), sum(tokens_output) FROM read_parquet('{calls}') GROUP BY ALL", totals)

    def ask(self, query, totals):
        figure = best([self.python, "-c", DUCKDB, query], self.environment, times=3, read=True)
        for name, value in figure.answer.items():
            if value != totals[name]:
                sys.exit(f"DuckDB's {name} is {value}, generated were {totals[name]}: {query}")
        return figure
