"""genai-prices' models of one provider, in: our models under every name that is theirs alone, out."""
import re
from decimal import Decimal

import bedrock
import litellm
from genai import LITELLM_KEYS, epochs, offers, per_million
from litellm import DATE
from providers import NOT_THEIRS, PROVIDERS, SLASHED


def clause(rule, name):
    """Whether one of genai-prices' match clauses accepts a name."""
    kind, value = next(iter(rule.items()))
    return {
        "or": lambda: any(clause(part, name) for part in value),
        "and": lambda: all(clause(part, name) for part in value),
        "equals": lambda: name == value.lower(),
        "starts_with": lambda: name.startswith(value.lower()),
        "ends_with": lambda: name.endswith(value.lower()),
        "contains": lambda: value.lower() in name,
        "regex": lambda: re.search(value, name) is not None,
    }[kind]()


def literals(rule, kinds):
    for kind, value in rule.items():
        if kind in ("or", "and"):
            for part in value:
                yield from literals(part, kinds)
        elif kind in kinds:
            yield value.lower()


def litellm_ids(snapshots, names, prefixes):
    """Id -> its rows, newest first, over all releases."""
    rows = {}
    for snapshot in snapshots:
        for key, row in snapshot.items():
            if isinstance(row, dict) and row.get("litellm_provider") in names:
                name = key.lower()
                for prefix in prefixes:
                    name = name.removeprefix(prefix)
                rows.setdefault(name, []).append(row)
    return rows


def agrees(model, row):
    """Whether LiteLLM ever had the same input price for this id."""
    standard = epochs(model["prices"]) or []
    for _, _, prices in standard:
        base = prices.get("input_mtok")
        base = base["base"] if isinstance(base, dict) else base
        if base is not None and any(per_million(r, LITELLM_KEYS["input"]) == Decimal(base) for r in row):
            return True
    return False


def models(provider, genai, snapshots):
    theirs, names, prefixes = PROVIDERS[provider]
    if theirs is None:
        return []
    rows = litellm_ids(snapshots, names, prefixes)
    if provider == "aws":
        return bedrock.models(genai[theirs]["models"])
    listed = [model for model in genai[theirs]["models"] if not model["id"].startswith(NOT_THEIRS.get(provider, ()) or ("\0",))]
    if provider == "openrouter":
        listed = [model for model in listed if "/" in model["id"]]
    made, owned = {}, {}
    for model in listed:
        for name in [model["id"].lower(), *literals(model["match"], {"equals"})]:
            owned.setdefault(name, model["id"].lower())
    if provider == "anthropic":
        # Spellings of the same name: claude-sonnet-4.5, claude-4-5-haiku.
        for model in listed:
            for name in literals(model["match"], {"starts_with"}):
                if not re.search(r"([-@.]|-\d{4})$", name):
                    owned.setdefault(name, model["id"].lower())
    for name in sorted(rows):
        if name not in owned and "/" not in name:
            match = next((m for m in genai[theirs]["models"] if clause(m["match"], name)), None)
            if match in listed and agrees(match, rows[name]):
                owned[name] = match["id"].lower()
    for model in listed:
        identity = model["id"].lower()
        if owned.get(identity) != identity:
            continue
        aliases = sorted(name for name, owner in owned.items() if owner == identity and name != identity)
        own_rows = [row for name in [identity, *aliases] for row in rows.get(name, [])]
        found = offers(model, provider, own_rows)
        if not found and identity.endswith(":free"):
            found = [{"rates": {"input": "0", "output": "0"}, "status": "free"}]
        if not found:
            continue
        open_match = any(identity.startswith(p) or p.startswith(identity) for p in literals(model["match"], {"starts_with", "contains"}))
        by_date = any(r"\d{8}" in r or r"\d{4}" in r for r in literals(model["match"], {"regex"}))
        bases = {DATE.sub("", name) for name in aliases if DATE.search(name)}
        known = {identity, *aliases}
        dated = provider != "openrouter" and (by_date or open_match or bool(bases & known))
        if dated:
            aliases = [name for name in aliases if not (DATE.search(name) and DATE.sub("", name) in known)]
        entry = {"id": identity, "aliases": aliases, "dated": dated, "price": found, "covers": known}
        if provider == "google" and identity.startswith("claude"):
            entry["reseller"] = True
        made[identity] = entry
    return list(made.values())


def also(provider, taken, undated, history):
    """What LiteLLM alone lists, today or in an earlier release."""
    _, names, prefixes = PROVIDERS[provider]
    excluded = NOT_THEIRS.get(provider, ()) or ("\0",)
    wanted = lambda name: name and ("/" not in name or provider in SLASHED) and not name.startswith(excluded) and not re.search(r"\s|\*|x-\d|fireworks-ai-|commitment", name)
    made = {}
    for name, days in sorted(litellm.by_id(history, names, prefixes, wanted).items()):
        if name in taken or DATE.sub("", name) in undated or any("off_peak_pricing" in row for _, row in days):
            continue
        found = litellm.offers(days, inclusive=provider == "xai")
        base = DATE.sub("", name)
        if not found or name != base and base in made and made[base]["price"] == found and DATE.search(name):
            made.get(base, {})["dated"] = True
            continue
        made[name] = {"id": name, "aliases": [], "dated": False, "price": found, "retired": litellm.retired(days, history)}
        if provider == "google" and not re.match(r"gemini|text-|gemma|imagen|chat-|code-|multimodal|textembedding|medlm|learnlm", name):
            made[name]["reseller"] = True
    return list(made.values())
