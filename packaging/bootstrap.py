"""Sets up Desktop CS on a fresh machine, then runs or tests it: `python3 packaging/bootstrap.py --help`.

Old Pythons must be able to read this file and say what is needed instead; the work is done in `setup_steps/`.
"""

import sys

if __name__ == "__main__":
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        sys.exit(
            "Desktop CS needs Python 3.11, 3.12 or 3.13, and this is Python "
            + ".".join(map(str, sys.version_info[:2]))
            + ".\n"
            "Install one of them (Debian 12 and later: apt-get install python3; Windows and macOS: the installer\n"
            "of python.org), then start this script with it, for example: python3.12 packaging/bootstrap.py run"
        )
    from setup_steps.commands import main

    sys.exit(main(sys.argv[1:]))
