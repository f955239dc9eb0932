"""The client of the pages is made from the server's own code, and as new as it."""

import subprocess
from pathlib import Path

from anmin.app.for_faces import main
from tests.faces.browsing import ROOT

WEB = ROOT / "web"


def test_types_and_words_are_those_of_the_code(tmp_path: Path) -> None:
    main(tmp_path)
    command = [
        "node",
        str(WEB / "scripts" / "client.mjs"),
        str(tmp_path / "openapi.json"),
        str(tmp_path / "schema.d.ts"),
    ]
    subprocess.run(command, check=True, timeout=120)
    for made, kept in (("schema.d.ts", "shared/api/schema.d.ts"), ("codes.ts", "shared/words/codes.ts")):
        assert (tmp_path / made).read_text() == (WEB / kept).read_text(), f"{kept} is old: `make client` makes it anew"
