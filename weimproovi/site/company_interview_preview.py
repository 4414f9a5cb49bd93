"""The kit as a candidate meets it, for who writes it: her own pages' parts, with every control switched off. Nothing is stored."""

from dataclasses import replace

from htpy import Node, Renderable, a, button, div, fieldset, h1, h2, li, nav, p, ul
from starlette.requests import Request
from starlette.responses import Response

from weimproovi import i18n, routes
from weimproovi.errors import NotFound
from weimproovi.http.acting import in_thread
from weimproovi.i18n import _
from weimproovi.schemas.interviews import MyInterview, MyQuestion
from weimproovi.services import video_previews
from weimproovi.site import interview_pages as pages
from weimproovi.site.answers import actor_or_way, answer
from weimproovi.site.components.forms import Form
from weimproovi.site.components.listings import crumb
from weimproovi.site.components.steps import progress
from weimproovi.site.page import Page
from weimproovi.vocabulary import ActorKind

PREVIEW = routes.VACANCY_INTERVIEW + "/pratinjau"


async def show_preview(request: Request) -> Response:
    """The invitation, or one question: `?pertanyaan=2`."""
    actor = await actor_or_way(request, ActorKind.MEMBER)
    if isinstance(actor, Response):
        return actor
    vacancy_id = request.path_params["vacancy_id"]
    interview = await in_thread(video_previews.preview, actor, vacancy_id)
    return await answer(request, preview_page(vacancy_id, interview, chosen(interview, request.query_params.get("pertanyaan", ""))))


def chosen(interview: MyInterview, number: str) -> MyQuestion | None:
    """None: the invitation. Raises NotFound: no such question."""
    if not number:
        return None
    if not (number.isascii() and number.isdecimal() and len(number) <= 2 and 1 <= int(number) <= len(interview.questions)):
        raise NotFound
    return interview.questions[int(number) - 1]


def preview_page(vacancy_id: str, interview: MyInterview, one: MyQuestion | None) -> Page:
    here = routes.VACANCY_INTERVIEW.format(vacancy_id=vacancy_id)
    return Page(
        title=_("Pratinjau wawancara · {title}", title=interview.title),
        body=div(".stack.wide")[
            div(".stack")[
                crumb(here, _("Kembali ke pertanyaan")),
                h1[_("Pratinjau wawancara · {title}", title=interview.title)],
                p(".soft")[_("Begini pelamar melihatnya. Tidak ada yang direkam, disimpan, atau dikirim dari halaman ini.")],
                steps(f"{here}/pratinjau", interview, one),
            ],
            fieldset(".preview", disabled=True, aria_label=_("Pratinjau"))[question_part(interview, one) if one else invitation_part(interview)],
        ],
        width="reading",
        bare=True,
    )


def steps(here: str, interview: MyInterview, one: MyQuestion | None) -> Renderable:
    """From the invitation to the last question."""
    places = [(_("Undangan"), "", one is None)]
    places += [(_("Pertanyaan {n}", n=other.number + 1), f"?pertanyaan={other.number + 1}", other is one) for other in interview.questions]
    links = (li[a(href=i18n.localized(here) + query, aria_current="page" if now else None)[words]] for words, query, now in places)
    return nav(aria_label=_("Bagian pratinjau"))[ul(".row", role="list")[links]]


def invitation_part(interview: MyInterview) -> Node:
    return div(".stack.wide")[
        h2[_("Wawancara video untuk {company}", company=interview.company)],
        pages.invitation_box(replace(interview, open=False)),
        div(".actions.equal")[(button(".button", type="button")[words] for words in (_("Lanjut"), _("Tidak, terima kasih")))],
    ]


def question_part(interview: MyInterview, one: MyQuestion) -> Node:
    recorded = [way for way in one.ways if way != "written"]
    return div(".stack.wide")[
        progress(one.number + 1, len(interview.questions)),
        h2[one.text],
        pages.recording_part(interview, one, recorded) if recorded else None,
        pages.written_part(interview, one, Form()) if "written" in one.ways else None,
    ]
