"""What a candidate's other pages say of an interview: that nobody watches yet, while she has answers and has not shared them (C3)."""

import pytest

from tests.support.interviews import Invited, allowed, checked, invited, share
from weimproovi.services import applications, video_answers, video_interviews

WORDS = "PT Kopi Senja belum bisa menonton jawabanmu."


def said(one: Invited) -> str:
    return next(card.unwatched for card in applications.mine(one.person) if card.id == one.application_id)


@pytest.mark.clause("C3", "passes")
def test_her_applications_say_so_from_the_first_answer_until_she_shares_and_again_after_she_took_it_back(database: object) -> None:
    assert said(invited()) == ""
    one = allowed()
    assert said(one) == ""
    answer_id = checked(one)
    assert said(one) == WORDS
    assert applications.my_application(one.person, one.application_id).card.unwatched == WORDS
    share(one)
    assert said(one) == ""
    video_interviews.keep_only(one.person, one.application_id)
    assert said(one) == WORDS
    video_answers.remove(one.person, answer_id)
    assert said(one) == ""


def test_an_application_that_is_over_asks_for_nothing(database: object) -> None:
    one = allowed()
    checked(one)
    applications.withdraw(one.person, one.application_id)
    assert said(one) == ""
