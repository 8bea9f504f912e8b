"""What is measured over a stored million of calls and more, and what it should take."""

# Half a day before the last generated call, so that today is running; on no border of an hour, as hardly any now is.
NOW = "2026-11-22T12:07:31Z"

BUDGETS = """
[[budget]]
name = "all"
limit = 1000000000
period = "month"
thresholds = ["80%", "projected 100%"]

[[budget]]
name = "agents"
limit = 1000000
period = "day"
per = "agent"
"""


def steps(small, large):
    """So many clock seconds up to 5 M calls, so many up to 100 M."""
    return lambda millions: small if millions <= 5 else large if millions <= 100 else None


def first(million):
    """Asked of 1 M calls alone."""
    return lambda millions: million if millions <= 1 else None


SUMS, TWICE, RUNS, VIEW, GATE = steps(0.05, 0.1), steps(0.1, 0.2), steps(0.3, 5), first(0.3), steps(0.01, 0.01)

# Arguments, and the limit by millions of calls; {export} is a new folder.
VIEWS = [
    ("report", SUMS),
    ("report --by agent", SUMS),
    ("report --by model", SUMS),
    ("report --by provider", SUMS),
    ("report --by day", SUMS),
    ("report --by hour", SUMS),
    ("report --by agent,model", SUMS),
    ("report --by day --timezone Europe/Berlin", TWICE),
    ("report --by agent --prices-at 2026-10-01", TWICE),
    ("report --by agent --project project-3", TWICE),
    ("report --by agent --since 2026-11-15", TWICE),
    ("report --by run --top 20", RUNS),
    ("report --by session --top 20", RUNS),
    ("report --by run", RUNS),
    ("summary", VIEW),
    ("trend", VIEW),
    ("peaks", VIEW),
    ("forecast", VIEW),
    ("forecast --by agent", VIEW),
    ("anomalies", VIEW),
    ("anomalies --hourly", VIEW),
    ("simulate --map gpt-5.1=gpt-5-mini", VIEW),
    ("simulate --suggest", VIEW),
    ("runs", VIEW),
    ("runs run-00000007-1", VIEW),
    ("projects", VIEW),
    ("records", VIEW),
    ("records --unusual", VIEW),
    ("budget status", VIEW),
    ("budget check", VIEW),
    ("gate --model gpt-5.1 --agent agent-3 --input-tokens 8000 --max-output-tokens 2000 --no-notify", GATE),
    ("statusline", GATE),
    ("export {export}", None),
    ("store info", None),
    ("store check", None),
    ("store rebuild", None),
]

# Of these the middle and the slowest of a hundred are told too.
QUICK = ["gate", "statusline"]

# Why a command takes more than twice as long for twice the calls.
RUNS_GROW = "a run is a group of a dozen calls, so groups grow with the calls: they, and the rows of the answer, leave the processor's caches"
WHY = {
    "ingest -": "every batch of new calls is looked up in the keys of every segment (about 1.1 ms each), and segments stop growing "
                "at 262,144 calls: calls times segments",
    "report --by run": RUNS_GROW,
    "report --by run --top 20": RUNS_GROW,
    "runs": RUNS_GROW,
    "runs run-00000007-1": "the store keeps no index of runs: every segment is read and most rows are passed over",
    "projects": "runs and agents are counted for each project, so a project keeps all of its runs; " + RUNS_GROW,
    "records --unusual": "what is usual for every agent and model is learned from all calls, then all are judged by it",
}
