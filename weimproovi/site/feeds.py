"""Vacancies for feed readers and for collections of vacancies: an Atom feed of each search, and one XML document of everything listed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

from starlette.requests import Request
from starlette.responses import Response

from weimproovi import clock, i18n, routes
from weimproovi.http.acting import in_thread
from weimproovi.i18n import _
from weimproovi.schemas.public import ListingDetail, SearchQuery
from weimproovi.services import feeds
from weimproovi.settings import settings
from weimproovi.site import documents, search
from weimproovi.site.job_posting import address_of, description
from weimproovi.site.vacancy_list import list_title
from weimproovi.site.viewer import language_of, visitor_of
from weimproovi.vocabulary import EmploymentStatus, Workplace

START = '<?xml version="1.0" encoding="UTF-8"?>\n'
JOB_TYPES = {
    EmploymentStatus.PERMANENT: "fulltime",
    EmploymentStatus.FIXED_TERM: "contract",
    EmploymentStatus.DAILY: "temporary",
    EmploymentStatus.PART_TIME: "parttime",
    EmploymentStatus.INTERNSHIP: "internship",
    EmploymentStatus.FREELANCE: "contract",
}
REMOTE_TYPES = {Workplace.REMOTE: "Fully remote", Workplace.HYBRID: "Hybrid remote"}
Field = tuple[str, str]


async def show_atom(request: Request) -> Response:
    """The newest vacancies of the search in the address (RFC 4287)."""
    i18n.speak(language_of(request.url.path))
    query = replace(search.query_of(request.query_params), after="")
    found = await in_thread(feeds.newest, query)
    return documents.whole(request, atom(query, found), "application/atom+xml; charset=utf-8")


async def show_everything(request: Request) -> Response:
    """Everything listed, in the form that collections of vacancies read."""
    i18n.speak(language_of(request.url.path))
    state = await in_thread(feeds.state, visitor_of(request).address)
    return documents.in_pieces(request, state, everything, "application/xml; charset=utf-8")


def atom(query: SearchQuery, found: Sequence[ListingDetail]) -> str:
    origin = settings().origin
    own, page = origin + search.feed_address(query), origin + search.address(query)
    newest = max((detail.facts.changed_at for detail in found), default=f"{clock.today()}T00:00:00+07:00")
    lines = [
        START + f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{i18n.language()}">',
        f"<id>{text(own)}</id>",
        f"<title>{text(list_title(query))}, Weimproovi</title>",
        f"<updated>{newest}</updated>",
        f'<link rel="self" type="application/atom+xml" href={attribute(own)}/>',
        f'<link rel="alternate" type="text/html" hreflang="{i18n.language()}" href={attribute(page)}/>',
        "<author><name>Weimproovi</name></author>",
        f"<icon>{origin}/favicon.svg</icon>",
        *(entry(detail) for detail in found),
        "</feed>\n",
    ]
    return "\n".join(lines)


def entry(detail: ListingDetail) -> str:
    card, facts = detail.card, detail.facts
    address = address_of(routes.VACANCY, card.slug)
    summary = f"{card.company} · {card.place} · {detail.salary} · {detail.employment}"
    lines = (
        "<entry>",
        f"<id>{text(address)}</id>",
        f"<title>{text(_('{title}, {place}', title=card.title, place=card.place))}</title>",
        f"<published>{card.posted_at}</published>",
        f"<updated>{facts.changed_at}</updated>",
        f'<link rel="alternate" type="text/html" href={attribute(address)}/>',
        f"<author><name>{text(card.company)}</name></author>",
        f"<summary>{text(summary)}</summary>",
        f'<content type="html">{text(description(detail))}</content>',
        "</entry>",
    )
    return "".join(lines)


def everything() -> Iterator[str]:
    """The whole document; a batch is read when the one before it has been taken."""
    origin, built = settings().origin, format_datetime(clock.now())
    yield START + f"<source>\n<publisher>Weimproovi</publisher>\n<publisherurl>{text(origin)}</publisherurl>\n<lastBuildDate>{built}</lastBuildDate>\n"
    batch, following = feeds.page(None)
    yield from map(job, batch)
    while following is not None:
        batch, following = feeds.page(following)
        yield from map(job, batch)
    yield "</source>\n"


def job(detail: ListingDetail) -> str:
    fields = "".join(f"<{name}>{cdata(value)}</{name}>" for name, value in fields_of(detail) if value)
    return f"<job>{fields}</job>\n"


def fields_of(detail: ListingDetail) -> Iterable[Field]:
    card, facts = detail.card, detail.facts
    remote = REMOTE_TYPES.get(Workplace(facts.workplace), "")
    return (
        ("title", card.title),
        ("date", format_datetime(datetime.fromisoformat(card.posted_at))),
        ("referencenumber", card.slug),
        ("url", address_of(routes.VACANCY, card.slug)),
        ("company", card.company),
        ("sourcename", "Weimproovi"),
        ("city", facts.city),
        ("state", facts.province),
        ("country", "ID"),
        ("description", description(detail)),
        ("salary", detail.salary),
        ("education", detail.education),
        ("jobtype", JOB_TYPES[EmploymentStatus(facts.employment_status)]),
        ("experience", detail.experience),
        ("remotetype", remote),
        ("expirationdate", detail.closes_on),
        ("lastactivitydate", facts.changed_at),
    )


def text(words: str) -> str:
    return escape(documents.speakable(words))


def attribute(words: str) -> str:
    return quoteattr(documents.speakable(words))


def cdata(words: str) -> str:
    """Text as a CDATA section; the sign that would end it is divided between two."""
    return f"<![CDATA[{documents.speakable(words).replace(']]>', ']]]]><![CDATA[>')}]]>"
