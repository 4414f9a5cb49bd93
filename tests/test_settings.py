"""The environment is read once and refused in one clear line."""

import base64
from pathlib import Path

import pytest

from weimproovi.services.legal_texts import DRAFTS
from weimproovi.settings import SettingsError, production_faults, read

KEY, OTHER_KEY, LEDGER_KEY = (base64.b64encode(bytes([byte]) * 32).decode() for byte in (0, 1, 2))
TERMS = Path(__file__).parent / "support" / "terms"
PUBLIC = {
    "WEIMPROOVI_ENV": "production",
    "WEIMPROOVI_SECRET": KEY,
    "WEIMPROOVI_MASTER_KEY": OTHER_KEY,
    "WEIMPROOVI_LEDGER_KEY": LEDGER_KEY,
    "DATABASE_URL": "postgresql+psycopg://app@db/weimproovi",
    "DATABASE_OWNER_URL": "postgresql+psycopg://owner@db/weimproovi",
    "WEIMPROOVI_ORIGINS": "https://weimproovi.example",
    "WEIMPROOVI_SELLER_ADDRESS": "Jl. Melati 1, Jakarta",
    "WEIMPROOVI_SELLER_TAX_ID": "0123456789012345",
    "WEIMPROOVI_TERMS": str(TERMS),
    "WEIMPROOVI_BANK_ACCOUNT": "Bank Melati 123, a.n. PT Ahli Karya Improovi Teknologi",
}


def test_a_complete_configuration_may_be_opened_to_the_public() -> None:
    assert production_faults(read(PUBLIC), demo_market=False) == []
    assert read(PUBLIC).cookie_name == "__Host-weimproovi"


@pytest.mark.parametrize("missing", [name for name in PUBLIC if name != "WEIMPROOVI_ENV"])
def test_each_missing_part_is_one_line(missing: str) -> None:
    faults = production_faults(read({name: value for name, value in PUBLIC.items() if name != missing}), demo_market=False)
    assert any(missing in fault for fault in faults)


@pytest.mark.parametrize(
    "change",
    [{"WEIMPROOVI_ORIGINS": "http://weimproovi.example"}, {"WEIMPROOVI_WORKERS": "2"}],
)
def test_an_insecure_cookie_and_state_in_memory_with_several_workers_are_refused(change: dict[str, str]) -> None:
    assert len(production_faults(read(PUBLIC | change), demo_market=False)) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"WEIMPROOVI_MASTER_KEY": KEY},
        {"WEIMPROOVI_BACKUP_KEY": KEY},
        {"WEIMPROOVI_LEDGER_KEY": KEY},
        {"WEIMPROOVI_SMTP": "smtp://mail.example", "WEIMPROOVI_MAIL_FROM": "Weimproovi <surat@weimproovi.example>"},
        {"WEIMPROOVI_SMTP": "smtps://mail.example"},
    ],
)
def test_equal_keys_open_mail_and_a_sender_from_nowhere_are_refused(change: dict[str, str]) -> None:
    assert len(production_faults(read(PUBLIC | change), demo_market=False)) == 1


def test_a_relay_on_this_machine_needs_no_encryption() -> None:
    relay = {"WEIMPROOVI_SMTP": "smtp://127.0.0.1:2525", "WEIMPROOVI_MAIL_FROM": "Weimproovi <surat@weimproovi.example>"}
    assert production_faults(read(PUBLIC | relay), demo_market=False) == []


@pytest.mark.parametrize(
    ("given", "understood"), [("/cadangan", "local:/cadangan"), ("s3://ember/cadangan", "s3://ember/cadangan")]
)
def test_backups_and_journal_lie_in_a_folder_or_a_bucket(given: str, understood: str) -> None:
    chosen = read({"WEIMPROOVI_BACKUPS": given, "WEIMPROOVI_JOURNAL": given})
    assert (chosen.backups, chosen.journal) == (understood, understood)


@pytest.mark.parametrize(("folder", "faults"), [(TERMS.parent, 2), (DRAFTS, 2), (TERMS / "nowhere", 2)], ids=["without texts", "drafts", "no folder"])
def test_nobody_signs_up_under_a_draft_or_under_nothing(folder: Path, faults: int) -> None:
    found = production_faults(read(PUBLIC | {"WEIMPROOVI_TERMS": str(folder)}), demo_market=False)
    assert len(found) == faults
    assert all("WEIMPROOVI_TERMS" in fault for fault in found)


def test_demo_data_is_refused() -> None:
    assert len(production_faults(read(PUBLIC), demo_market=True)) == 1


@pytest.mark.parametrize(
    "wrong",
    [{"WEIMPROOVI_ENV": "prod"}, {"WEIMPROOVI_PORT": "84x"}, {"WEIMPROOVI_PROXIES": "everybody"}, {"WEIMPROOVI_SECRET": "%%%"}, {"WEIMPROOVI_SECRET": "c2hvcnQ="}],
)
def test_what_cannot_be_understood_is_said_in_one_line(wrong: dict[str, str]) -> None:
    with pytest.raises(SettingsError) as said:
        read(PUBLIC | wrong)
    assert "\n" not in str(said.value)
