"""Bedrock's models: a model with its geographies as offers, where the sources list an id for each."""
import re
from decimal import Decimal

import litellm
from genai import offers
from litellm import DATE, number
from providers import PROVIDERS

ID = re.compile(r"^(?:(?P<region>us-gov)-(?:west|east)-1/)?(?:(?P<geo>global|us-gov|us|eu|apac|au|ca|jp|in|sa)\.)?(?P<name>[a-z0-9]+\.[^/]+?)(?:-v\d:\d)?$")


def models(listed):
    """genai-prices keeps regional and global prices as models of their own; here they are one model's offers."""
    families = {}
    for model in listed:
        geo, _, rest = model["id"].lower().partition(".")
        if geo not in ("global", "regional", "us", "eu", "us-gov"):
            geo, rest = "", model["id"].lower()
        rest = re.sub(r"-v\d:\d$", "", rest)
        families.setdefault(rest, {})[geo] = model
    made = []
    undated = [DATE.sub("", identity) for identity in families]
    for identity, by_geo in sorted(families.items()):
        name, dated = DATE.sub("", identity), bool(DATE.search(identity))
        if undated.count(name) > 1:
            name, dated = identity, False
        found = []
        standard = by_geo.get("") or by_geo.get("regional") or by_geo.get("us") or by_geo.get("global")
        for geo, model in sorted(by_geo.items()):
            for offer in offers(model, "aws", []) or []:
                if model is not standard:
                    offer["when"] = offer.get("when", {}) | {"geo": geo}
                found.append(offer)
        if found:
            made.append({"id": name, "aliases": [], "dated": dated, "price": found})
    return made


def also(entries, history):
    """Bedrock's models and geographies that LiteLLM alone lists: one model, its geographies as offers of their own."""
    _, names, prefixes = PROVIDERS["aws"]
    families = {}
    for name, days in sorted(litellm.by_id(history, names, prefixes, lambda name: ID.match(name)).items()):
        found = ID.match(name)
        geo = found["region"] or found["geo"] or ""
        families.setdefault(found["name"], {}).setdefault(geo, days)
    known = {entry["id"]: entry for entry in entries}
    for name in sorted(families):
        base = DATE.sub("", name)
        entry = known.get(name) or known.get(base)
        if entry is None:
            by_geo = families[name]
            standard = by_geo.get("") or by_geo.get("us") or by_geo.get("global") or next(iter(by_geo.values()))
            price = litellm.offers(standard)
            if not price:
                continue
            entry = {"id": name, "aliases": [], "dated": False, "price": price, "retired": litellm.retired(standard, history)}
            known[name] = entry
            entries.append(entry)
        stated = {value for offer in entry["price"] for value in [offer.get("when", {}).get("geo")] if value}
        plain = [offer for offer in entry["price"] if "when" not in offer and "until" not in offer]
        for geo, days in sorted(families[name].items()):
            price = litellm.offers(days[-1:])
            same = {offer.get("context_over", 0): offer["rates"] for offer in plain}
            now = {offer.get("context_over", 0): offer["rates"] for offer in price if "when" not in offer and "until" not in offer}
            if not geo or geo in stated or all(same.get(over, {}).get(unit, rate) == rate for over, rates in now.items() for unit, rate in rates.items() if unit in ("input", "output")):
                continue
            entry["price"] += [offer | {"when": offer.get("when", {}) | {"geo": geo}} for offer in price]
        batch(entry, families[name])


def batch(entry, by_geo):
    """Batch stands in one proportion to the price of each geography; where LiteLLM states it for one only, the others are estimates."""
    if any("processing" in offer.get("when", {}) for offer in entry["price"]):
        return
    ratios = {}
    for geo, days in by_geo.items():
        row = days[-1][1]
        half, plain = row.get("input_cost_per_token_batches"), row.get("input_cost_per_token")
        if half and plain and Decimal(plain):
            ratios[geo] = Decimal(half) / Decimal(plain)
    if len(set(ratios.values())) != 1:
        return
    ratio, = set(ratios.values())
    for offer in [offer for offer in entry["price"] if "until" not in offer]:
        geo = offer.get("when", {}).get("geo", "")
        rates = {unit: number(Decimal(offer["rates"][unit]) * ratio) for unit in ("input", "output") if unit in offer["rates"]}
        if rates:
            entry["price"].append(offer | {"when": {"processing": "batch"} | offer.get("when", {}), "rates": rates, "source": "litellm",
                                           "status": "derived" if geo in ratios or not geo else "estimated"})
