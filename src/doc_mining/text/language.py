"""spaCy for Dutch: without a model, with the one trained for this project, or with one that is installed.

Whichever it is, sentences end where `doc_mining.text.sentences` says: on prose its ends are surer than a parser's.
"""

from __future__ import annotations

import warnings
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from doc_mining.errors import SettingsError
from doc_mining.text.sentences import abbreviations, sentences

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

OWN = "eigen"
OWN_FOLDER = Path(__file__).resolve().parents[3] / "models" / "language" / "pipeline"  # stands in a checkout only


@cache
def blank() -> Language:
    """The pipeline without a model, made once: tokens, and sentences by the component "dutch_sentences".

    spaCy is imported when this is first called.
    """
    import spacy

    return _with_our_sentences(spacy.blank("nl"))


@cache
def pipeline(name: str = "") -> Language:
    """The pipeline of that name, made once: "" (blank), "eigen", a folder, or an installed package such as nl_core_news_sm.

    Where the own model does not stand, the blank pipeline is given, with a warning. Raises SettingsError for a name
    that is neither a folder with a pipeline nor an installed package, and for a pipeline of another language.
    """
    if not name:
        return blank()
    if name == OWN and not OWN_FOLDER.is_dir():
        warnings.warn(f"The Dutch model does not stand in {OWN_FOLDER}; spaCy works without one.", stacklevel=2)
        return blank()
    import spacy

    try:
        loaded = spacy.load(OWN_FOLDER if name == OWN else name)
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"the language model '{name}' is neither installed nor a folder with a spaCy pipeline.",
            hint=f"Install the package, give the folder, or choose '{OWN}' (the project's own) or nothing (no model).",
        ) from error
    if loaded.lang != "nl":
        raise SettingsError(
            f"the language model '{name}' is for '{loaded.lang}', not for Dutch.", hint="Choose another."
        )
    return _with_our_sentences(loaded)


def _with_our_sentences(made: Language) -> Language:
    """The pipeline with the sector's abbreviations as tokens, and our sentence ends before all else that runs."""
    from spacy.language import Language as Factory

    if not Factory.has_factory("dutch_sentences"):
        Factory.component("dutch_sentences", func=_mark_sentences)
    tokenizer: Any = made.tokenizer  # a compiled class without stubs
    for abbreviation in abbreviations():
        tokenizer.add_special_case(abbreviation, [{"ORTH": abbreviation}])
    made.add_pipe("dutch_sentences", first=True)
    return made


def _mark_sentences(doc: Doc) -> Doc:
    """Mark the first token of each sentence; a parser that comes after keeps to these."""
    starts = {start for start, _ in sentences(doc.text)}
    for token in doc:
        token.is_sent_start = token.idx in starts or token.i == 0
    return doc
