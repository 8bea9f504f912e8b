#!/usr/bin/env python3
"""Public price data, in: src/pricing/data/context_windows.txt, how much input each model of our book takes, out.

    python3 tools/price_book/context.py DIR_WITH_PUBLIC_PRICES [--check]

A line is `provider/model tokens`, sorted. genai-prices' `context_window` counts; where it has none, LiteLLM's
`max_input_tokens` of the same provider and id. A model that neither knows has no line. With --check nothing is
written; it fails if the file would change.
"""
import json
import sys
import tomllib
from pathlib import Path

from providers import PROVIDERS

DATA = Path(__file__).resolve().parent.parent.parent / "src" / "pricing" / "data"
OUT = DATA / "context_windows.txt"


def main():
    public = Path(sys.argv[1])
    genai = {one["id"]: one for one in json.loads((public / "genai_prices_0.2.3.json").read_text())["providers"]}
    litellm = json.loads((public / "litellm_1.109.1_model_prices.json").read_text())
    lines = []
    for provider, (theirs, names, prefixes) in PROVIDERS.items():
        windows = {model["id"]: model.get("context_window") for model in genai.get(theirs, {"models": []})["models"]}
        for model in tomllib.loads((DATA / f"{provider}.toml").read_text()).get("model", []):
            rows = [litellm.get(prefix + model["id"], {}) for prefix in ("", *prefixes)]
            stated = [row.get("max_input_tokens") for row in rows if row.get("litellm_provider") in names]
            window = next((size for size in [windows.get(model["id"]), *stated] if size), None)
            if window:
                lines.append(f"{provider}/{model['id']} {int(window)}\n")
    text = "".join(sorted(lines))
    if "--check" not in sys.argv:
        OUT.write_text(text)
    elif text != OUT.read_text():
        sys.exit(f"{OUT} would change")


if __name__ == "__main__":
    main()
