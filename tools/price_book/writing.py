"""Our models, in: the text of a price book, out."""
import json
import re


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


def described(source, url, via, day):
    return ["", "[[source]]", f"id = {quoted(source)}", f"url = {quoted(url)}", f"retrieved = {day}", f"via = {quoted(via)}", 'licence = "MIT"']


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
