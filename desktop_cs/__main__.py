"""`python -m desktop_cs` is the same as `desktop-cs`."""

import multiprocessing

from desktop_cs.cli import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    main()
