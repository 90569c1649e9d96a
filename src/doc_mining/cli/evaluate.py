"""`doc-mining evaluate`: the dataset scored against answer keys."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from doc_mining import settings
from doc_mining.cli.command import OK, Command, add_db
from doc_mining.dataset import Dataset

if TYPE_CHECKING:
    from doc_mining.evaluation import Evaluation


def _arguments(parser: ArgumentParser) -> None:
    add_db(parser)
    parser.add_argument("keys", nargs="+", metavar="KEY", help="answer keys (JSON), named as the documents they are of")
    parser.add_argument("--misses", action="store_true", help="list what was missed, wrong or wrongly filled in")
    parser.add_argument("--json", action="store_true", help="print JSON for programs")


def _execute(args: Namespace) -> int:
    from doc_mining.evaluation import evaluate

    with Dataset(settings.load(db=args.db).db, create=False) as dataset:
        results = evaluate(dataset, args.keys)
    if args.json:
        plain = {
            r.stem: {
                kind: {"f1": s.f1, "exact_f1": s.exact_f1, "precision": s.precision, "recall": s.recall, **s.fields}
                for kind, s in r.scores.items()
            }
            for r in results
        }
        print(json.dumps(plain, ensure_ascii=False, indent=1))
        return OK
    for result in results:
        print(result.stem if result.scores else f"{result.stem}: not in the dataset")
        for kind, score in result.scores.items():
            exact = f"  exact f1 {score.exact_f1:.3f}" if score.exact_f1 is not None else ""
            fields = "  ".join(f"{name} {share:.2f}" for name, share in score.fields.items())
            counts = f"found {score.found} wrong {score.wrong} missed {score.missed}"
            print(f"  {kind:20} f1 {score.f1:.3f}{exact}  {counts}  {fields}".rstrip())
            for miss in score.misses if args.misses else ():
                print(f"      {miss}")
    _tell_sure(results)
    return OK


def _tell_sure(results: Sequence[Evaluation]) -> None:
    """How far a high confidence can be trusted, over all documents."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for result in results:
        for kind, (found, said) in result.sure.items():
            right[kind] += found
            total[kind] += said
    if total.total():
        kinds = ", ".join(f"{kind} {right[kind]} of {total[kind]}" for kind in total if total[kind])
        print(f"findings that say 0.9 or more: {right.total()} of {total.total()} are right ({kinds})")


COMMAND = Command(
    "evaluate",
    "Score the dataset against hand-made answer keys.",
    "doc-mining evaluate --db out/demo.db corpus/keys/*.json",
    _arguments,
    _execute,
)
