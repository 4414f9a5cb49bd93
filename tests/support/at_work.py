"""A process whose children work through applications with the product's services until they are killed. Run by `tests.attacks.test_killing_at_work`.

Standard input: the number of the application to begin with, one a line; a child begins. Standard output: "child PID", "done NUMBER VERB" when a verb
returned, "over" when the child is gone. Every verb may be repeated: whoever is killed is followed by one who begins the same application again.
"""

import json
import os
import sys
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass
from uuid import UUID

from weimproovi import db
from weimproovi.permissions.actor import Actor
from weimproovi.services import applications, consents, pipeline
from weimproovi.vocabulary import ActorKind, ConsentScope, MemberRole

VERBS = ("apply", "agree", "open", "disagree", "withdraw")
SHARE = ConsentScope.VIDEO_SHARE


@dataclass(frozen=True)
class Work:
    """What the children work through: an owner's account, company and member; for each application its candidate, address and resume."""

    owner: tuple[str, str, str]
    pairs: list[tuple[str, str, str, str]]

    def text(self) -> str:
        return json.dumps(asdict(self))


def main() -> None:
    described = json.loads(sys.stdin.readline())
    work = Work(tuple(described["owner"]), [tuple(pair) for pair in described["pairs"]])
    one_after_the_other(work, 0)
    statements = db.engine()._compiled_cache
    db.engine().dispose()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            db.engine()._compiled_cache = statements  # written once, so that a short life is spent on work
            go_on(work, int(line))
        say(f"child {child}")
        os.waitpid(child, 0)
        say("over")


def go_on(work: Work, first: int) -> None:
    """The life of a child. It ends by being killed; by itself only when something is wrong, or nothing is left."""
    try:
        for number in range(first, len(work.pairs)):
            one_after_the_other(work, number)
    except BaseException:  # noqa: BLE001  said where the test's output is read
        traceback.print_exc()
    finally:
        os._exit(1)


def one_after_the_other(work: Work, number: int) -> None:
    sent = ""
    for verb in VERBS:
        sent = STEPS[verb](work, number, sent) or sent
        say(f"done {number} {verb}")


def say(words: str) -> None:
    os.write(1, f"{words}\n".encode())


def candidate(work: Work, number: int) -> Actor:
    account_id, candidate_id, *_ = work.pairs[number]
    return Actor(ActorKind.CANDIDATE, UUID(account_id), None, UUID(candidate_id))


def owner(work: Work) -> Actor:
    account_id, company_id, member_id = (UUID(one) for one in work.owner)
    return Actor(ActorKind.MEMBER, account_id, None, None, company_id, member_id, MemberRole.OWNER)


def apply(work: Work, number: int, _sent: str) -> str:
    actor, (*_, slug, resume_id) = candidate(work, number), work.pairs[number]
    form = applications.apply_form(actor, slug)
    if not form.already_sent_id:
        answers = {asked.id: "Ya" if asked.kind == "choice" else "Karena harum." for asked in form.questions}
        applications.save_draft(actor, slug, resume_id, answers)
    return applications.send(actor, slug).id


def agree(work: Work, number: int, sent: str) -> None:
    actor = candidate(work, number)
    if applications.my_application(actor, sent).can_withdraw:
        consents.give(actor, SHARE, sent, shown=consents.ask(actor, SHARE, sent).sha256, agreed=True)


def open_it(work: Work, number: int, sent: str) -> None:
    if applications.my_application(candidate(work, number), sent).can_withdraw:
        pipeline.open_application(owner(work), sent)


def disagree(work: Work, number: int, sent: str) -> None:
    consents.withdraw(candidate(work, number), SHARE, sent)


def withdraw(work: Work, number: int, sent: str) -> None:
    applications.withdraw(candidate(work, number), sent)


STEPS: dict[str, Callable[[Work, int, str], str | None]] = {
    "apply": apply, "agree": agree, "open": open_it, "disagree": disagree, "withdraw": withdraw,
}  # fmt: skip


if __name__ == "__main__":
    main()
