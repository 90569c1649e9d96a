"""spaCy for Dutch without a trained model: its tokenizer, with our sentence ends and the sector's abbreviations."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from doc_mining.text.sentences import abbreviations, sentences

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


@cache
def blank() -> Language:
    """The pipeline, made once: tokens, and sentences by the component "dutch_sentences".

    spaCy is imported when this is first called.
    """
    import spacy
    from spacy.language import Language as Factory

    @Factory.component("dutch_sentences")
    def dutch_sentences(doc: Doc) -> Doc:
        """Mark the first token of each sentence."""
        starts = {start for start, _ in sentences(doc.text)}
        for token in doc:
            token.is_sent_start = token.idx in starts or token.i == 0
        return doc

    pipeline = spacy.blank("nl")
    tokenizer: Any = pipeline.tokenizer  # a compiled class without stubs
    for abbreviation in abbreviations():
        tokenizer.add_special_case(abbreviation, [{"ORTH": abbreviation}])
    pipeline.add_pipe("dutch_sentences")
    return pipeline
