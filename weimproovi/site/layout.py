"""The frame of every site page: document, top bar, footer, and the bottom bar of phones."""

from functools import cache

from htpy import (
    Node,
    Renderable,
    a,
    address,
    body,
    button,
    div,
    footer,
    form,
    fragment,
    head,
    header,
    html,
    li,
    link,
    main,
    meta,
    nav,
    p,
    script,
    span,
    title,
    ul,
)
from markupsafe import Markup

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.i18n.format import first_word
from weimproovi.schemas.public import SignedIn
from weimproovi.settings import settings
from weimproovi.site.assets import FONT, SOCIAL_PICTURE, asset
from weimproovi.site.components.flat import flat
from weimproovi.site.components.icons import double_o, icon
from weimproovi.site.components.saving import save_form
from weimproovi.site.page import Page
from weimproovi.site.viewer import Viewer
from weimproovi.vocabulary import CONTACT, CONTROLLER, AccountKind

LANGUAGE_NAMES = {"id": "Bahasa Indonesia", "en": "English"}
OPEN_GRAPH_LOCALES = {"id": "id_ID", "en": "en_GB"}


def document(page: Page, viewer: Viewer) -> Renderable:
    """A whole HTML document."""
    bottom = None if page.bare else bottom_bar(viewer)
    return html(lang=i18n.language())[
        document_head(page, viewer),
        body(class_={"has-bottom": bottom is not None}, data_choose=_("Pilih file"), data_none=_("Belum ada file"))[
            a(".skip", href="#isi")[_("Langsung ke isi")],
            flat(top_bar(viewer)),
            main("#isi", tabindex="-1")[div(class_=["inner", page.width])[page.body]],
            site_footer(i18n.language()),
            save_form(here(viewer)),
            bottom,
        ],
    ]


def here(viewer: Viewer) -> str:
    """The address of this page as it stands, in its language."""
    return i18n.localized(viewer.path) + (f"?{viewer.query}" if viewer.query else "")


def document_head(page: Page, viewer: Viewer) -> Renderable:
    name = page.title if page.title.startswith("Weimproovi") else f"{page.title} · Weimproovi"
    return head[
        meta(charset="utf-8"),
        title[name],
        meta(name="viewport", content="width=device-width, initial-scale=1, viewport-fit=cover"),
        meta(name="theme-color", content="#ffffff", media="(prefers-color-scheme: light)"),
        meta(name="theme-color", content="#171918", media="(prefers-color-scheme: dark)"),
        link(rel="preload", href=asset(FONT), as_="font", type="font/woff2", crossorigin="anonymous"),
        link(rel="stylesheet", href=asset("site.css")),
        script(src=asset("theme.js")),
        script(src=asset("site.js"), defer=True),
        link(rel="icon", href=asset("icon-32.png"), sizes="32x32"),
        link(rel="icon", href=asset("favicon.svg"), type="image/svg+xml"),
        link(rel="alternate", type="application/atom+xml", title=page.title, href=page.feed) if page.feed else None,
        link(rel="apple-touch-icon", href=asset("icon-180.png")),
        link(rel="manifest", href=asset("site.webmanifest")),
        public_words(page, viewer, name) if page.indexed else meta(name="robots", content="noindex"),
    ]


def public_words(page: Page, viewer: Viewer, name: str) -> Node:
    """What search engines and link previews read."""
    origin = settings().origin
    return fragment[
        meta(name="description", content=page.description),
        link(rel="canonical", href=origin + i18n.localized(viewer.path)),
        (link(rel="alternate", hreflang=code, href=origin + in_language(code, viewer.path)) for code in i18n.LANGUAGES),
        link(rel="alternate", hreflang="x-default", href=origin + viewer.path),
        meta(property="og:title", content=name),
        meta(property="og:description", content=page.description),
        meta(property="og:url", content=origin + i18n.localized(viewer.path)),
        meta(property="og:type", content="website"),
        meta(property="og:site_name", content="Weimproovi"),
        meta(property="og:locale", content=OPEN_GRAPH_LOCALES[i18n.language()]),
        meta(property="og:image", content=origin + asset(SOCIAL_PICTURE)),
        meta(property="og:image:width", content="1200"),
        meta(property="og:image:height", content="630"),
        meta(property="og:image:alt", content="Weimproovi"),
        meta(name="twitter:card", content="summary_large_image"),
    ]


def in_language(code: str, path: str) -> str:
    """An Indonesian path as it reads in another language."""
    with i18n.speaking(code):
        return i18n.localized(path)


def top_bar(viewer: Viewer) -> Renderable:
    return header(".top")[
        div(".inner")[
            a(".mark", href=i18n.localized(routes.HOME))[span(".unseen")["Weimproovi"], span(aria_hidden="true")["Weimpr", double_o(), "vi"]],
            nav(".main", aria_label=_("Utama"))[
                bar_link(viewer, routes.VACANCIES, _("Lowongan")),
                bar_link(viewer, routes.PLANS, _("Untuk perusahaan")),
            ],
            nav(".end", aria_label=_("Akun dan bahasa"))[
                language_switch(viewer), signed_in_links(viewer.signed_in) if viewer.signed_in else signed_out_links(viewer)
            ],
        ]
    ]


def language_switch(viewer: Viewer) -> Renderable:
    """A link to the same place in the other language."""
    other = next(code for code in i18n.LANGUAGES if code != i18n.language())
    address_there = in_language(other, viewer.path) + (f"?{viewer.query}" if viewer.query else "")
    return a(href=address_there, hreflang=other, lang=other)[other.upper(), span(".unseen")[" ", LANGUAGE_NAMES[other]]]


def signed_out_links(viewer: Viewer) -> Node:
    return fragment[
        bar_link(viewer, routes.SIGN_IN, _("Masuk")),
        a(".button.small.sign-up", href=i18n.localized(routes.SIGN_UP))[_("Daftar")],
    ]


def signed_in_links(signed_in: SignedIn) -> Node:
    return fragment[
        a(".who", href=i18n.localized(signed_in.home))[first_word(signed_in.name)],
        form(method="post", action=i18n.localized(routes.SIGN_OUT))[button(".button.small", type="submit")[_("Keluar")]],
    ]


def bar_link(viewer: Viewer, path: str, words: str) -> Renderable:
    return a(href=i18n.localized(path), aria_current="page" if viewer.path == path else None)[words]


def bottom_bar(viewer: Viewer) -> Renderable | None:
    """Four places under the thumb, for visitors and candidates."""
    if viewer.signed_in and viewer.signed_in.kind != AccountKind.CANDIDATE:
        return None
    return nav(".bottom", aria_label=_("Pintasan"))[ul[(li[bottom_link(viewer, *place)] for place in bottom_places(viewer))]]


def bottom_places(viewer: Viewer) -> tuple[tuple[str, str, str], ...]:
    """Address, icon, words."""
    if viewer.signed_in is None:
        return (
            (routes.VACANCIES, "search", _("Lowongan")),
            (routes.PLANS, "building", _("Perusahaan")),
            (routes.SIGN_UP, "user", _("Daftar")),
            (routes.SIGN_IN, "enter", _("Masuk")),
        )
    return (
        (routes.VACANCIES, "search", _("Lowongan")),
        (routes.MY_APPLICATIONS, "send", _("Lamaranku")),
        (routes.MY_NOTICES, "bell", _("Notifikasi")),
        (routes.ACCOUNT, "user", _("Akun")),
    )


def bottom_link(viewer: Viewer, path: str, shape: str, words: str) -> Renderable:
    return a(href=i18n.localized(path), aria_current="page" if viewer.path == path else None)[icon(shape), span[words]]


@cache
def site_footer(_language: str) -> Markup:
    """The same on every page of a language."""
    frame = footer(".foot")[
        div(".inner")[
            address[
                p[_("Weimproovi tidak pernah meminta biaya dari pelamar.")],
                p[CONTROLLER],
                p[_("Pertanyaan:"), " ", a(href=f"mailto:{CONTACT}")[CONTACT]],
            ],
            ul[(li[a(href=i18n.localized(path))[words]] for path, words in footer_places())],
        ]
    ]
    return flat(frame)


def footer_places() -> tuple[tuple[str, str], ...]:
    """The same on every page and in the same order (WCAG 3.2.6): help first."""
    return (
        (routes.HELP, _("Bantuan")),
        (routes.VACANCIES, _("Lowongan")),
        (routes.PLANS, _("Paket untuk perusahaan")),
        (routes.POLICY, _("Kebijakan privasi")),
        (routes.PROMISES, _("Janji dan buktinya")),
        (routes.SECURITY, _("Keamanan data")),
        (routes.TERMS, _("Ketentuan")),
        (routes.AGREEMENT, _("Perjanjian perusahaan")),
    )
