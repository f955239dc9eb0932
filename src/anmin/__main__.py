"""`python -m anmin`: the same as the `anmin` command."""

from anmin.app.cli import main

main()
