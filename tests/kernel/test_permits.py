"""Who may see clear text: every module that makes a `Permit` stands here with its reason, and no other does."""

import ast
from pathlib import Path

import anmin

SOURCE = Path(anmin.__file__).parent

HOLDERS = {
    "kernel/keyring/columns.py": "encrypts columns and hashes them for search",
    "kernel/reveal.py": "the journaled way out for people",
    "identity/births.py": "reads a birth date to tell minors from adults",
    "identity/phone_codes.py": "hashes the digits of a code and compares them",
    "identity/senders.py": "shows the codes of a demonstration to its developer",
    "identity/documents.py": "reads the digits of a document number to check them",
    "identity/passwords.py": "argon2id hashes the clear password",
    "identity/showing.py": "shows colleagues' names, new secrets once, a shift its handover",
    "identity/totp.py": "computes codes from the seed and compares them",
}


def permit_makers(root: Path) -> set[str]:
    return {str(path.relative_to(root)) for path in root.rglob("*.py") if _makes_permit(ast.parse(path.read_text()))}


def _makes_permit(tree: ast.Module) -> bool:
    """Also an alias, an attribute or a private slot counts: naming the thing outside its home is enough."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom | ast.Import) and any(
            alias.name.rpartition(".")[2] in {"Permit", "_TEXT"} for alias in node.names
        ):
            return True
        if isinstance(node, ast.Attribute) and node.attr in {"Permit", "_TEXT"}:
            return True
    return False


def test_only_the_listed_modules_make_permits() -> None:
    assert permit_makers(SOURCE) <= set(HOLDERS)


def test_a_planted_maker_is_found(tmp_path: Path) -> None:
    planted = {
        "direct.py": "from anmin.kernel.personal import Permit\n",
        "alias.py": "from anmin.kernel.personal import Permit as P\n",
        "module.py": "from anmin.kernel import personal\nx = personal.Permit('x')\n",
        "slot.py": "from anmin.kernel.personal import _TEXT\n",
        "innocent.py": "from anmin.kernel.personal import Phone\n",
    }
    for name, text in planted.items():
        (tmp_path / name).write_text(text)
    assert permit_makers(tmp_path) == set(planted) - {"innocent.py"}
