"""A vacancy in words for passing on, and plain links that open another service with them. No service is called, and no address is marked to follow anybody."""

from urllib.parse import quote, urlencode

from weimproovi import i18n, routes
from weimproovi.i18n import _, n_
from weimproovi.schemas.public import ListingDetail
from weimproovi.schemas.sharing import ShareLink
from weimproovi.settings import settings


def address(slug: str) -> str:
    """Where everybody finds the vacancy, in the current language."""
    return settings().origin + i18n.localized(routes.VACANCY.format(slug=slug))


def text(detail: ListingDetail) -> str:
    """The public facts and the address, a line each, as plain text."""
    card = detail.card
    facts = (
        card.title,
        card.company,
        "",
        _("Penempatan: {place}", place=f"{card.place} ({card.workplace})"),
        _("Gaji: {pay}", pay=detail.salary),
        _("Status: {status}", status=detail.employment),
        _("Pendidikan: {level}", level=detail.education),
        _("Pengalaman: {years}", years=detail.experience),
        _("Dibutuhkan: {people}", people=n_("1 orang", "{n} orang", detail.openings_needed)),
        _("Batas melamar: {day}", day=detail.closes),
        "",
        _("Lihat dan lamar: {address}", address=address(card.slug)),
        _("Weimproovi tidak pernah meminta biaya."),
    )
    return "\n".join(facts)


def links(detail: ListingDetail) -> list[ShareLink]:
    """To whom the address goes is chosen in the other service."""
    card, where = detail.card, address(detail.card.slug)
    said = _("{title}, {place}", title=card.title, place=card.place)
    mail = urlencode({"subject": said, "body": f"{said}\n{detail.salary}\n{where}"}, quote_via=quote)
    return [
        ShareLink("whatsapp", "WhatsApp", "https://wa.me/?" + urlencode({"text": f"{said}\n{where}"}, quote_via=quote)),
        ShareLink("telegram", "Telegram", "https://t.me/share/url?" + urlencode({"url": where, "text": said}, quote_via=quote)),
        ShareLink("linkedin", "LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?" + urlencode({"url": where}, quote_via=quote)),
        ShareLink("email", _("E-mail"), f"mailto:?{mail}"),
    ]
