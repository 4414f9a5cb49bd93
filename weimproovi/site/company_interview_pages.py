"""The pages of a company's video interviews: kit and invitations of a vacancy, and the answers that a candidate shares."""

from htpy import (
    Node,
    Renderable,
    a,
    button,
    details,
    div,
    fieldset,
    form,
    h1,
    h2,
    input,
    label,
    legend,
    li,
    nav,
    ol,
    option,
    p,
    script,
    section,
    select,
    span,
    strong,
    summary,
    textarea,
)

from weimproovi import i18n, routes
from weimproovi.i18n import _, video_words
from weimproovi.schemas.interviews import InviteRow, KitForm, KitQuestionForm, Review, WatchedAnswer
from weimproovi.site.assets import asset
from weimproovi.site.company_interview_player import player
from weimproovi.site.components.forms import Form, error_summary, fault_line, long_field, select_field, text_field, tick
from weimproovi.site.components.listings import crumb
from weimproovi.site.components.turns import sent_box
from weimproovi.site.page import Page
from weimproovi.vocabulary import AnswerKind, TimeZone

BOUNDS = {"think_seconds": ("0", "300"), "answer_seconds": ("15", "300"), "retakes": ("0", "3")}


def at(vacancy_id: str, *tail: str) -> str:
    """An address of this vacancy's interview, in the current language."""
    return i18n.localized("/".join((routes.VACANCY_INTERVIEW.format(vacancy_id=vacancy_id), *tail)))


def nobody_chosen() -> str:
    return _("Pilih siapa yang diundang.")


def kit_page(kit: KitForm, questions: list[KitQuestionForm], rows: list[InviteRow], state: Form) -> Page:
    """The questions, whom to invite, and where the invitations stand."""
    return Page(
        title=_("Wawancara video · {title}", title=kit.title),
        body=div(".stack.wide")[
            div(".stack")[
                crumb(f"{routes.RECRUITER_VACANCIES}/{kit.vacancy_id}", _("Kembali ke pelamar")),
                h1[_("Wawancara video · {title}", title=kit.title)],
                p(".soft")[" · ".join(filter(None, (kit.units, kit.minutes, kit.saved)))],
                p[a(href=i18n.localized(routes.ATTRIBUTES.format(vacancy_id=kit.vacancy_id)))[_("Kriteria lowongan ini")]],
                error_summary(state),
                plan_box(kit) if kit.plan_lock else None,
                p[a(href=at(kit.vacancy_id, "pratinjau"))[_("Lihat seperti pelamar melihatnya")]] if kit.questions and kit.may_write else None,
            ],
            questions_box(kit, questions, state) if kit.may_write and not kit.plan_lock else questions_list(questions),
            invite_box(kit, [row for row in rows if not row.invited], state) if kit.questions and kit.may_invite and not kit.plan_lock else None,
            invited_box(kit, [row for row in rows if row.invited]),
        ],
        width="reading",
        bare=True,
    )


def plan_box(kit: KitForm) -> Renderable:
    return section(".privacy-box")[p[kit.plan_lock], p[a(".button", href=i18n.localized(routes.PLAN))[_("Lihat paket")]]]


def questions_list(questions: list[KitQuestionForm]) -> Node:
    if not questions:
        return None
    return section(".stack")[h2[_("Pertanyaan")], ol[(li[one.text] for one in questions)]]


def questions_box(kit: KitForm, questions: list[KitQuestionForm], state: Form) -> Renderable:
    shown = questions or [KitQuestionForm()]
    return form(".stack", method="post", action=at(kit.vacancy_id))[
        h2[_("Pertanyaan")],
        p(".hint")[_("Yang sudah diundang tetap mendapat pertanyaan seperti saat diundang. Pertanyaan yang dikosongkan akan dihapus.")],
        (question_box(place, one, state) for place, one in enumerate(shown, 1)),
        div(".actions")[
            button(".button.solid", type="submit")[_("Simpan pertanyaan")],
            button(".button", type="submit", name="act", value="add")[_("Tambah pertanyaan")] if len(shown) < 10 else None,
        ],
    ]


def question_box(place: int, one: KitQuestionForm, state: Form) -> Renderable:
    words = {"think_seconds": _("Waktu berpikir, detik"), "answer_seconds": _("Waktu menjawab, detik"), "retakes": _("Rekam ulang")}
    return fieldset(".field")[
        legend[_("Pertanyaan {n}", n=place)],
        fault_line(state, f"{place}.text"),
        textarea(".input", name=f"text-{place}", rows="2", maxlength="300", aria_label=_("Pertanyaan {n}", n=place), id=f"f-{place}.text")[one.text],
        div(".numbers")[
            number_field(f"order-{place}", _("Urutan"), str(place), ("1", "10")),
            (number_field(f"{name}-{place}", words[name], str(getattr(one, name)), BOUNDS[name]) for name in BOUNDS),
        ],
        (fault_line(state, f"{place}.{name}") for name in (*BOUNDS, "ways")),
        div(".numbers")[(tick(f"{way.value}-{place}", video_words.kind(way), checked=bool(getattr(one, way.value))) for way in AnswerKind)],
    ]


def number_field(name: str, words: str, value: str, bounds: tuple[str, str]) -> Renderable:
    return label(".field")[span[words], input(".input", type="number", inputmode="numeric", name=name, value=value, min=bounds[0], max=bounds[1])]


def invite_box(kit: KitForm, rows: list[InviteRow], state: Form) -> Renderable:
    if not rows:
        return section(".stack")[h2[_("Undang")], p(".soft")[_("Buka lamaran dulu; yang sudah dibuka dan berjalan tampil di sini.")]]
    return form(".stack", method="post", action=at(kit.vacancy_id, "undang"))[
        h2[_("Undang")],
        fieldset(".field")[
            legend[_("Siapa")],
            fault_line(state, "application"),
            (label(".tick")[input(type="checkbox", name="application", value=row.application_id), span[row.name, " · ", row.stage]] for row in rows),
        ],
        text_field(state, "deadline", _("Batas"), type="datetime-local"),
        select_field(state, "zone", _("Zona waktu"), [(zone.value, zone.value) for zone in TimeZone]),
        long_field(state, "message", _("Pesan"), maxlength="2000"),
        p(".hint")[_("Menjawab itu pilihan pelamar. Anda tidak diberi tahu siapa yang menolak.")],
        div(".actions")[button(".button.solid", type="submit")[_("Kirim undangan")]],
    ]


def invited_box(kit: KitForm, rows: list[InviteRow]) -> Node:
    if not rows:
        return None
    return section(".stack")[h2[_("Sudah diundang")], ol(".answers", role="list")[(invited_row(kit, row) for row in rows)]]


def invited_row(kit: KitForm, row: InviteRow) -> Renderable:
    watch = i18n.localized(routes.REVIEW_VIDEO.format(application_id=row.application_id))
    return li(".answer")[
        p[strong[row.name], " · ", row.words],
        p[a(".button.small", href=watch)[_("Tonton")]] if row.watchable else None,
        details[
            summary[_("Perpanjang batas ({deadline})", deadline=row.deadline)],
            form(".stack", method="post", action=at(kit.vacancy_id, "perpanjang"))[
                input(type="hidden", name="application", value=row.application_id),
                label(".field")[span[_("Batas")], input(".input", type="datetime-local", name="deadline", required=True)],
                label(".field")[span[_("Zona waktu")], select(".input", name="zone")[(option(value=zone.value)[zone.value] for zone in TimeZone)]],
                div(".actions")[button(".button", type="submit")[_("Perpanjang batas")]],
            ],
        ]
        if kit.may_invite
        else None,
    ]


def review_page(review: Review, following: str = "", sent: str = "") -> Page:
    """Players with their questions; without anything to watch, one sentence. `following`: the application that is next in the reviewer's list;
    `sent`: the one before, whose card she has just sent, so that this one plays.
    """
    return Page(
        title=_("Tinjau video · {name}", name=review.name),
        body=div(".stack.wide")[
            div(".stack")[
                ways_back(review),
                sent_box(sent),
                h1[review.name],
                p(".soft")[review.title],
                section(".privacy-box")[p[review.banner]] if review.banner else p[strong[review.words]],
                chapters(review),
            ],
            ol(".answers", role="list", data_review=True, data_play=bool(sent), data_watermark=review.watermark)[(watched(review, one) for one in review.answers)] if review.answers else None,
            onward(following),
            [script(src=asset(name), defer=True) for name in ("playable.js", "review.js")] if review.answers else None,
        ],
        width="reading",
        bare=True,
    )


def ways_back(review: Review) -> Renderable:
    """To her list, and to the vacancy's applications."""
    pipeline = i18n.localized(f"{routes.RECRUITER_VACANCIES}/{review.vacancy_id}")
    return p(".crumb.row")[a(href=i18n.localized(routes.REVIEWS))[_("Kembali ke giliran Anda")], a(href=pipeline)[_("Kembali ke pelamar")]]


def onward(following: str) -> Node:
    """To the next one, without sending a card."""
    if not following:
        return None
    address = i18n.localized(routes.REVIEW_VIDEO.format(application_id=following))
    return p[a(href=address, data_next=True)[_("Video berikutnya")]]


def chapters(review: Review) -> Node:
    """One for each answer, where there are several."""
    if len(review.answers) < 2:
        return None
    kinds = ((one, one.length or video_words.kind(AnswerKind(one.kind))) for one in review.answers)
    return nav(aria_label=_("Jawaban"), data_chapters=True)[ol(".chapters", role="list")[(li[a(href=f"#{chapter(one)}")[f"{one.number}. {one.question} · {said}"]] for one, said in kinds)]]


def chapter(one: WatchedAnswer) -> str:
    return f"jawaban-{one.number}"


def watched(review: Review, one: WatchedAnswer) -> Renderable:
    kind = AnswerKind(one.kind)
    return li(".answer", id=chapter(one))[
        p[strong[f"{one.number}. {one.question}"]],
        p(".soft")[" · ".join(filter(None, (video_words.kind(kind), one.length, _("sudah ditonton") if one.seen else "")))],
        player(review, one),
        p(".words")[one.words] if one.words else None,
    ]
