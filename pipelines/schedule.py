"""Serves the flow on a cron schedule: `python -m pipelines.schedule FOLDER --db FILE --cron '0 6 * * *'`.

The process stays until it is stopped, with a Prefect server of its own unless PREFECT_API_URL names one.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path


def main(argv: Sequence[str] | None = None) -> int:
    """Serve the flow; with --once run it now and return."""
    parser = argparse.ArgumentParser(prog="python -m pipelines.schedule", description=__doc__)
    parser.add_argument("folder", help="the folder to watch")
    parser.add_argument("--db", default="doc_mining.db", metavar="FILE", help="the database (default: doc_mining.db)")
    parser.add_argument("--cron", default="0 6 * * *", help="when (default: six each morning)")
    parser.add_argument("--batch", type=int, default=20, metavar="N", help="documents a task (default: 20)")
    parser.add_argument("--once", action="store_true", help="run the flow once, now")
    args = parser.parse_args(argv)
    os.environ.setdefault("DO_NOT_TRACK", "1")
    os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "90")
    from pipelines.mine_folder import mine_folder  # Prefect reads its settings when it is imported

    given = {"folder": str(Path(args.folder).absolute()), "db": str(Path(args.db).absolute()), "batch": args.batch}
    if args.once:
        print(mine_folder(**given))
    else:
        mine_folder.serve(name="mine-folder", cron=args.cron, parameters=given)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
