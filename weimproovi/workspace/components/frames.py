"""The three frames: candidate (one column, bottom bar on phones), recruiter and staff (rail, menu below 1,024 px)."""

from dataclasses import dataclass

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.workspace.components.account import account_menu
from weimproovi.workspace.components.controls import page_link
from weimproovi.workspace.components.native import site_link
from weimproovi.workspace.session import SessionState

HISTORY = "/rekruter/riwayat"
MY_NOTICES = "/akun/notifikasi"


@dataclass(frozen=True)
class Place:
    """One entry of a navigation; `site` entries load a new document, `narrowed` ones are for some roles of staff."""

    path: str
    words: str
    icon: str
    site: bool = False
    narrowed: bool = False


def candidate_frame(*content: rx.Component, current: str, wide: bool = False) -> rx.Component:
    """A candidate's page. `current` is the path of its entry in the navigation (`routes.MY_APPLICATIONS`)."""
    places = _candidate_places()
    top = rx.el.nav(
        *[_entry(place, current, 0) for place in places], aria_label=_("Navigasi utama"), class_name="wm-topnav"
    )
    bottom = rx.el.nav(
        *[_entry(place, current, 20) for place in places], aria_label=_("Navigasi bawah"), class_name="wm-bottomnav"
    )
    return rx.el.div(
        skip_link(),
        rx.el.header(
            mark(routes.ACCOUNT),
            top,
            rx.el.div(account_menu((routes.MY_SESSIONS, _("Keamanan"))), class_name="wm-topbar-end"),
            class_name="wm-topbar",
        ),
        rx.el.main(*content, id="isi", tab_index=-1, class_name="wm-main wm-main-wide" if wide else "wm-main"),
        footer(),
        bottom,
        class_name="wm wm-candidate",
    )


def recruiter_frame(*content: rx.Component, current: str, narrow: bool = False) -> rx.Component:
    """A company member's page; `narrow` for forms and reading."""
    return _desk(*content, places=_recruiter_places(), current=current, kind="wm-recruiter", narrow=narrow)


def staff_frame(*content: rx.Component, current: str, narrow: bool = False) -> rx.Component:
    """A staff page."""
    return _desk(*content, places=_staff_places(), current=current, kind="wm-staff", narrow=narrow)


def mark(home: str) -> rx.Component:
    """The name as the site draws it, its double "o" as two circles that meet; leads to the frame's first page."""
    lens = rx.el.svg.path(d="M17 3.860a10 10 0 0 1 0 12.280a10 10 0 0 1 0-12.280z", class_name="wm-mark-meet")
    circles = [rx.el.svg.circle(cx=x, cy="10", r="8", fill="none", stroke_width="4") for x in ("10", "24")]
    drawing = rx.el.svg(lens, *circles, view_box="0 0 34 20", aria_hidden="true")
    name = rx.el.span("Weimproovi", class_name="wm-unseen")
    drawn = rx.el.span("Weimpr", drawing, "vi", aria_hidden="true")
    return page_link(name, drawn, to=i18n.localized(home), class_name="wm-mark")


def skip_link() -> rx.Component:
    """The first stop of the keyboard."""
    return rx.el.a(_("Langsung ke isi"), href="#isi", class_name="wm-skip")


def footer() -> rx.Component:
    """Help and promises, in the same place everywhere."""
    return rx.el.footer(
        site_link(_("Bantuan"), href=i18n.localized(routes.HELP)),
        site_link(_("Kebijakan privasi"), href=i18n.localized(routes.POLICY)),
        site_link(_("Janji dan buktinya"), href=i18n.localized(routes.PROMISES)),
        class_name="wm-footer",
    )


def _desk(*content: rx.Component, places: list[Place], current: str, kind: str, narrow: bool) -> rx.Component:
    entries = [_entry(place, current, 18) for place in places]
    name, security = _("Navigasi utama"), (f"{places[0].path}/keamanan", _("Keamanan"))
    rail = rx.el.div(
        mark(places[0].path),
        rx.el.nav(*entries, aria_label=name, class_name="wm-railnav"),
        rx.el.div(account_menu(security), class_name="wm-rail-end"),
        class_name="wm-rail",
    )
    menu = rx.el.details(
        rx.el.summary(rx.icon("menu", size=20), _("Menu")),
        rx.el.nav(*entries, aria_label=name, class_name="wm-menu-list wm-railnav"),
        class_name="wm-menu",
    )
    bar = rx.el.div(menu, mark(places[0].path), account_menu(security), class_name="wm-phonebar")
    width = "wm-deskmain wm-deskmain-narrow" if narrow else "wm-deskmain"
    page = rx.el.div(bar, rx.el.main(*content, id="isi", tab_index=-1, class_name=width), footer())
    return rx.el.div(skip_link(), rx.el.div(rail, page, class_name="wm-shell"), class_name=f"wm {kind}")


def _entry(place: Place, current: str, icon_size: int) -> rx.Component:
    drawing = [rx.icon(place.icon, size=icon_size)] if icon_size else []
    path = i18n.localized(place.path)
    if place.site:
        return site_link(*drawing, place.words, href=path)
    marked = {"custom_attrs": {"aria-current": "page"}} if place.path == current else {}
    link = page_link(*drawing, place.words, to=path, **marked)
    return rx.cond(SessionState.places.contains(place.path), link) if place.narrowed else link


def _candidate_places() -> list[Place]:
    return [
        Place(routes.VACANCIES, _("Lowongan"), "search", site=True),
        Place(routes.MY_APPLICATIONS, _("Lamaranku"), "send"),
        Place(MY_NOTICES, _("Notifikasi"), "bell"),
        Place(routes.ACCOUNT, _("Akun"), "user"),
    ]


def _recruiter_places() -> list[Place]:
    return [
        Place(routes.RECRUITER, _("Beranda"), "house"),
        Place(routes.REVIEWS, _("Giliran Anda"), "list-video", site=True),
        Place(routes.RECRUITER_VACANCIES, _("Lowongan"), "briefcase"),
        Place(routes.COMPANY_CARD, _("Kartu perusahaan"), "building-2"),
        Place(routes.TEAM, _("Tim"), "users"),
        Place(routes.PLAN, _("Paket"), "layers"),
        Place(HISTORY, _("Riwayat akses"), "history"),
    ]


def _staff_places() -> list[Place]:
    """All of them are compiled into the page; each shows where one of the reader's roles may use it. Services refuse the others anyway."""
    return [
        Place(routes.STAFF, _("Hari ini"), "sun"),
        Place(routes.STAFF_COMPANIES, _("Perusahaan"), "building-2", narrowed=True),
        Place(routes.STAFF_REPORTS, _("Laporan"), "flag", narrowed=True),
        Place(routes.STAFF_REQUESTS, _("Permintaan"), "inbox", narrowed=True),
        Place(routes.STAFF_TICKETS, _("Tiket"), "ticket", narrowed=True),
        Place(routes.STAFF_PAYMENTS, _("Pembayaran"), "banknote", narrowed=True),
        Place(routes.STAFF_MAIL, _("Surat keluar"), "mail", narrowed=True),
        Place(routes.STAFF_PEOPLE, _("Petugas"), "users", narrowed=True),
        Place(routes.STAFF_AUDIT, _("Jejak petugas"), "footprints", narrowed=True),
        Place(routes.STAFF_SWEEPS, _("Pekerjaan berkala"), "timer", narrowed=True),
    ]
