"""One command to its wall and CPU seconds and peak memory, by wait4: the command's own, not this process's."""
import json, os, shutil, signal, subprocess, sys, tempfile, time
from dataclasses import dataclass

HERE = os.path.dirname(os.path.abspath(__file__))

@dataclass
class Figure:
    wall: float
    cpu: float
    memory: float  # MiB
    answer: object = None
    walls: tuple = ()


class TooLong(Exception):
    pass


def measured(command, environment, read=False, stdin=None, patience=0):
    """Runs a command; its answer is read as JSON only when asked: a child is charged with the memory this process has."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=stdin or subprocess.DEVNULL, stdout=out, stderr=errors, env=environment)
        previous = signal.signal(signal.SIGALRM, lambda *_: process.kill())
        signal.alarm(patience)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        signal.alarm(0)
        signal.signal(signal.SIGALRM, previous)
        process.returncode = os.waitstatus_to_exitcode(status)
        if patience and wall >= patience and process.returncode == -signal.SIGKILL:
            raise TooLong
        if process.returncode:
            errors.seek(0)
            sys.exit(f"{' '.join(command)} ended with {process.returncode}: {errors.read(2000).decode()}")
        out.seek(0)
        answer = json.load(out) if read else None
    return Figure(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, answer)


def best(command, environment, times=5, **options):
    """The least of several runs of a quick command, of one run of a slow one."""
    figures = [measured(command, environment, **options)]
    while len(figures) < times and figures[0].wall < 1:
        figures.append(measured(command, environment, **options))
    walls = tuple(sorted(figure.wall for figure in figures))
    return Figure(walls[0], min(figure.cpu for figure in figures), max(figure.memory for figure in figures), figures[0].answer, walls)


def generated(folder, name, kind, amount):
    """The input and its totals, made once and kept."""
    place, totals = os.path.join(folder, name), os.path.join(folder, name + ".json")
    if not os.path.exists(totals):
        shutil.rmtree(place, ignore_errors=True)
        made = subprocess.run(generator(kind, place, amount), check=True, capture_output=True, text=True)
        with open(totals, "w") as out:
            out.write(made.stdout)
    with open(totals) as written:
        return place, json.load(written)


def generator(kind, place, amount):
    return [sys.executable, os.path.join(HERE, "generate.py"), kind, place, str(amount)]


def size(path):
    return sum(os.path.getsize(os.path.join(at, name)) for at, _, names in os.walk(path) for name in names)
