"""The rules of areas, from `rules/scopes.toml`: which words name a place, a chapter, the theme of a card."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple


class AreaRules(NamedTuple):
    """Patterns for the words before a place, table columns of places, contents lines and cards."""

    region: str
    municipality: str
    place: str
    columns: re.Pattern[str]
    whole: re.Pattern[str]
    not_areas: frozenset[str]
    name: str  # of a place
    owner: re.Pattern[str]
    tenants: re.Pattern[str]
    regions: re.Pattern[str]
    contents: re.Pattern[str]
    theme: re.Pattern[str]


@cache
def area_rules() -> AreaRules:
    """The rules, read once a process."""
    text = files("doc_mining.mining").joinpath("rules/scopes.toml").read_text(encoding="utf8")
    data: dict[str, Any] = tomllib.loads(text)
    return AreaRules(
        region=data["area"]["region"],
        municipality=data["area"]["municipality"],
        place=data["area"]["place"],
        columns=re.compile(data["columns"]["pattern"]),
        whole=re.compile(data["whole"]["pattern"]),
        not_areas=frozenset(data["not_areas"]["words"]),
        name=data["names"]["place_name"],
        owner=re.compile(data["names"]["owner"]),
        tenants=re.compile(data["names"]["tenants"]),
        regions=re.compile(data["names"]["regions"]),
        contents=re.compile(data["contents"]["line"]),
        theme=re.compile(data["card"]["theme"], re.S),
    )
