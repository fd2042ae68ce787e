"""Draws erd fences in MkDocs: a custom fence of pymdownx.superfences.

    ```erd dbml focus=orders
    Table users { id text [pk] }
    ```
"""

from __future__ import annotations

import os
import subprocess
from html import escape
from typing import Any

# The options of a fence that are attributes of the element.
ATTRIBUTES = ("format", "diagram", "theme", "notation", "focus", "hops", "height", "open")
FORMATS = ("sql", "postgres", "mysql", "sqlite", "dbml", "mermaid", "prisma", "json")
OTHERS = ("file", "src", "render", "links")


def options(
    language: str, inputs: dict[str, str], options: dict[str, Any], attrs: dict[str, Any], md: Any
) -> bool:
    """Takes the options of a fence; a word that names a format is one."""
    for name, value in inputs.items():
        if name in FORMATS:
            options["format"] = name
        elif name in ATTRIBUTES or name in OTHERS:
            options[name] = value
        else:
            return False
    return True


def erd(
    source: str,
    language: str,
    css_class: str,
    options: dict[str, Any],
    md: Any,
    classes: list[str] | None = None,
    id_value: str = "",
    attrs: dict[str, Any] | None = None,
    **kwargs: Any,
) -> str:
    """Makes HTML of a fence. CROWFOOT_RENDER says what becomes of fences that do not: element, svg or live. Files are
    looked for in CROWFOOT_DOCS, by default the folder docs."""
    file = options.get("file") or options.get("src")
    if file:
        with open(os.path.join(os.environ.get("CROWFOOT_DOCS", "docs"), file), encoding="utf-8") as opened:
            source = opened.read()
    render = options.get("render") or os.environ.get("CROWFOOT_RENDER", "element")
    if render == "element":
        own = "".join(f' {name}="{escape(str(options[name]))}"' for name in ATTRIBUTES if name in options)
        text = escape(source).replace("\n", "&#10;")
        return f'<div class="crowfoot"><crowfoot-erd{own}><pre>{text}</pre></crowfoot-erd></div>'
    if render not in ("svg", "live"):
        raise ValueError(f"render is element, svg or live, not {render}")
    return f'<div class="crowfoot">{_rendered(source, options, render)}</div>'


def _rendered(source: str, options: dict[str, Any], render: str) -> str:
    words = [os.environ.get("CROWFOOT", "crowfoot"), "render", "-", "--out", "-", "--to", "html"]
    form = options.get("format", "sql")
    if form != "sql":
        words += ["--from", form]
    if "focus" in options:
        words += ["--only", options["focus"], "--hops", str(options.get("hops", 1))]
    for name in ("diagram", "theme", "links"):
        if name in options:
            words += [f"--{name}", options[name]]
    if render == "live":
        words.append("--live")
    done = subprocess.run(words, input=source, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.strip())
    return done.stdout.strip()
