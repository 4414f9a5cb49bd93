"""One-time codes of an authenticator app (RFC 6238: six digits, 30 seconds, SHA-1, as every app knows them) and their QR picture.

The only door to `pyotp` and `segno`; the picture is drawn here, so that no secret leaves the machine.
"""

import hmac
from datetime import datetime

import pyotp
import segno

from weimproovi.settings import settings

SECONDS = 30
DRIFT = 1  # steps that a telephone's clock may be early or late
ISSUER = "Weimproovi"


def new_secret() -> str:
    """160 random bits in base32, as an app takes them."""
    return pyotp.random_base32()


def step_at(moment: datetime) -> int:
    """The number of the 30-second step of a moment."""
    return int(moment.timestamp()) // SECONDS


def code_at(secret: str, step: int) -> str:
    """The six digits of a step."""
    return pyotp.TOTP(secret).at(step * SECONDS)


def matching_step(secret: str, code: str, moment: datetime) -> int | None:
    """The step around a moment whose code this is; None when it is none of them."""
    now = step_at(moment)
    steps = [step for step in range(now - DRIFT, now + DRIFT + 1) if hmac.compare_digest(code_at(secret, step), code)]
    return steps[-1] if steps else None


def address_of(secret: str, account: str) -> str:
    """The `otpauth:` address that an app reads, named after the product and the account."""
    name = ISSUER if settings().env == "production" else f"{ISSUER} {settings().env}"
    return pyotp.TOTP(secret).provisioning_uri(name=account, issuer_name=name)


def picture_of(address: str) -> str:
    """The address as a QR code: an SVG element whose colours the style sheet gives."""
    return str(segno.make(address, error="m", micro=False).svg_inline(omitsize=True, svgclass="qr", lineclass=None))
