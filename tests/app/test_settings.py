"""Settings stop the start with one sentence that names what is wrong."""

from pathlib import Path

import msgspec
import pytest

from anmin.kernel.settings import SECRETS, Settings, SettingsFault, explain, load


def test_defaults_stand_without_any_source() -> None:
    assert load(environment={}) == Settings()


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "anmin.toml"
    file.write_text('[http]\nport = 9000\nhost = "0.0.0.0"\n[bureau]\nname = "溪口分局"\n')
    found = load(file, {"ANMIN_HTTP_PORT": "9001", "ANMIN_DEMO_ON": "true", "PATH": "/bin", "ANMIN_SETTINGS": "x"})
    assert (found.http.port, found.http.host, found.bureau.name, found.demo.on) == (9001, "0.0.0.0", "溪口分局", True)


@pytest.mark.parametrize(
    ("text", "environment", "named"),
    [
        ("[htp]\nport = 1\n", {}, "htp is not a section"),
        ("[http]\nprot = 1\n", {}, "http.prot is not a setting"),
        ("[http]\nport = 'x'\n", {}, "http.port is wrong"),
        ("[http]\nport = 70000\n", {}, "http.port is wrong"),
        ("port = 1\n", {}, "port is not a section"),
        ("http = 1\n", {}, "http must be a section"),
        ("[http\n", {}, "is not valid TOML"),
        ("", {"ANMIN_HTTP_PROT": "1"}, "http.prot is not a setting"),
        ("", {"ANMIN_HTTP_PORT": "many"}, "http.port is wrong"),
        ("[oidc]\nissuer = 'https://id.example'\n", {}, "oidc.client_secret is missing"),
    ],
)
def test_what_is_wrong_is_named_in_one_sentence(
    tmp_path: Path, text: str, environment: dict[str, str], named: str
) -> None:
    file = tmp_path / "anmin.toml"
    file.write_text(text)
    with pytest.raises(SettingsFault) as refused:
        load(file, environment)
    assert named in str(refused.value)
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)


def test_a_file_that_is_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsFault, match="does not exist"):
        load(tmp_path / "none.toml", {})


def test_every_setting_is_explained_and_secrets_are_not_shown() -> None:
    found = load(environment={"ANMIN_DATABASE_URL": "postgresql://somebody:hidden@db/anmin"})
    rows = list(explain(found))
    assert len(rows) == sum(len(msgspec.structs.fields(section.type)) for section in msgspec.structs.fields(Settings))
    assert all(meaning.endswith(".") for *_, meaning in rows)
    assert "hidden" not in str(rows)
    assert {name for name, *_ in rows} >= SECRETS
