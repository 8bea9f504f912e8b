"""genai-prices' price tables, in: our offers with tiers, terms and history, out."""
import re
from decimal import Decimal

from litellm import number

AS_OF = "2026-11-12"
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
