"""LiteLLM's rows over its dated releases, in: offers of ids that no other source lists, with their history, out.

What two releases give differently changed somewhere between them: the later price is dated with the release that first
had it and marked `derived`. A rate that merely appears was missing before and is carried back. Nothing is ever read as
free: a row of zeros says nothing.
"""
import json
import re
from decimal import Decimal

TOKEN_KEYS = {
    "input_cost_per_token": "input", "output_cost_per_token": "output", "cache_read_input_token_cost": "cache_read",
    "cache_creation_input_token_cost": "cache_write", "input_cost_per_audio_token": "audio_input",
    "output_cost_per_audio_token": "audio_output", "cache_read_input_audio_token_cost": "audio_cache_read",
    "output_cost_per_reasoning_token": "reasoning", "input_cost_per_image_token": "image_input",
    "output_cost_per_image_token": "image_output", "cache_read_input_image_token_cost": "image_cache_read",
    "input_cost_per_video_token": "video_input",
}
# Key -> unit, how many of it a price buys, and the kinds of model for which the key means that unit.
UNIT_KEYS = {
    "input_cost_per_query": ("search_unit", 1000, "search", {"rerank"}),
    "ocr_cost_per_page": ("page", 1000, "page", {"ocr"}),
    "annotation_cost_per_page": ("annotated_page", 1000, "page", {"ocr"}),
    "input_cost_per_second": ("second", 3600, "second", {"audio_transcription"}),
    "output_cost_per_second": ("video_second", 1, "second", {"video_generation"}),
    "input_cost_per_character": ("character", 1000000, "character", {"audio_speech"}),
    "output_cost_per_image": ("image", 1, "image", {"image_generation", "image_edit"}),
    "input_cost_per_request": ("request", 1000, "request", {"chat", "responses"}),
    "code_interpreter_cost_per_session": ("code_interpreter", 1000, "session", None),
    "google_maps_grounding_cost_per_query": ("maps_grounding", 1000, "call", None),
}
LIFETIMES = {"_above_1hr": "_1h", "_above_12hr": "_12h"}
TERMS = {"_batches": ("processing", "batch"), "_flex": ("service_tier", "flex"), "_priority": ("service_tier", "priority"),
         "_ultrafast": ("service_tier", "ultrafast")}
KEY = re.compile(r"(?P<base>.+?)(?P<lifetime>_above_1hr|_above_12hr)?(?:_above_(?P<over>\d+)k_tokens)?(?P<term>_batches|_flex|_priority|_ultrafast)?$")
DATE = re.compile(r"[-@](\d{8}|\d{4}-\d{2}-\d{2})$")
MODES = {"chat", "responses", "embedding", "rerank", "completion", "audio_transcription", "audio_speech", "image_generation", "image_edit",
         "ocr", "realtime", "moderation", "video_generation", None}


def number(text):
    """The shortest decimal without exponent; more than 12 significant digits are float noise and go."""
    value = Decimal(text)
    if len(value.normalize().as_tuple().digits) > 12:
        value = value.quantize(Decimal(1).scaleb(value.adjusted() - 11))
    text = format(value.normalize(), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def table(row):
    """(term, threshold) -> rates; the term and the threshold may be None and 0."""
    made = {}
    for key, value in row.items():
        if isinstance(value, (dict, list, bool)) or value is None or key not in UNIT_KEYS and not key.split("_above")[0].startswith(("input_cost", "output_cost", "cache_")):
            continue
        if key in UNIT_KEYS:
            unit, per, of, modes = UNIT_KEYS[key]
            if (modes is None or row.get("mode") in modes) and Decimal(value):
                made.setdefault((None, 0), {})[unit] = (number(Decimal(value) * per), per, of)
            continue
        found = KEY.match(key)
        if found["base"] not in TOKEN_KEYS or found["lifetime"] and found["base"] != "cache_creation_input_token_cost":
            continue
        name = TOKEN_KEYS[found["base"]] + LIFETIMES.get(found["lifetime"], "")
        if not Decimal(value) and name not in ("cache_write",):
            continue
        term = TERMS.get(found["term"])
        made.setdefault((term, int(found["over"] or 0) * 1000), {})[name] = number(Decimal(value) * 1000000)
    for band in row.get("tiered_pricing") or []:
        over = int(Decimal(str(band.get("range", [0])[0])))
        rates = {TOKEN_KEYS[key]: number(Decimal(str(value)) * 1000000) for key, value in band.items() if key in TOKEN_KEYS and Decimal(str(value))}
        if rates:
            made[None, over] = made.get((None, over), {}) | rates
    search = row.get("search_context_cost_per_query")
    if isinstance(search, dict) and len(set(search.values())) == 1 and Decimal(next(iter(search.values()))) and row.get("litellm_provider") != "perplexity":
        made.setdefault((None, 0), {})["web_search"] = (number(Decimal(next(iter(search.values()))) * 1000), 1000, "call")
    base = made.get((None, 0), {})
    reasoning = base.get("reasoning")
    if reasoning == base.get("output") or not reasoning:
        for rates in made.values():
            rates.pop("reasoning", None)
    for (_, over), rates in list(made.items()):
        if rates.get("cache_write") == "0":
            del rates["cache_write"]
    made = {place: rates for place, rates in made.items() if rates}
    # A term without an input or output price of its own, or a tier of nothing but cache, cannot be told from noise.
    return {place: rates for place, rates in made.items() if place == (None, 0) or rates.keys() & {"input", "output"}} if (None, 0) in made else {}


def differs(before, after):
    """Whether a rate both know has another value."""
    return any(after[place].get(name, price) != price for place, rates in before.items() if place in after for name, price in rates.items())


def epochs(dated_rows):
    """[(from, until, table)] over the releases, oldest first; the ends are open."""
    made = []
    for day, row in dated_rows:
        now = table(row)
        if not now:
            continue
        if made and not differs(made[-1][1], now):
            made[-1] = (made[-1][0], merged(made[-1][1], now))
        else:
            made.append((day, now))
    return [("" if place == 0 else begin, made[place + 1][0] if place + 1 < len(made) else "", rates) for place, (begin, rates) in enumerate(made)]


def merged(before, after):
    return {place: before.get(place, {}) | after.get(place, {}) for place in [*before, *(p for p in after if p not in before)]}


def offers(dated_rows, inclusive=False):
    """The offers of one id; `inclusive` for providers whose tiers begin at the threshold and not above it."""
    made = []
    history = epochs(dated_rows)
    for begin, until, rates in history:
        for (term, over), prices in sorted(rates.items(), key=lambda pair: (str(pair[0][0] or ""), pair[0][1])):
            offer = {"rates": prices, "source": "litellm"}
            if begin:
                offer["from"] = begin
            if until:
                offer["until"] = until
            if over:
                offer["context_at_least" if inclusive else "context_over"] = over
            if term:
                offer["when"] = {term[0]: term[1]}
            if len(history) > 1:
                offer["status"] = "derived"
            made.append(offer)
    return made


def releases(folder):
    """[(date, rows)], oldest first; numbers stay text."""
    paths = sorted(folder.glob("*.json"))
    return [(re.search(r"\d{4}-\d{2}-\d{2}", path.name)[0], json.loads(path.read_text(), parse_float=str, parse_int=str)) for path in paths]


def by_id(history, names, prefixes, keep=lambda name: "/" not in name):
    """Id -> [(date, row)] of a provider's rows, and the last day it was listed or empty if it still is."""
    rows = {}
    for day, release in history:
        for key, row in release.items():
            if not isinstance(row, dict) or row.get("litellm_provider") not in names or row.get("mode") not in MODES:
                continue
            name = key.lower()
            for prefix in prefixes:
                name = name.removeprefix(prefix)
            if keep(name):
                days = rows.setdefault(name, [])
                if not days or days[-1][0] != day:
                    days.append((day, row))
    return rows


def retired(days, history):
    """The release in which an id was gone for good; empty while it is listed."""
    last = days[-1][0]
    later = [day for day, _ in history if day > last]
    return later[0] if later else ""
