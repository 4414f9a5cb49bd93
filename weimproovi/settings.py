"""The only reader of the environment. Standard library alone, so that the bootstrap and rxconfig.py can read it before anything is installed."""

import base64
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

from weimproovi.vocabulary import CONTROLLER, TermsKind

ENVIRONMENTS = ("demo", "test", "production")
DEMO_PORT = 8000
EXAMPLE = "(contoh)"
DRAFT_LINES = ("Rancangan", "Draft")  # the first line of a text that binds nobody yet


@dataclass(frozen=True)
class Seller:
    """Who issues invoices, and the account that transfers go to. What the operator has not given says that it is an example."""

    name: str
    address: str
    tax_id: str
    bank_account: str


@dataclass(frozen=True)
class Settings:
    """What the operator decided. Times are in seconds, sizes in bytes, addresses without a trailing slash."""

    env: str
    data_dir: Path
    host: str
    port: int
    origins: tuple[str, ...]
    proxies: tuple[str, ...]
    database_url: str | None
    database_owner_url: str | None
    database_listen_url: str | None
    redis_url: str | None
    workers: int
    secret: bytes | None
    master_key: bytes | None
    former_master_keys: tuple[bytes, ...]
    ledger_key: bytes | None
    former_ledger_keys: tuple[bytes, ...]
    storage: str
    s3_endpoint: str | None
    journal: str
    backups: str
    backup_key: bytes | None
    sweeps: str
    smtp_url: str | None
    mail_from: str
    cookie_secure: bool
    bcrypt_cost: int
    log_json: bool
    seller: Seller
    terms: Path | None

    @property
    def cookie_name(self) -> str:
        return "__Host-weimproovi" if self.cookie_secure else "weimproovi_session"

    @property
    def origin(self) -> str:
        """The address that mails and canonical links name."""
        return self.origins[0]

    @property
    def embedded(self) -> bool:
        return self.database_url is None


class SettingsError(SystemExit):
    """The process may not start; the message is one line per finding."""


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Settings of this process, read once.

    Raises:
        SettingsError: a value cannot be understood.
    """
    return read(dict(os.environ))


def read(environ: dict[str, str]) -> Settings:
    """Settings from a mapping of environment variables; see `docs/settings.md` for each name."""
    env = _one_of("WEIMPROOVI_ENV", environ.get("WEIMPROOVI_ENV", "demo"), ENVIRONMENTS)
    data_dir = Path(environ.get("WEIMPROOVI_DATA", ".weimproovi")).absolute()
    port = _number("WEIMPROOVI_PORT", environ, DEMO_PORT)
    origins = _words(environ.get("WEIMPROOVI_ORIGINS", f"http://localhost:{port} http://127.0.0.1:{port}"))
    return Settings(
        env=env,
        data_dir=data_dir,
        host=environ.get("WEIMPROOVI_HOST", "127.0.0.1"),
        port=port,
        origins=tuple(origin.rstrip("/") for origin in origins),
        proxies=_networks("WEIMPROOVI_PROXIES", environ),
        database_url=environ.get("DATABASE_URL"),
        database_owner_url=environ.get("DATABASE_OWNER_URL"),
        database_listen_url=environ.get("DATABASE_LISTEN_URL"),
        redis_url=environ.get("REDIS_URL"),
        workers=_number("WEIMPROOVI_WORKERS", environ, 1),
        secret=_key("WEIMPROOVI_SECRET", environ),
        master_key=_key("WEIMPROOVI_MASTER_KEY", environ),
        former_master_keys=tuple(_decode(word) for word in _words(environ.get("WEIMPROOVI_FORMER_MASTER_KEYS", ""))),
        ledger_key=_key("WEIMPROOVI_LEDGER_KEY", environ),
        former_ledger_keys=tuple(_decode(word) for word in _words(environ.get("WEIMPROOVI_FORMER_LEDGER_KEYS", ""))),
        storage=environ.get("WEIMPROOVI_STORAGE", f"local:{data_dir / 'files'}"),
        s3_endpoint=environ.get("WEIMPROOVI_S3_ENDPOINT"),
        journal=_place("WEIMPROOVI_JOURNAL", environ, data_dir / "journal"),
        backups=_place("WEIMPROOVI_BACKUPS", environ, data_dir / "backups"),
        backup_key=_key("WEIMPROOVI_BACKUP_KEY", environ),
        sweeps=_one_of("WEIMPROOVI_SWEEPS", environ.get("WEIMPROOVI_SWEEPS", "inside"), ("inside", "apart")),
        smtp_url=environ.get("WEIMPROOVI_SMTP"),
        mail_from=environ.get("WEIMPROOVI_MAIL_FROM", "Weimproovi <tidak-membalas@localhost>"),
        cookie_secure=origins[0].startswith("https://"),
        bcrypt_cost=4 if env == "test" and environ.get("WEIMPROOVI_BCRYPT_COST") == "4" else 12,
        log_json=env == "production",
        seller=_seller(environ),
        terms=Path(environ["WEIMPROOVI_TERMS"]).absolute() if environ.get("WEIMPROOVI_TERMS") else None,
    )


def settle_elsewhere(data_dir: Path, port: int) -> None:
    """From here on this process, and what it starts, uses a data folder and a port of its own and nothing else that the environment decided."""
    for name in [name for name in os.environ if name.startswith(("WEIMPROOVI_", "DATABASE_", "REDIS_URL"))]:
        del os.environ[name]
    os.environ |= {"WEIMPROOVI_DATA": str(data_dir), "WEIMPROOVI_PORT": str(port)}
    settings.cache_clear()


def secret() -> bytes:
    """The key of password prehashes and signed links: from the environment, else made once in the data folder (mode 0600)."""
    return settings().secret or file_key(settings().data_dir / "secret.key")


def master_key() -> bytes:
    """The key that wraps each person's key: from the environment, else made once in the data folder (mode 0600)."""
    return settings().master_key or file_key(settings().data_dir / "master.key")


def ledger_key() -> bytes:
    """The key that signs heads of the access ledger: from the environment, else made once in the data folder (mode 0600)."""
    return settings().ledger_key or file_key(settings().data_dir / "ledger.key")


def former_ledger_keys() -> tuple[bytes, ...]:
    """Public keys that heads were signed by before the ledger key was changed."""
    return settings().former_ledger_keys


def former_master_keys() -> tuple[bytes, ...]:
    """Master keys before the last rotation: from the environment, and from the data folder while a rotation is under way."""
    kept = sorted(settings().data_dir.glob("master.key.former-*"))
    return (*settings().former_master_keys, *(path.read_bytes() for path in kept))


def renew_master_key() -> list[Path]:
    """Sets the data folder's master key aside and makes a new one; the files to delete once every person's key is wrapped anew."""
    path = settings().data_dir / "master.key"
    master_key()
    path.rename(path.with_name(f"master.key.former-{secrets.token_hex(4)}"))
    file_key(path)
    return sorted(settings().data_dir.glob("master.key.former-*"))


def file_key(path: Path) -> bytes:
    """32 random bytes kept in a file that only its owner reads; two processes starting at once agree on one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(32))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_bytes()


def production_faults(chosen: Settings, *, demo_market: bool) -> list[str]:
    """One line for each reason why this configuration may not be opened to the public (D1)."""
    local = ("http://localhost", "http://127.0.0.1")
    checks = (
        (
            chosen.database_url is None,
            "DATABASE_URL is missing: the embedded database is for demonstrations and tests.",
        ),
        (chosen.database_owner_url is None, "DATABASE_OWNER_URL is missing: migrations need the owner login."),
        (demo_market, "The database holds the demo market: use an empty database."),
        (
            any(origin.startswith(local) for origin in chosen.origins),
            "WEIMPROOVI_ORIGINS is the default: name the public https address.",
        ),
        (
            not chosen.cookie_secure,
            "The session cookie would travel over plain http: WEIMPROOVI_ORIGINS must start with https://.",
        ),
        (
            chosen.workers > 1 and not chosen.redis_url,
            "WEIMPROOVI_WORKERS is above 1 with state in memory: set REDIS_URL or use one worker.",
        ),
    )
    found = [words for wrong, words in (*_key_faults(chosen), *checks, *_mail_faults(chosen)) if wrong]
    return found + _seller_faults(chosen.seller) + _terms_faults(chosen.terms)


def _key_faults(chosen: Settings) -> tuple[tuple[bool, str], ...]:
    given = [key for key in (chosen.secret, chosen.master_key, chosen.backup_key, chosen.ledger_key) if key]
    return (
        (chosen.secret is None, "WEIMPROOVI_SECRET is missing: give 32 random bytes in base64."),
        (chosen.master_key is None, "WEIMPROOVI_MASTER_KEY is missing: give 32 random bytes in base64."),
        (chosen.ledger_key is None, "WEIMPROOVI_LEDGER_KEY is missing: give 32 random bytes in base64."),
        (
            len(set(given)) < len(given),
            "WEIMPROOVI_SECRET, WEIMPROOVI_MASTER_KEY, WEIMPROOVI_LEDGER_KEY and WEIMPROOVI_BACKUP_KEY must differ: give each its own 32 random bytes.",
        ),
    )


def _mail_faults(chosen: Settings) -> tuple[tuple[bool, str], ...]:
    """Plain SMTP may go to a relay on this machine alone."""
    server = urlsplit(chosen.smtp_url or "")
    return (
        (
            server.scheme == "smtp" and server.hostname not in ("localhost", "127.0.0.1", "::1"),
            "WEIMPROOVI_SMTP would send mails and password unencrypted: use smtp+starttls:// or smtps://.",
        ),
        (
            chosen.smtp_url is not None and chosen.mail_from.endswith("@localhost>"),
            "WEIMPROOVI_MAIL_FROM is the default: name an address of your own domain.",
        ),
    )


def _seller_faults(seller: Seller) -> list[str]:
    """An invoice without the issuer's own particulars may not go out."""
    asked = (
        (seller.address, "WEIMPROOVI_SELLER_ADDRESS is missing: give the address that invoices show."),
        (seller.tax_id, "WEIMPROOVI_SELLER_TAX_ID is missing: give the NPWP that invoices show."),
        (seller.bank_account, "WEIMPROOVI_BANK_ACCOUNT is missing: name the bank, the number and the holder that transfers go to."),
    )
    return [words for value, words in asked if not value or value.endswith(EXAMPLE)]


def _terms_faults(folder: Path | None) -> list[str]:
    """Nobody may sign up under the product's own draft."""
    if folder is None:
        return ["WEIMPROOVI_TERMS is missing: name the folder of your terms for candidates and your agreement for companies."]
    found: list[str] = []
    for kind in TermsKind:
        days = terms_versions(folder, kind)
        if not days:
            found.append(f"WEIMPROOVI_TERMS holds no {kind}-YYYY-MM-DD.id.txt: give the Indonesian text, with the day from which it applies.")
        found += [
            f"WEIMPROOVI_TERMS holds a draft, {kind}-{day}.id.txt: give your own text."
            for day in days
            if (folder / f"{kind}-{day}.id.txt").read_text("utf-8").partition("\n")[0].strip() in DRAFT_LINES
        ]
    return found


def terms_versions(folder: Path, kind: TermsKind) -> list[str]:
    """The days of the versions of one text that lie in a folder, oldest first."""
    beginning, ending = f"{kind.value}-", ".id.txt"
    return sorted(path.name[len(beginning) : -len(ending)] for path in folder.glob(f"{beginning}[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]{ending}"))


def _seller(environ: dict[str, str]) -> Seller:
    return Seller(
        name=environ.get("WEIMPROOVI_SELLER_NAME", CONTROLLER),
        address=environ.get("WEIMPROOVI_SELLER_ADDRESS", f"Jl. Contoh 1, Jakarta {EXAMPLE}"),
        tax_id=environ.get("WEIMPROOVI_SELLER_TAX_ID", f"0000 0000 0000 0000 {EXAMPLE}"),
        bank_account=environ.get("WEIMPROOVI_BANK_ACCOUNT", f"Bank Contoh 000 000 0000, a.n. {CONTROLLER} {EXAMPLE}"),
    )


def _number(name: str, environ: dict[str, str], default: int) -> int:
    value = environ.get(name, str(default))
    if not value.isdecimal():
        raise SettingsError(f"{name} is {value!r}: give a whole number.")
    return int(value)


def _networks(name: str, environ: dict[str, str]) -> tuple[str, ...]:
    """Addresses and networks, each checked."""
    words = _words(environ.get(name, ""))
    for word in words:
        try:
            ip_network(word)
        except ValueError:
            raise SettingsError(f"{name} holds {word!r}: give addresses or networks such as 10.0.0.0/8.") from None
    return tuple(words)


def _place(name: str, environ: dict[str, str], default: Path) -> str:
    """A folder or `s3://bucket/prefix`, in the form that the storage takes."""
    value = environ.get(name, str(default))
    return value if value.startswith(("s3://", "local:")) else f"local:{Path(value).absolute()}"


def _key(name: str, environ: dict[str, str]) -> bytes | None:
    value = environ.get(name)
    if value is None:
        return None
    key = _decode(value)
    if len(key) < 32:
        raise SettingsError(f"{name} is too short: give 32 random bytes in base64.")
    return key[:32]


def _decode(value: str) -> bytes:
    try:
        return base64.b64decode(value, validate=True)
    except ValueError:
        raise SettingsError("A key is not valid base64.") from None


def _words(value: str) -> list[str]:
    return value.replace(",", " ").split()


def _one_of(name: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise SettingsError(f"{name} is {value!r}: use one of {', '.join(allowed)}.")
    return value
