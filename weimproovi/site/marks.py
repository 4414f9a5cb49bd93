"""What a signed-in candidate has done with the vacancies on a public page: saved, applied. Set for one request, read where cards are drawn.

Pages that are kept for everybody are drawn without marks, so a kept page never carries what one person did.
"""

from contextvars import ContextVar

from starlette.requests import Request

from weimproovi.http.acting import in_thread
from weimproovi.schemas.saved import VacancyMarks
from weimproovi.services import saved_vacancies
from weimproovi.site.viewer import viewer_of
from weimproovi.vocabulary import ActorKind

FOR_ANYBODY = VacancyMarks()
_marks: ContextVar[VacancyMarks | None] = ContextVar("marks", default=FOR_ANYBODY)


def marks() -> VacancyMarks | None:
    """The marks of whoever reads this page; None for people who save nothing: companies and staff."""
    return _marks.get()


def forget() -> None:
    """From here on the page is drawn for anybody."""
    _marks.set(FOR_ANYBODY)


async def look_up(request: Request) -> None:
    """From here on the page is drawn for whoever asks."""
    actor = (await viewer_of(request)).actor
    if actor is None:
        forget()
    elif actor.kind is ActorKind.CANDIDATE:
        _marks.set(await in_thread(saved_vacancies.marks, actor))
    else:
        _marks.set(None)
