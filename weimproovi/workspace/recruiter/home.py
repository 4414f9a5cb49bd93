"""Beranda: what waits, the open vacancies, the plan's use; for a new owner the first three steps."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.schemas.recruiter import Fault
from weimproovi.vocabulary import ActorKind
from weimproovi.workspace.components.controls import link_button, page_link, primary, secondary
from weimproovi.workspace.components.feedback import empty_state, loaded
from weimproovi.workspace.components.frames import recruiter_frame
from weimproovi.workspace.components.layout import badge, callout, line, lines, link_line, page_header, panel, section
from weimproovi.workspace.components.mail_return import returned_mail
from weimproovi.workspace.mail_return_state import MailReturnState
from weimproovi.workspace.page import Page
from weimproovi.workspace.recruiter.home_state import RecruiterHomeState as State
from weimproovi.workspace.recruiter.usage import usage_line
from weimproovi.workspace.recruiter.vacancy_table import vacancy_table


def home() -> rx.Component:
    """One solid button: to write a vacancy, once the first steps are done."""
    begun = State.vacancies.length() > 0
    write = link_button(_("Buat lowongan"), to=i18n.localized(routes.NEW_VACANCY), look=primary)
    content = rx.el.div(
        checking(),
        rx.cond(begun | ~State.owner, attention(), first_steps()),
        vacancies(),
        plan(),
        class_name="wm-stack-wide",
    )
    return recruiter_frame(
        page_header(_("Beranda"), rx.cond(begun, write), lead=State.company),
        returned_mail(),
        loaded(State.phase, content, retry=State.load, failure=State.failure),
        current=routes.RECRUITER,
    )


def checking() -> rx.Component:
    """The promise of an answer, as long as one is due; what the owner must do stands below it."""
    now = State.check
    return rx.match(
        now.state,
        ("waiting", callout(now.words, tone="attention", icon="clock")),
        ("late", callout(now.words, tone="fault", icon="clock")),
        ("failed", callout(now.words, page_link(_("Kirim lagi"), to=_check_path()), tone="fault")),
        rx.fragment(),
    )


def first_steps() -> rx.Component:
    """What a new owner does, in order."""
    card = i18n.localized(routes.COMPANY_CARD)
    return section(
        _("Empat langkah pertama"),
        lines(
            _step(
                "1", _("Lengkapi kartu perusahaan"), _("Alamat, kontak, dan tentang perusahaan."), card, State.described
            ),
            _step("2", _("Kirim NIB"), _("Agar kami memeriksa identitas perusahaan."), _check_path(), State.asked),
            _step(
                "3", _("Beri persetujuan tertulis"), _("Agar kartu tampil kepada pencari kerja."), card, State.published
            ),
            _step(
                "4",
                _("Tulis lowongan pertama"),
                _("Posisi, penempatan, gaji, status karyawan, struktur organisasi."),
                i18n.localized(routes.NEW_VACANCY),
                State.vacancies.length() > 0,
            ),
        ),
    )


def attention() -> rx.Component:
    """What waits, each a link to the place where it is done."""
    rows = lines(rx.foreach(State.attention, _waiting))
    return rx.cond(State.attention.length() > 0, section(_("Perlu perhatian"), rows))


def vacancies() -> rx.Component:
    """Drafts and published vacancies with their counts per stage."""
    all_of_them = page_link(_("Semua lowongan"), to=i18n.localized(routes.RECRUITER_VACANCIES))
    none = empty_state(
        _("Belum ada lowongan"),
        _("Lowongan tampil di sini bersama jumlah pelamar per tahap."),
        link_button(_("Buat lowongan"), to=i18n.localized(routes.NEW_VACANCY), look=secondary),
    )
    rows = rx.cond(State.vacancies.length() > 0, vacancy_table(State.vacancies), none)
    return section(_("Lowongan"), rows, aside=all_of_them)


def plan() -> rx.Component:
    """How much of the plan is used."""
    more = page_link(_("Lihat paket"), to=i18n.localized(routes.PLAN))
    use = panel(rx.foreach(State.usage, usage_line), look="wm-fields")
    return rx.cond(State.usage.length() > 0, section(_("Pemakaian paket"), use, aside=more))


def _check_path() -> str:
    return f"{i18n.localized(routes.COMPANY_CARD)}#pemeriksaan"


def _waiting(fault: rx.Var[Fault]) -> rx.Component:
    return link_line(rx.el.span(fault.words), to=fault.field)


def _step(number: str, title: str, words: str, path: str, done: rx.Var[bool]) -> rx.Component:
    text = rx.el.div(
        page_link(f"{number}. {title}", to=path), rx.el.span(words, class_name="wm-soft"), class_name="wm-stack-tight"
    )
    return line(text, rx.cond(done, badge(_("Selesai"), tone="done"), badge(_("Belum"))))


PAGES = [
    Page(
        route=routes.RECRUITER,
        title=lambda: _("Beranda"),
        build=home,
        kinds=frozenset({ActorKind.MEMBER}),
        on_load=(State.load, MailReturnState.load),
        live=State.load,
    )
]
