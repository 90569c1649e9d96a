"""The rule files of this package: wordings as data, read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from doc_mining.errors import SettingsError


@cache
def rules(name: str) -> Mapping[str, Any]:
    """The rules in `rules/<name>.toml`. Raises SettingsError when the file is missing or no TOML."""
    try:
        return tomllib.loads((files("doc_mining.sources") / "rules" / f"{name}.toml").read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(
            f"the rule file sources/rules/{name}.toml cannot be read: {error}.", hint="Install doc-mining again."
        ) from error


def any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """One pattern, whatever the case of the letters, for a list of wordings."""
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


def in_small(patterns: Iterable[str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """One pattern for a list of wordings, to be sought in text of small letters only.

    That is several times as fast as `any_of`. Raises SettingsError for a wording with a capital, which would match nothing.
    """
    wordings = list(patterns)
    for wording in wordings:
        if re.sub(r"\\.", "", wording) != re.sub(r"\\.", "", wording).lower():
            raise SettingsError(
                f"a wording in sources/rules has a capital: {wording}.", hint="Write it in small letters."
            )
    return re.compile("|".join(f"(?:{p})" for p in wordings), flags)
