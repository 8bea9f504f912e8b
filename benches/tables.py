"""Figures to the Markdown of RESULTS.md, each beside what it should reach."""
import math, os, platform
from dataclasses import dataclass, field


@dataclass
class Row:
    work: str
    figure: object = None
    rate: str = ""
    target: str = ""
    met: object = None  # True, False, or None where there is no target


@dataclass
class View:
    """A command at several sizes: millions of calls to Figure, or to why there is none."""
    work: str
    figures: dict = field(default_factory=dict)
    absent: dict = field(default_factory=dict)
    # Millions of calls to the wall seconds it may take there.
    limits: dict = field(default_factory=dict)


def verdict(met):
    return {True: "met", False: "**missed**", None: ""}[met]


def seconds(value):
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 1 else f"{value:.3f}"


def table(head, align, rows):
    return "\n".join(["| " + " | ".join(head) + " |", "|" + "|".join(align) + "|"] + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


def works(rows):
    def cells(row):
        figure = row.figure
        numbers = [seconds(figure.cpu), seconds(figure.wall), f"{figure.memory:.0f}"] if figure else ["", "", ""]
        return [row.work, *numbers, row.rate, row.target, verdict(row.met)]
    return table(["work", "CPU s", "clock s", "peak MiB", "comes to", "should be", ""], ["---", "--:", "--:", "--:", "---", "---", "---"], map(cells, rows))


def views(views, sizes):
    """Clock and CPU seconds and peak memory per size, and how they grow from the second-largest size to the largest."""
    def cells(view):
        at = [figure_cell(view.figures[size]) if size in view.figures else view.absent.get(size, "") for size in sizes]
        return [view.work, *at, *growth(view, sizes), *limit_cells(view)]
    head = ["command", *(f"{size:g} M calls" for size in sizes), "time grows", "memory grows", "should be", ""]
    return table(head, ["---"] + ["---"] * len(sizes) + ["---"] * 4, map(cells, views))


def figure_cell(figure):
    return f"{seconds(figure.wall)} s ({seconds(figure.cpu)}), {figure.memory:.0f} MiB" if figure else "stopped"


def growth(view, sizes):
    measured = [size for size in sizes if size in view.figures]
    if len(measured) < 2:
        return ["", ""]
    small, large = measured[-2], measured[-1]
    ratio = math.log(large / small)
    time = math.log(max(view.figures[large].cpu, 0.001) / max(view.figures[small].cpu, 0.001)) / ratio
    memory = math.log(view.figures[large].memory / view.figures[small].memory) / ratio
    return [f"n^{time:.2f} {word(time)}", f"n^{memory:.2f}"]


def is_steep(view, sizes):
    return "more than linear" in growth(view, sizes)[0]


def word(exponent):
    return "falls" if exponent < -0.1 else "flat" if exponent < 0.1 else "sublinear" if exponent < 0.9 else "linear" if exponent <= 1.1 else "**more than linear**"


def limit_cells(view):
    if not view.limits:
        return ["", ""]
    missed = [size for size, limit in view.limits.items() if size not in view.figures or view.figures[size].wall > limit]
    different = len(set(view.limits.values())) > 1
    stated = [f"≤ {limit:g} s" + (f" at {size:g} M" if different else "") for size, limit in view.limits.items()]
    stated = list(dict.fromkeys(stated))
    return ["<br>".join(stated), "met" if not missed else "**missed** at " + ", ".join(f"{size:g} M" for size in missed)]


def machine():
    with open("/proc/cpuinfo") as file:
        models = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
    with open("/proc/meminfo") as file:
        memory = int(file.readline().split()[1]) / 2 ** 20
    return f"{os.cpu_count()} cores of {models[0]}, {memory:.0f} GiB of memory, Linux {platform.release()}"
