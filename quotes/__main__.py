"""`quotes` and `python -m quotes`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and end the process with its exit code.

    0 is fine, 1 findings, 2 an error, 130 an interruption. Errors that we did
    not foresee end with their traceback and 2, never with the 1 of a finding.
    """
    try:
        from quotes.cli import app

        app(prog_name="quotes")
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception:
        import traceback

        traceback.print_exc()
        sys.exit(2)


if __name__ == "__main__":
    main()
