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
    opens: re.Pattern[str]  # behind a name that opens a sentence which is on that place
    joined: re.Pattern[str]  # between two names in a row
    one_municipality: re.Pattern[str]  # a single one, without its name
    owned: re.Pattern[str]  # the name of a municipality that acts
    points_back: re.Pattern[str]  # words that point to the place told of before
    whole_again: re.Pattern[str]  # a sentence that takes the whole together
    alias: re.Pattern[str]  # a heading that calls an area something else as well
    works_in: str  # behind the name of an organisation, with {area} for where it works
    has_organisations: str  # the place of the organisations that are named behind it
    tells_organisations: re.Pattern[str]  # in a sentence on which organisation is where


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
        opens=re.compile(data["told"]["opens"]),
        joined=re.compile(data["told"]["joined"]),
        one_municipality=re.compile(data["told"]["one_municipality"]),
        owned=re.compile(data["told"]["owned"].replace("{name}", data["names"]["place_name"])),
        points_back=re.compile(data["told"]["points_back"]),
        whole_again=re.compile(data["told"]["whole_again"]),
        alias=re.compile(data["headings"]["alias"]),
        works_in=data["organisations"]["works_in"],
        has_organisations=data["organisations"]["has"],
        tells_organisations=re.compile(data["organisations"]["tells"]),
    )
