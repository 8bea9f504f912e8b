"""Dense logs, one call after the other, as fast as memory is copied.

A template is a block of lines written once, with bytes above 0x7f standing for what differs from block to block: the
date, the block's number (in the names of requests and runs) and the digits of all numbers. One table per block turns
them into text. So no identity occurs twice and no block's numbers repeat another's, yet every total is known exactly.
"""
from datetime import date, timedelta
from random import Random

FIRST_DAY = date(2026, 1, 1)
DAYS = 326  # from 2026-01-01 to 2026-11-22
# Epoch seconds are patched by their first five digits, so a period is 100,000 seconds there.
PERIODS = 281
FIRST_PERIOD = 17_672
TEMPLATES = 8
MODELS = [("openai", "gpt-5.1"), ("openai", "gpt-5-mini"), ("anthropic", "claude-sonnet-4-5-20250929"),
          ("anthropic", "claude-haiku-4-5-20251001"), ("google", "gemini-2.5-pro"), ("mistral", "mistral-large-2512")]
# The bytes that stand for any digit, for a first digit, and for the characters of the texts of a block.
ANY, LEADING = 0x80, 0x90
TEXTS = {"BBBBBBBB": 0xA0, "YYYY-MM-DD": 0xB0, "PPPPP": 0xC0}


def generic(call):
    return (f'{{"timestamp":"YYYY-MM-DDT{call.clock}Z","request_id":"req_{call.identity}BBBBBBBB","provider":"{call.provider}",'
            f'"model":"{call.model}","agent":"agent-{call.agent}","run_id":"run-BBBBBBBB-{call.run}","project":"project-{call.project}",'
            f'"user":"user-{call.user}","prompt_tokens":{call.input},"cached_tokens":{call.cached},"completion_tokens":{call.output},'
            f'"duration_ms":{call.duration},"status":"ok","attempt":1}}\n')


def openai(call):
    return (f'{{"id":"chatcmpl-{call.identity}BBBBBBBB","object":"chat.completion","created":PPPPP{call.seconds},"model":"{call.model}",'
            f'"choices":[{{"index":0,"message":{{"role":"assistant","content":"fine"}},"finish_reason":"stop"}}],'
            f'"usage":{{"prompt_tokens":{call.input},"completion_tokens":{call.output},"prompt_tokens_details":{{"cached_tokens":{call.cached}}},'
            f'"completion_tokens_details":{{"reasoning_tokens":0}}}},"service_tier":"default"}}\n')


def otlp(call):
    """Twenty spans a line, as the file exporter of the OpenTelemetry Collector batches them."""
    head = '{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"bench"}}]},"scopeSpans":[{"scope":{"name":"bench"},"spans":['
    texts = {"operation.name": "chat", "provider.name": call.provider, "request.model": call.model, "agent.name": f"agent-{call.agent}"}
    numbers = {"input_tokens": call.input, "output_tokens": call.output, "cache_read.input_tokens": call.cached}
    attributes = [f'{{"key":"gen_ai.{key}","value":{{"stringValue":"{value}"}}}}' for key, value in texts.items()]
    attributes += [f'{{"key":"gen_ai.usage.{key}","value":{{"intValue":"{value}"}}}}' for key, value in numbers.items()]
    span = (f'{{"traceId":"{call.run:024}BBBBBBBB","spanId":"{call.identity[:8]}BBBBBBBB","name":"chat","kind":3,'
            f'"startTimeUnixNano":"PPPPP{call.seconds}000000000","endTimeUnixNano":"PPPPP{call.seconds}000000000","attributes":[{",".join(attributes)}],"status":{{}}}}')
    place = call.number % 20
    return (head if place == 0 else "") + span + ("]}]}]}\n" if place == 19 else ",")


FORMATS = {"generic": generic, "openai": openai, "otlp": otlp}


class Call:
    def __init__(self, random, number, lines):
        self.number = number
        share = (number + random.random()) / lines
        millis = int(share * 86_400_000)
        self.clock = f"{millis // 3_600_000:02}:{millis // 60_000 % 60:02}:{millis // 1000 % 60:02}.{millis % 1000:03}"
        self.seconds = f"{int(share * 100_000):05}"
        self.identity = f"{number:04x}{random.getrandbits(48):012x}"
        self.provider, self.model = random.choice(MODELS)
        self.agent, self.project, self.user = random.randrange(40), random.randrange(8), random.randrange(60)
        self.run = number // 12
        size = lognormal(random, 3000)
        self.input, self.output, self.duration = placeholders(size), placeholders(lognormal(random, 250)), placeholders(lognormal(random, 2200))
        # One digit shorter than the input, so never more, whatever the digits become.
        self.cached = placeholders(size // 10) if size >= 10 and random.random() < 0.4 else "0"


def lognormal(random, mean):
    return max(1, int(mean * random.lognormvariate(0, 0.9)))


def placeholders(number):
    """Each digit as the byte that stands for it; the first never becomes 0."""
    first, *others = str(number)
    return chr(LEADING + int(first)) + "".join(chr(ANY + int(digit)) for digit in others)


class Template:
    def __init__(self, random, write, lines):
        calls = [Call(random, number, lines) for number in range(lines)]
        text = "".join(map(write, calls))
        for name, first in TEXTS.items():
            text = text.replace(name, "".join(chr(first + place) for place in range(len(name))))
        self.text = text.encode("latin-1")
        self.weights = {"input_tokens": weights(call.input for call in calls), "output_tokens": weights(call.output for call in calls)}


def weights(numbers):
    """What each standing byte adds to the sum of the numbers, per unit of the digit that it becomes."""
    sums = {}
    for number in numbers:
        for place, digit in enumerate(reversed(number)):
            sums[ord(digit)] = sums.get(ord(digit), 0) + 10 ** place
    return sums


def write(out, calls, name="generic"):
    """Writes about so many calls (whole blocks) and returns the exact totals."""
    random = Random(7)
    blocks = max(400, calls // 20_000)
    lines = max(20, calls // blocks // 20 * 20)
    blocks = max(1, calls // lines)
    templates = [Template(random, FORMATS[name], lines) for _ in range(min(TEMPLATES, blocks))]
    totals = {"calls": blocks * lines, "bytes": 0, "input_tokens": 0, "output_tokens": 0}
    for block in range(blocks):
        template = templates[block % len(templates)]
        table = bytearray(range(256))
        table[ANY:ANY + 10] = bytes(random.sample(b"0123456789", 10))
        table[LEADING + 1:LEADING + 10] = bytes(random.sample(b"123456789", 9))
        day = FIRST_DAY + timedelta(days=block * DAYS // blocks)
        for first, value in zip(TEXTS.values(), (f"{block:08}", day.isoformat(), f"{FIRST_PERIOD + block * PERIODS // blocks}")):
            table[first:first + len(value)] = value.encode()
        text = template.text.translate(table)
        out.write(text)
        totals["bytes"] += len(text)
        for field, sums in template.weights.items():
            totals[field] += sum(weight * (table[digit] - ord("0")) for digit, weight in sums.items())
    return totals

