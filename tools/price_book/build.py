#!/usr/bin/env python3
"""Public price data plus our corrections, in: src/pricing/data/<provider>.toml, out.

    python3 tools/price_book/build.py DIR_WITH_PUBLIC_PRICES

Only figures and ids are taken over. Numbers stay text or Decimal from end to end. Whatever
corrections/<provider>.toml says about a model replaces what the public data say about it; a `[[patch]]` in
patches.toml changes single rates. Running it twice gives the same bytes.
"""
import json
import re
import sys
import tomllib
from decimal import Decimal
from pathlib import Path

import litellm
from litellm import number

HERE = Path(__file__).resolve().parent
OUT = HERE.parent.parent / "src" / "pricing" / "data"
AS_OF = "2026-11-12"
# Our provider -> (theirs in genai-prices, theirs in LiteLLM, prefixes of LiteLLM's keys)
PROVIDERS = {
    "ai21": (None, {"ai21", "ai21_chat"}, ("ai21/",)),
    "alibaba": (None, {"dashscope"}, ("dashscope/",)),
    "anthropic": ("anthropic", {"anthropic"}, ("anthropic/",)),
    "aws": ("aws", {"bedrock", "bedrock_converse"}, ("bedrock/",)),
    "azure": (None, {"azure", "azure_text", "azure_ai"}, ("azure/global-standard/", "azure/global/", "azure/", "azure_ai/")),
    "baseten": ("baseten", {"baseten"}, ("baseten/",)),
    "cerebras": ("cerebras", {"cerebras"}, ("cerebras/",)),
    "cloudflare": ("cloudflare", {"cloudflare"}, ("cloudflare/",)),
    "cohere": ("cohere", {"cohere_chat", "cohere"}, ("cohere_chat/", "cohere/")),
    "cursor": ("cursor", set(), ()),
    "databricks": ("databricks", {"databricks"}, ("databricks/",)),
    "deepgram": (None, {"deepgram"}, ("deepgram/",)),
    "deepinfra": (None, {"deepinfra"}, ("deepinfra/",)),
    "deepseek": ("deepseek", {"deepseek"}, ("deepseek/",)),
    "elevenlabs": ("elevenlabs", {"elevenlabs"}, ("elevenlabs/",)),
    "fireworks": ("fireworks", {"fireworks_ai", "fireworks_ai-embedding-models"}, ("fireworks_ai/", "accounts/fireworks/models/")),
    "github-copilot": ("github-copilot", set(), ()),
    "google": ("google", {"gemini", "vertex_ai", "vertex_ai-language-models", "vertex_ai-anthropic_models", "vertex_ai-embedding-models", "vertex_ai-chat-models",
                          "vertex_ai-image-models", "vertex_ai-llama_models", "vertex_ai-mistral_models", "vertex_ai-deepseek_models", "vertex_ai-qwen_models",
                          "vertex_ai-openai_models", "vertex_ai-moonshot_models", "vertex_ai-minimax_models", "vertex_ai-zai_models"}, ("gemini/", "vertex_ai/")),
    "groq": ("groq", {"groq"}, ("groq/",)),
    "hyperbolic": (None, {"hyperbolic"}, ("hyperbolic/",)),
    "meta": ("meta", {"meta", "meta_llama"}, ("meta/", "meta_llama/")),
    "minimax": ("minimax", {"minimax"}, ("minimax/",)),
    "mistral": ("mistral", {"mistral"}, ("mistral/",)),
    "moonshotai": ("moonshotai", {"moonshot"}, ("moonshot/",)),
    "nebius": (None, {"nebius"}, ("nebius/",)),
    "novita": ("novita", {"novita"}, ("novita/",)),
    "openai": ("openai", {"openai", "text-completion-openai"}, ("openai/",)),
    "openrouter": ("openrouter", {"openrouter"}, ("openrouter/",)),
    "ovhcloud": ("ovhcloud", {"ovhcloud"}, ("ovhcloud/",)),
    "perplexity": ("perplexity", {"perplexity"}, ("perplexity/",)),
    "replicate": (None, {"replicate"}, ("replicate/",)),
    "sambanova": (None, {"sambanova"}, ("sambanova/",)),
    "together": ("together", {"together_ai"}, ("together_ai/",)),
    "voyageai": ("voyageai", {"voyage"}, ("voyage/",)),
    "watsonx": (None, {"watsonx"}, ("watsonx/",)),
    "xai": ("x-ai", {"xai"}, ("xai/",)),
    "zai": ("zai", {"zai"}, ("zai/",)),
    "zhipuai": ("zhipuai", set(), ()),
}
# They sell what others make too: an id of theirs does not tell who bills.
RESELLERS = {"aws", "azure", "baseten", "cerebras", "cloudflare", "cursor", "databricks", "deepinfra", "fireworks", "github-copilot", "groq", "hyperbolic",
             "nebius", "novita", "openrouter", "ovhcloud", "perplexity", "replicate", "sambanova", "together", "watsonx", "zhipuai", "alibaba"}
# Where LiteLLM's ids have slashes that belong to the id.
SLASHED = {"baseten", "cloudflare", "deepinfra", "google", "hyperbolic", "nebius", "novita", "openrouter", "perplexity", "replicate", "together", "watsonx", "groq"}
# First pages of those that genai-prices does not list.
PAGES = {
    "ai21": "https://www.ai21.com/pricing/", "alibaba": "https://www.alibabacloud.com/help/en/model-studio/model-pricing",
    "azure": "https://azure.microsoft.com/pricing/details/azure-openai/", "deepgram": "https://deepgram.com/pricing",
    "deepinfra": "https://deepinfra.com/pricing", "hyperbolic": "https://docs.hyperbolic.xyz/docs/hyperbolic-pricing",
    "nebius": "https://nebius.com/token-factory/prices", "replicate": "https://replicate.com/pricing", "sambanova": "https://cloud.sambanova.ai/plans/pricing",
    "watsonx": "https://www.ibm.com/products/watsonx-ai/pricing",
}
# Ids that belong to no list of that provider.
NOT_THEIRS = {"openai": ("gpt-oss", "gpt-4o:extended", "gpt-4o-mini-2024-07-18.ft-", "moderation"), "google": (), "mistral": ("deepseek-",)}
TOKENS = {
    "input_mtok": "input", "output_mtok": "output", "cache_read_mtok": "cache_read",
    "cache_write_mtok": "cache_write", "cache_write_1h_mtok": "cache_write_1h",
    "input_audio_mtok": "audio_input", "cache_audio_read_mtok": "audio_cache_read", "output_audio_mtok": "audio_output",
    "input_image_mtok": "image_input", "cache_image_read_mtok": "image_cache_read", "output_image_mtok": "image_output",
    "input_video_mtok": "video_input", "output_reasoning_mtok": "reasoning",
}
OTHERS = {
    "web_searches_kcount": ("web_search", 1000, "call"), "storage_searches_kcount": ("file_search", 1000, "call"),
    "audio_hours": ("second", 3600, "second"), "input_audio_hours": ("second", 3600, "second"),
    "input_document_kpages": ("page", 1000, "page"), "input_annotated_document_kpages": ("annotated_page", 1000, "page"),
    "input_mchars": ("character", 1000000, "character"), "input_text_messages_kcount": ("text_message", 1000, "message"),
    "requests_kcount": ("request", 1000, "request"),
}
LITELLM_KEYS = {"input": "input_cost_per_token", "output": "output_cost_per_token", "cache_read": "cache_read_input_token_cost"}
LITELLM_TERMS = {"_batches": ("processing", "batch"), "_flex": ("service_tier", "flex"), "_priority": ("service_tier", "priority")}
DATE = re.compile(r"[-@](\d{8}|\d{4}-\d{2}-\d{2})$")


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


def per_million(row, key):
    value = row.get(key)
    return None if value is None else Decimal(str(value)) * 1000000


def rates(prices, provider, start=None):
    """Our rates of one price table, at the context tier that begins at `start`."""
    made = {}
    for unit, price in prices.items():
        if isinstance(price, dict):
            tiers = [tier for tier in price["tiers"] if start is not None and tier["start"] <= start]
            price = max(tiers, key=lambda tier: tier["start"])["price"] if tiers else price["base"]
        if unit in TOKENS:
            name = TOKENS[unit]
            if name == "cache_write" and any(word in provider for word in ("anthropic", "aws", "google", "openrouter")):
                name = "cache_write_5m"
            if name == "cache_write" and provider == "openai":
                name = "cache_write_30m"
            made[name] = number(price)
        elif unit in OTHERS:
            name, per, of = OTHERS[unit]
            made[name] = (number(price), per, of)
    return made


def thresholds(prices):
    return sorted({tier["start"] for price in prices.values() if isinstance(price, dict) for tier in price["tiers"]})


def epochs(tables):
    """[(from, until, prices)] out of a price table or genai-prices' list of dated ones; None where hours are involved."""
    if isinstance(tables, dict):
        tables = [{"constraint": None, "prices": tables}]
    if any("start_time" in (table["constraint"] or {}) for table in tables):
        return None
    dated = sorted(((table["constraint"] or {}).get("start_date", ""), number_) for number_, table in enumerate(tables))
    made = []
    for place, (begin, index) in enumerate(dated):
        last = place + 1 == len(dated)
        until = "" if last else dated[place + 1][0]
        if last or begin != until:
            made.append((begin, until, tables[index]["prices"]))
    return made


def offers(model, provider, rows):
    standard = epochs(model["prices"])
    if not standard or not any(prices for _, _, prices in standard):
        return None
    made = []
    for place, (begin, until, prices) in enumerate(standard):
        status = "scheduled" if begin > AS_OF else "promo" if until > AS_OF else "listed"
        made += tiers(prices, provider, begin, until, {}, status)
    variants = {}
    for variant in model.get("price_variants", []):
        if variant["prices"] and variant["when"].keys() <= {"processing", "service_tier", "speed"}:
            (term, value), = variant["when"].items()
            begin = (variant["constraint"] or {}).get("start_date", "")
            variants.setdefault((term, value), []).append((begin, variant["prices"]))
    for (term, value), dated in sorted(variants.items()):
        made += variant_offers(standard, sorted(dated, key=lambda pair: pair[0]), provider, {term: value})
    for (term, value), prices in sorted(other_variants(standard[-1][2], provider, rows).items()):
        if (term, value) not in variants and len(standard) == 1:
            source = "litellm" if rows and provider != "anthropic" else None
            made.append({"when": {term: value}, "status": "derived", "rates": prices} | ({"source": source} if source else {}))
    return made


def tiers(prices, provider, begin, until, when, status):
    made = []
    for start in [None, *thresholds(prices)]:
        offer = {"rates": rates(prices, provider, start)}
        if begin:
            offer["from"] = begin
        if until:
            offer["until"] = until
        if start is not None:
            offer |= {"context_at_least": start + 1} if start % 1000 == 999 else {"context_over": start}
        if when:
            offer["when"] = when
        if status != "listed":
            offer["status"] = status
        made.append(offer)
    return made


def variant_offers(standard, dated, provider, when):
    """A variant's history begins with genai-prices' check of it in October 2026; before, it stood in the same
    proportion to the standard price, which is how the providers state it."""
    made = []
    for begin, until, prices in standard:
        inside = [(first, table) for first, table in dated if first and (begin or "0") < first and (not until or first < until)]
        exact = [table for first, table in dated if first == begin or (not first and not begin)]
        if exact:
            made += tiers(exact[0], provider, begin, until, when, "scheduled" if begin > AS_OF else "listed")
        elif inside:
            made += tiers(inside[0][1], provider, begin, until, when, "derived")
        else:
            base = dated[0]
            reference = next((p for b, u, p in standard if (b or "0") <= (base[0] or "0") and (not u or base[0] < u)), None)
            scaled = scale(prices, reference, base[1]) if reference else None
            if scaled:
                made += tiers(scaled, provider, begin, until, when, "derived")
    return made


def scale(prices, reference, variant):
    scaled = {}
    for unit, price in variant.items():
        now, then = reference.get(unit), prices.get(unit)
        if not all(isinstance(part, str) or isinstance(part, int) for part in (price, now, then)):
            if not all(isinstance(part, dict) for part in (price, now, then)):
                return None
            ratio = Decimal(price["base"]) / Decimal(now["base"])
            scaled[unit] = {"base": str(Decimal(then["base"]) * ratio),
                            "tiers": [tier | {"price": str(Decimal(tier["price"]) * ratio)} for tier in then["tiers"]]}
            continue
        if Decimal(now) == 0:
            return None
        scaled[unit] = str(Decimal(then) * Decimal(price) / Decimal(now))
    return scaled


def other_variants(prices, provider, rows):
    """Batch, flex and priority prices that genai-prices does not carry."""
    made = {}
    base = rates(prices, provider)
    if provider == "anthropic" and not thresholds(prices):
        made["processing", "batch"] = {name: number(Decimal(rate) / 2) for name, rate in base.items() if isinstance(rate, str)}
        return made
    for row in rows:
        if thresholds(prices) or per_million(row, LITELLM_KEYS["input"]) != Decimal(base.get("input", "-1")):
            continue
        for suffix, term in LITELLM_TERMS.items():
            found = {name: per_million(row, key + suffix) for name, key in LITELLM_KEYS.items()}
            found = {name: number(rate) for name, rate in found.items() if rate is not None}
            if "input" in found and term not in made:
                made[term] = found
    return made


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
        return bedrock(genai[theirs]["models"])
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


def bedrock(listed):
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


BEDROCK_ID = re.compile(r"^(?:(?P<region>us-gov)-(?:west|east)-1/)?(?:(?P<geo>global|us-gov|us|eu|apac|au|ca|jp|in|sa)\.)?(?P<name>[a-z0-9]+\.[^/]+?)(?:-v\d:\d)?$")


def bedrock_also(entries, history):
    """Bedrock's models and geographies that LiteLLM alone lists: one model, its geographies as offers of their own."""
    _, names, prefixes = PROVIDERS["aws"]
    families = {}
    for name, days in sorted(litellm.by_id(history, names, prefixes, lambda name: BEDROCK_ID.match(name)).items()):
        found = BEDROCK_ID.match(name)
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
        bedrock_batch(entry, families[name])


def bedrock_batch(entry, by_geo):
    """Batch stands in one proportion to the price of each geography; where LiteLLM states it for one only, the others are estimates."""
    if any("processing" in offer.get("when", {}) for offer in entry["price"]):
        return
    ratios = {}
    for geo, days in by_geo.items():
        row = days[-1][1]
        batch, plain = row.get("input_cost_per_token_batches"), row.get("input_cost_per_token")
        if batch and plain and Decimal(plain):
            ratios[geo] = Decimal(batch) / Decimal(plain)
    if len(set(ratios.values())) != 1:
        return
    ratio, = set(ratios.values())
    for offer in [offer for offer in entry["price"] if "until" not in offer]:
        geo = offer.get("when", {}).get("geo", "")
        rates = {unit: number(Decimal(offer["rates"][unit]) * ratio) for unit in ("input", "output") if unit in offer["rates"]}
        if rates:
            entry["price"].append(offer | {"when": {"processing": "batch"} | offer.get("when", {}), "rates": rates, "source": "litellm",
                                           "status": "derived" if geo in ratios or not geo else "estimated"})


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


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def inline(values):
    parts = []
    for name, value in values.items():
        key = name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else quoted(name)
        if isinstance(value, tuple):
            parts.append(f'{key} = {{ price = "{value[0]}", per = {value[1]}, unit = "{value[2]}" }}')
        elif isinstance(value, list):
            parts.append(f"{key} = [{', '.join(quoted(v) for v in value)}]")
        else:
            parts.append(f"{key} = {quoted(value)}")
    return "{ " + ", ".join(parts) + " }"


def written(entry, provider):
    lines = ["", "[[model]]", f"id = {quoted(entry['id'])}"]
    if entry["aliases"]:
        lines.append(f"aliases = [{', '.join(map(quoted, entry['aliases']))}]")
    if entry["dated"]:
        lines.append("dated = true")
    if entry.get("reseller"):
        lines.append("reseller = true")
    if entry.get("retired"):
        lines.append(f"retired = {quoted(entry['retired'])}")
    for offer in entry["price"]:
        lines += ["[[model.price]]"]
        for bound in ("from", "until"):
            if bound in offer:
                lines.append(f"{bound} = {offer[bound]}")
        for context in ("context_over", "context_at_least"):
            if context in offer:
                lines.append(f"{context} = {offer[context]}")
        if "when" in offer:
            lines.append(f"when = {inline(offer['when'])}")
        lines.append(f"source = {quoted(offer.get('source', provider))}")
        if "status" in offer:
            lines.append(f"status = {quoted(offer['status'])}")
        lines.append(f"rates = {inline(offer['rates'])}")
    return lines


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


def main():
    public = Path(sys.argv[1])
    read = lambda path: json.loads(path.read_text(), parse_float=str)
    genai = {provider["id"]: provider for provider in read(public / "genai_prices_0.2.3.json")["providers"]}
    history = litellm.releases(public / "litellm_history")
    snapshots = [release for _, release in reversed(history)]
    by_hand = tomllib.loads((HERE / "patches.toml").read_text())
    for provider, (theirs, names, prefixes) in PROVIDERS.items():
        text, replaced, claimed, undated = corrections(provider)
        entries = [entry for entry in models(provider, genai, snapshots) if entry["id"] not in replaced]
        for entry in entries:
            entry["aliases"] = [name for name in entry["aliases"] if name not in replaced | claimed]
        entries = [entry for entry in entries if entry["id"] not in claimed]
        taken = replaced | claimed | {name for entry in entries for name in [entry["id"], *entry["aliases"], *entry.get("covers", ())]}
        if provider == "aws":
            bedrock_also(entries, history)
        else:
            entries += also(provider, taken, undated, history)
        if provider == "openai":
            lifetimes(entries, litellm_ids(snapshots, names, prefixes))
        searches(entries, provider)
        patched(entries, provider, by_hand["patch"])
        split(entries, provider, by_hand["split"])
        url = (genai[theirs].get("pricing_urls") or [PAGES.get(provider, "")])[0] if theirs else PAGES[provider]
        lines = [f"# Generated by tools/price_book/build.py; corrections belong in tools/price_book/corrections/{provider}.toml.",
                 "schema = 1", 'book = "builtin"', f"as_of = {AS_OF}", 'currency = "USD"', f'provider = "{provider}"']
        if provider in RESELLERS:
            lines.append("reseller = true")
        for source, where, via, day in (("" + provider, url, "genai-prices 0.2.3", "2026-11-10"),
                                        ("litellm", "https://github.com/BerriAI/litellm", "litellm 1.57.5 to 1.109.1", "2026-11-12")):
            lines += ["", "[[source]]", f"id = {quoted(source)}", f"url = {quoted(where)}", f"retrieved = {day}", f"via = {quoted(via)}", 'licence = "MIT"']
        head, tail = blocks(text)
        lines += head + tail
        for entry in sorted(entries, key=lambda entry: entry["id"]):
            lines += written(entry, provider)
        (OUT / f"{provider}.toml").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
