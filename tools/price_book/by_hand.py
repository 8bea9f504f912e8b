"""Corrections by hand, in: what they replace in the generated models, out. They always win."""
import re
import sys
import tomllib
from pathlib import Path

from genai import per_million
from litellm import number

HERE = Path(__file__).resolve().parent


def corrections(provider):
    path = HERE / "corrections" / f"{provider}.toml"
    if not path.exists():
        return "", set(), set(), set()
    text = path.read_text()
    book = tomllib.loads(text)
    replaced = {model["id"] for model in book.get("model", [])}
    claimed = {name for model in book.get("model", []) for name in [*model.get("aliases", []), *(m["name"] for m in model.get("moving", []))]}
    undated = {name for model in book.get("model", []) if model.get("dated") for name in [model["id"], *model.get("aliases", [])]}
    return text, replaced, claimed, undated


def blocks(text):
    """Corrections in two: sources and rules, which stand before all models, and models. A block begins with its remarks."""
    head, tail, block, remarks = [], [], None, []
    for line in text.splitlines():
        if line.startswith("#"):
            remarks.append(line)
            continue
        if re.match(r"\[\[\w+\]\]", line):
            block = tail if line == "[[model]]" else head
            block += [""] + remarks
            remarks = []
        if line and block is not None:
            block += remarks + [line]
            remarks = []
    return head, tail


def patched(entries, provider, patches):
    for patch in patches:
        if patch["provider"] != provider:
            continue
        hits = [offer for entry in entries if entry["id"] == patch["id"] for offer in entry["price"]
                if offer.get("from", "") == patch.get("from", "") and offer.get("when", {}) == patch.get("when", {})
                and offer.get("context_over", 0) == patch.get("context_over", 0)]
        if len(hits) != 1:
            sys.exit(f"patch of {patch['id']} fits {len(hits)} prices")
        hits[0]["rates"] |= patch.get("rates", {})
        hits[0] |= {key: patch[key] for key in ("status", "source") if key in patch}


def split(entries, provider, changes):
    """Earlier prices that only old LiteLLM releases still know: the open past of an offer ends at `at`."""
    for change in changes:
        if change["provider"] != provider:
            continue
        offers_ = next(entry["price"] for entry in entries if entry["id"] == change["id"])
        hits = [place for place, offer in enumerate(offers_) if "from" not in offer and offer.get("when", {}) == change.get("when", {})
                and offer.get("context_over", offer.get("context_at_least", 0)) == change.get("context", 0)]
        if len(hits) != 1:
            sys.exit(f"split of {change['id']} fits {len(hits)} prices")
        later = offers_[hits[0]]
        earlier = later | {"until": change["at"], "rates": later["rates"] | change["rates"], "status": "derived", "source": "litellm"}
        later["from"] = change["at"]
        offers_.insert(hits[0], earlier)


def lifetimes(entries, rows):
    """OpenAI's 12 h cache writes, which LiteLLM alone lists."""
    for entry in entries:
        row = rows.get(entry["id"], [{}])[0]
        for offer in entry["price"]:
            suffix = "_above_272k_tokens" if offer.get("context_over") == 272000 else ""
            when = offer.get("when", {})
            suffix += {"batch": "_batches", "flex": "_flex", "priority": "_priority", "fast": "_priority"}.get(next(iter(when.values()), ""), "")
            plain = per_million(row, "cache_creation_input_token_cost" + suffix)
            long = per_million(row, "cache_creation_input_token_cost_above_12hr" + suffix)
            if long is not None and plain is not None and offer["rates"].get("cache_write_30m") == number(plain):
                offer["rates"]["cache_write_12h"] = number(long)


def searches(entries, provider):
    """Searches under the unit that logs count: Gemini 1 and 2 by the grounded prompt, Gemini 3 by the query at its own
    price, Perplexity's research by its own queries."""
    for entry in entries:
        for offer in entry["price"]:
            found = offer["rates"].get("web_search")
            if not found:
                continue
            if provider == "google" and re.match(r"gemini-[12]", entry["id"]):
                del offer["rates"]["web_search"]
                offer["rates"]["grounded_prompt"] = (found[0], found[1], "prompt")
            elif provider == "google" and entry["id"].startswith("gemini-3") and found[:2] == ("35", 1000):
                offer["rates"]["web_search"] = ("14", 1000, "call")
            elif provider == "perplexity" and "deep-research" in entry["id"]:
                del offer["rates"]["web_search"]
                offer["rates"]["search_query"] = (found[0], found[1], "query")
