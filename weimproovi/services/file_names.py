"""The name under which an uploaded file is kept and given out again. Used by `resumes` and `company_papers`."""

import re

from weimproovi.services.sign_up_form import tidy

LONGEST = 100  # characters before the ending
MEANT_OTHERWISE = re.compile(r'[<>:"|?*]')  # in a name on somebody's disk
DEVICES = re.compile(r"(CON|PRN|AUX|NUL|COM\d|LPT\d)(\..*)?", re.IGNORECASE)


def kept_name(given: str, ending: str, otherwise: str = "cv") -> str:
    """A file's own name without folders or marks that turn the writing, ending as what it is, whatever it was called.

    Args:
        given: what the browser said.
        ending: the ending of what is stored, without its dot.
        otherwise: the name where nothing is left.
    """
    last = tidy(MEANT_OTHERWISE.sub("", re.split(r"[\\/]", given)[-1]))
    stem = last.rsplit(".", 1)[0].strip(". ")[:LONGEST].strip(". ")
    if DEVICES.fullmatch(stem):
        stem = f"{otherwise} {stem}"
    return f"{stem or otherwise}.{ending}"
