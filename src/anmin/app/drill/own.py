"""The own house of a drill as a process, `python -m anmin.app.drill.own <pid>`: it ends with the drill, however that ends."""

from __future__ import annotations

import sys

from anmin.app.cli import main
from anmin.app.process import end_with

if __name__ == "__main__":
    end_with(int(sys.argv[1]))
    sys.argv[1:] = ["serve", "--demo"]
    main()
