"""Saved vacancies: the candidate's list, and the one form that saves and forgets. Works without a script; nobody else learns of it."""

from urllib.parse import quote

from htpy import Node, a, button, div, form, fragment, h1, h2, input, p
from starlette.requests import Request
from starlette.responses import Response

from weimproovi import i18n, routes
from weimproovi.errors import NotFound
from weimproovi.http.acting import actor_of, in_thread
from weimproovi.i18n import _, n_
from weimproovi.schemas.public import ListingDetail
from weimproovi.schemas.saved import SavedList
from weimproovi.services import listings, saved_vacancies
from weimproovi.site import marks
from weimproovi.site.answers import actor_or_way, answer, go, go_back_to, typed
from weimproovi.site.components.listings import crumb, empty_state, listing_cards
from weimproovi.site.components.saving import FORM
from weimproovi.site.page import Page
from weimproovi.site.return_path import safe_path, with_return
from weimproovi.vocabulary import ActorKind


async def show_saved(request: Request) -> Response:
    actor = await actor_or_way(request, ActorKind.CANDIDATE)
    if isinstance(actor, Response):
        return actor
    await marks.look_up(request)
    return await answer(request, saved_page(await in_thread(saved_vacancies.mine, actor)))


async def change_saved(request: Request) -> Response:
    """Saves or forgets one vacancy, or forgets all that are gone, and goes back to where the button was."""
    fields = await typed(request)
    slug = fields.get("simpan", "")
    actor = await actor_of(request)
    if actor is None:
        asked = routes.SAVE.format(slug=quote(slug, safe="")) if slug else routes.SAVED
        return go_back_to(with_return(routes.SIGN_IN, i18n.localized(asked)))
    if actor.kind is not ActorKind.CANDIDATE:
        raise NotFound
    if slug:
        await in_thread(saved_vacancies.save, actor, slug)
    elif "lama" in fields:
        await in_thread(saved_vacancies.remove_gone, actor)
    else:
        await in_thread(saved_vacancies.remove, actor, fields.get("hapus", ""))
    return back(fields, slug or fields.get("hapus", ""))


def back(fields: dict[str, str], slug: str) -> Response:
    """Where the button was, at the same card."""
    wanted = safe_path(fields.get("lanjut", "")).partition("#")[0]
    return go_back_to(f"{wanted}#l-{quote(slug, safe='')}") if wanted else go(routes.SAVED)


async def show_save(request: Request) -> Response:
    """The question that somebody comes back to who pressed "Simpan" before signing in: looking at an address changes nothing."""
    detail = await in_thread(listings.detail, request.path_params["slug"])
    actor = await actor_or_way(request, ActorKind.CANDIDATE)
    return actor if isinstance(actor, Response) else await answer(request, save_page(detail))


def save_page(detail: ListingDetail) -> Page:
    card = detail.card
    return Page(
        title=_("Simpan lowongan ini?"),
        body=div(".stack")[
            crumb(routes.VACANCY.format(slug=card.slug), _("Kembali ke {title}", title=card.title)),
            h1[_("Simpan lowongan ini?")],
            p[card.title, ", ", card.company, ", ", card.place],
            p(".soft")[_("Hanya kamu yang melihat daftar ini. Perusahaan tidak tahu siapa yang menyimpan.")],
            form(method="post", action=i18n.localized(routes.SAVED))[
                input(type="hidden", name="lanjut", value=i18n.localized(routes.VACANCY.format(slug=card.slug))),
                button(".button.solid", type="submit", name="simpan", value=card.slug)[_("Simpan")],
            ],
        ],
        width="reading",
    )


def saved_page(found: SavedList) -> Page:
    return Page(
        title=_("Lowongan tersimpan"),
        body=div(".stack")[
            h1[_("Lowongan tersimpan")],
            p(".soft")[_("Hanya kamu yang melihat daftar ini. Perusahaan tidak tahu siapa yang menyimpan.")],
            listing_cards(found.cards) if found.cards else nothing_saved() if not found.gone else None,
            gone_line(found.gone),
        ],
        width="reading",
    )


def nothing_saved() -> Node:
    return empty_state(
        h2[_("Belum ada yang disimpan")],
        _("Tekan Simpan pada lowongan yang ingin kamu baca lagi nanti."),
        a(".button.solid", href=i18n.localized(routes.VACANCIES))[_("Cari lowongan")],
    )


def gone_line(count: int) -> Node:
    if not count:
        return None
    return fragment[
        p(".soft")[n_("1 lowongan yang kamu simpan sudah tidak tayang.", "{n} lowongan yang kamu simpan sudah tidak tayang.", count)],
        p[button(".button", form=FORM, name="lama", value="ya")[_("Hapus yang tidak tayang")]],
    ]
