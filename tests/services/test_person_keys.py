"""Rotating the master key keeps every file readable and leaves nothing wrapped by the former key."""

import pytest

from tests.support import market
from weimproovi.integrations import storage_keys
from weimproovi.services import person_keys, resumes
from weimproovi.settings import renew_master_key

pytestmark = pytest.mark.usefixtures("database", "own_master_key")


def test_files_stay_readable_after_a_rotation_and_the_former_key_is_not_needed() -> None:
    sukarno = market.some_candidate()
    resume_id = market.some_resume(sukarno)
    former = renew_master_key()
    storage_keys.forget()
    assert person_keys.rewrap_all() == 1
    for path in former:
        path.unlink()
    storage_keys.forget()
    assert b"".join(resumes.own_file(sukarno, resume_id).chunks).startswith(b"%PDF-")


def test_a_rotation_that_was_cut_goes_on_where_it_stopped() -> None:
    market.some_candidate()
    assert person_keys.rewrap_all() == 0
