"""Posters of a published vacancy and its words for passing on, for members who work on it.

Made anew at every request from the public copy alone, so that a withheld name, a withdrawn consent or a closed vacancy is obeyed at once. A
vacancy that is found by its address alone (its company is not checked yet, S3) has none: a wall is everybody.
"""

from sqlmodel import Session, col

from weimproovi import db, i18n, routes
from weimproovi.errors import NotFound
from weimproovi.i18n import LANGUAGES, _, n_, speaking
from weimproovi.integrations import poster, rate_limits
from weimproovi.integrations.poster import PosterSheet, Shape
from weimproovi.models import Vacancy
from weimproovi.permissions import scopes
from weimproovi.permissions.actor import Actor
from weimproovi.schemas.public import ListingDetail
from weimproovi.schemas.sharing import PosterFile, Spread
from weimproovi.services import ids, listings, sharing
from weimproovi.services.file_stream import FileStream
from weimproovi.vocabulary import ActorKind, Purpose

OWN_NAMES = {"id": "Bahasa Indonesia", "en": "English"}
RATE = "60 per 10 minutes"
PDF, PNG = "application/pdf", "image/png"


def document(actor: Actor, vacancy_id: str, shape: str, language: str) -> FileStream:
    """One poster, in the language that was asked for.

    Raises:
        NotFound: no such shape, not a vacancy of this member's, or not before everybody now.
        TooMany: a poster is much to draw, so not as often as anybody likes.
    """
    if shape not in list(Shape) or language not in LANGUAGES:
        raise NotFound
    slug = _slug(actor, vacancy_id)
    rate_limits.spend(RATE, "poster", str(actor.account_id))
    with speaking(language):
        detail = _public(slug)
        content = poster.render(sheet_of(detail), Shape(shape))
        name = _("Poster {title}, {shape}", title=detail.card.title, shape=shape)
    return FileStream(iter([content]), PDF if shape == Shape.A4_PDF else PNG, len(content), name)


def spread(actor: Actor, vacancy_id: str) -> Spread:
    """Everything for passing the vacancy on, in the current language; why there is nothing, where it is not before everybody.

    Raises:
        NotFound: not a vacancy of this member's.
    """
    with db.transaction(actor, Purpose.RECRUIT) as session:
        vacancy = _own(session, actor, vacancy_id)
        own_id, title, slug = str(vacancy.id), vacancy.title, vacancy.slug
    try:
        detail = _public(slug)
    except NotFound:
        return Spread(own_id, title or _("Lowongan tanpa judul"), why_not=_("Poster, teks, dan tombol bagikan ada setelah lowongan tayang dan perusahaan lulus pemeriksaan."))
    return Spread(
        own_id,
        detail.card.title,
        sharing.address(slug),
        text=sharing.text(detail),
        links=sharing.links(detail),
        posters=_files(own_id),
        preview=_path(own_id, Shape.SQUARE_PNG),
        preview_words=_("Poster persegi: {title}, {place}, {pay}", title=detail.card.title, place=detail.card.place, pay=detail.card.salary),
    )


def sheet_of(detail: ListingDetail) -> PosterSheet:
    """The poster's words, all of them public, in the current language."""
    card, where = detail.card, sharing.address(detail.card.slug)
    company = " · ".join(part for part in (card.company, card.company_checked) if part)
    facts = (
        (_("Penempatan"), card.place),
        (_("Status karyawan"), detail.employment),
        (_("Batas melamar"), detail.closes),
        (_("Cara kerja"), card.workplace),
        (_("Pengalaman"), detail.experience),
        (_("Pendidikan"), detail.education),
    )
    return PosterSheet(
        kicker=_("Lowongan kerja") if detail.openings_needed == 1 else _("Lowongan kerja, {people}", people=n_("1 orang", "{n} orang", detail.openings_needed)),
        title=card.title,
        company=company,
        pay=card.salary,
        pay_in_full=detail.salary,
        facts=facts,
        scan=_("Pindai untuk melamar"),
        link=where,
        link_words=where.partition("://")[2],
        promise=_("Weimproovi tidak pernah meminta biaya."),
    )


def _slug(actor: Actor, vacancy_id: str) -> str:
    """The address of a vacancy that the member works on."""
    if actor.kind is not ActorKind.MEMBER:
        raise NotFound
    with db.transaction(actor, Purpose.RECRUIT) as session:
        return _own(session, actor, vacancy_id).slug


def _own(session: Session, actor: Actor, vacancy_id: str) -> Vacancy:
    wanted = scopes.vacancies_worked_on_by(actor).where(col(Vacancy.id) == ids.parse(vacancy_id))
    found: Vacancy | None = session.execute(wanted).scalars().first()
    if found is None:
        raise NotFound(ids.parse(vacancy_id))
    return found


def _public(slug: str) -> ListingDetail:
    """What everybody reads of it, read as anybody; nothing where it is not there or found by its address alone."""
    detail = listings.detail(slug)
    if detail.link_only:
        raise NotFound
    return detail


def _files(vacancy_id: str) -> list[PosterFile]:
    told = {Shape.A4_PDF: _("PDF, A4"), Shape.A4_PNG: _("Gambar, A4"), Shape.SQUARE_PNG: _("Gambar, persegi")}
    return [
        PosterFile(words, _path(vacancy_id, shape, language), language, OWN_NAMES[language], shape is not Shape.A4_PDF)
        for language in LANGUAGES
        for shape, words in told.items()
    ]


def _path(vacancy_id: str, shape: Shape, language: str = "") -> str:
    return routes.VACANCY_POSTER.format(vacancy_id=vacancy_id, language=language or i18n.language(), shape=shape.value)
