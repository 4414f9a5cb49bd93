"""The first page of applying for somebody without an account: who she is and her CV, in one native form."""

from htpy import Node, Renderable, a, button, div, form, fragment, h1, h2, input, p, section, span, strong

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.schemas.public import ListingDetail
from weimproovi.site.components.forms import Form, error_summary, password_field, text_field
from weimproovi.site.components.icons import icon
from weimproovi.site.components.listings import crumb
from weimproovi.site.page import Page
from weimproovi.site.resume_pages import file_field
from weimproovi.site.return_path import with_return
from weimproovi.site.sign_in import fault_title
from weimproovi.site.sign_up import adult_question, notice_line, password_hint, terms_line

Held = tuple[str, str]  # the ticket and the name of a CV that arrived with an earlier try


def begin_page(detail: ListingDetail, state: Form, held: Held = ("", "")) -> Page:
    """Everything that applying needs of a stranger."""
    here = i18n.localized(routes.APPLY.format(slug=detail.card.slug))
    return Page(
        title=fault_title(state, _("Lamar {title}", title=detail.card.title)),
        body=div(".stack")[
            crumb(routes.VACANCY.format(slug=detail.card.slug), _("Kembali ke {title}", title=detail.card.title)),
            h1[_("Lamar {title}", title=detail.card.title)],
            p[_("Sudah punya akun?"), " ", a(href=with_return(routes.SIGN_IN, here))[_("Masuk")]],
            error_summary(state),
            form(".stack.wide", method="post", action=here, enctype="multipart/form-data", novalidate=True, data_once=True)[
                section(".stack")[h2[_("Tentang kamu")], person_fields(state)],
                section(".stack")[h2[_("CV-mu")], resume_fields(state, held)],
                div(".stack.tight")[
                    notice_line(_("Perusahaan hanya melihat data ini setelah kamu melamar ke lowongannya.")),
                    terms_line(routes.TERMS, _("Dengan membuat akun, kamu menyetujui"), _("Ketentuan untuk pelamar")),
                    send_buttons(),
                ],
            ],
        ],
        width="narrow",
        bare=True,
    )


def person_fields(state: Form) -> Node:
    return fragment[
        text_field(state, "full_name", _("Nama lengkap"), hint=_("Satu kata pun boleh."), autocomplete="name", maxlength="120"),
        text_field(state, "phone", _("Nomor HP"), hint=_("Misalnya 0812-3456-7890"), type="tel", autocomplete="tel", maxlength="30"),
        text_field(state, "email", _("E-mail"), hint=_("Konfirmasinya boleh nanti. Perusahaan mendapat kabar setelah e-mailmu dikonfirmasi."), type="email", autocomplete="email", maxlength="254"),
        password_field(state, "password", _("Buat sandi"), hint=password_hint(), autocomplete="new-password"),
        adult_question(state, _("Apakah kamu sudah berusia 18 tahun?")),
    ]


def resume_fields(state: Form, held: Held) -> Node:
    """The file, or the one that is here already, which stays unless another is chosen."""
    ticket, name = held
    return fragment[held_note(ticket, name) if ticket else None, file_field(state, bool(ticket))]


def held_note(ticket: str, name: str) -> Renderable:
    return fragment[
        input(type="hidden", name="held", value=ticket),
        input(type="hidden", name="held_name", value=name),
        p(".notice.good", role="status")[span(".with-check")[icon("check"), strong[_("{name} sudah kami terima.", name=name)]], _("Tidak perlu dipilih lagi.")],
    ]


def send_buttons() -> Renderable:
    return div(".actions")[
        button(".button.solid.wide", type="submit")[_("Lanjut")],
        button(".button.wide", type="submit", name="cara", value="isian")[_("Belum punya CV? Buat dari isian")],
        span(".soft.small", role="status", data_sending_words=_("Sedang mengirim"))[""],
    ]
