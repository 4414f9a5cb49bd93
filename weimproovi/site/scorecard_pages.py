"""The card of an application as a native form, what everybody thought of it, and the attributes of a vacancy."""

from dataclasses import replace

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
    ol,
    p,
    script,
    section,
    span,
    strong,
    summary,
    ul,
)

from weimproovi import i18n, routes
from weimproovi.i18n import _, score_words
from weimproovi.schemas.scorecards import AttributesForm, Average, Card, Scores
from weimproovi.services.vacancy_attributes import LONGEST, MOST
from weimproovi.site.assets import asset
from weimproovi.site.components.forms import (
    Form,
    described,
    error_summary,
    fault_line,
    long_field,
    radio_field,
    text_field,
)
from weimproovi.site.components.listings import crumb
from weimproovi.site.page import Page
from weimproovi.vocabulary import Advice, Step

ANCHOR, FROM_VIDEO = "#penilaian", "video"
GIVEN_STEPS = tuple(step for step in Step if step is not Step.NOT_SEEN)


def scores_page(scores: Scores, state: Form) -> Page:
    """Scoring without a video: of a CV, of answers, of a talk."""
    return Page(
        title=_("Penilaian · {name}", name=scores.name),
        body=div(".stack.wide")[
            div(".stack")[
                crumb(f"{routes.RECRUITER_VACANCIES}/{scores.vacancy_id}", _("Kembali ke pelamar")),
                h1[scores.name],
                p(".soft")[scores.title],
                None if scores.closed else p[a(href=i18n.localized(routes.APPLICATION_SHEET.format(application_id=scores.application_id)))[_("Buka CV dan jawabannya")]],
            ],
            scoring(scores, state, came=""),
        ],
        width="reading",
        bare=True,
    )


def beside(page: Page, scores: Scores, state: Form) -> Page:
    """The same beside what is watched, or read; under it on a phone."""
    return replace(page, width="wide", body=div(".review")[page.body, scoring(scores, state, came=FROM_VIDEO)])


def scoring(scores: Scores, state: Form, came: str) -> Renderable:
    """Her own card, then everybody's; once hers is sent the other way round."""
    writes = None if scores.closed else card_form(scores, state, came)
    own: list[Node] = [p(".soft")[scores.closed] if scores.closed else None, writes]
    if scores.sent and writes is not None:
        begun = bool(state.faults or scores.saved)
        own = [details(".again", open=begun)[summary[_("Ubah penilaian Anda")], writes]]
    sealed = p(".soft")[_("Penilaian rekan Anda terbuka di sini setelah penilaian Anda terkirim.")]
    others = everybody(scores) if scores.sent else sealed
    parts = [others, *own] if scores.sent else [*own, others]
    return section("#penilaian.stack.scoring", aria_labelledby="judul-penilaian")[
        h2("#judul-penilaian.large")[_("Penilaian")], error_summary(state), parts, p(".hint")[a(href=i18n.localized(routes.ATTRIBUTES.format(vacancy_id=scores.vacancy_id)))[_("Kriteria lowongan ini")]], script(src=asset("scorecard.js"), defer=True)
    ]


def card_form(scores: Scores, state: Form, came: str) -> Renderable:
    filled = state if state.values else Form(_kept(scores), state.faults)
    kept = {"version": str(scores.form.version), "came": came} | {f"asked-{place}": mark for place, mark in enumerate(scores.form.marks, 1)}
    address = i18n.localized(routes.SCORES.format(application_id=scores.application_id))
    said = {"data_kept": _("Draf tersimpan"), "data_lost": _("Draf belum tersimpan. Periksa sambungan Anda, atau tekan Simpan draf untuk melihat sebabnya.")}
    advised = [(one.value, score_words.advice(one)) for one in Advice]
    return form(".stack", method="post", action=address, data_scorecard=True, **said)[
        (input(type="hidden", name=name, value=value) for name, value in kept.items()),
        (attribute_field(filled, place, words) for place, words in enumerate(scores.attributes, 1)),
        long_field(filled, "note", _("Catatan"), hint=_("Tulis yang terlihat pada pekerjaannya. Pelamar berhak membaca kartu ini dalam salinan datanya, tanpa nama Anda."), maxlength="2000", rows="4"),
        radio_field(filled, "advice", _("Rekomendasi"), advised),
        p(".hint")[_("Yang terkirim tidak dihapus: bila Anda mengubahnya nanti, versi lama tetap terbaca.")],
        div(".actions")[
            button(".button.solid", type="submit", name="act", value="send")[_("Kirim penilaian")],
            button(".button", type="submit", name="act", value="draft")[_("Simpan draf")],
        ],
        p(".soft", role="status", data_said=True)[scores.saved],
    ]


def attribute_field(state: Form, place: int, words: str) -> Renderable:
    """Five named steps in one row, and the honest answer under them."""
    name = f"step-{place}"
    chosen = state.value(name)
    return fieldset(class_={"field": True, "wrong": name in state.faults}, **described(state, name, None))[
        legend[words],
        fault_line(state, name),
        div(".steps")[(step_choice(name, step, chosen, first=step is Step.VERY_POOR) for step in GIVEN_STEPS)],
        step_choice(name, Step.NOT_SEEN, chosen),
    ]


def step_choice(name: str, step: Step, chosen: str, *, first: bool = False) -> Renderable:
    control = input(type="radio", name=name, value=str(step.value), checked=chosen == str(step.value), id=f"f-{name}" if first else None)
    return label(".choice")[control, span[score_words.step(step)]]


def everybody(scores: Scores) -> Renderable:
    """Average and spread of each attribute, what was recommended, and every card."""
    return div(".stack")[
        p[strong[" · ".join((scores.summary, *scores.advice))]],
        ul(".averages.tall", role="list")[(average_line(one) for one in scores.averages)],
        ol(".answers", role="list")[(card_line(one) for one in scores.cards)],
    ]


def average_line(one: Average) -> Renderable:
    if not one.cards:
        return li[span[one.attribute], span(".soft")[_("Tidak terlihat")]]
    return li[span[one.attribute], span[strong[_("{value} dari 5", value=one.value)], span(".soft")[" · ", one.spread, " · ", _("dari {n}", n=one.cards)]]]


def card_line(card: Card) -> Renderable:
    by = _("{name} (Anda)", name=card.by) if card.mine else card.by
    version = [_("versi {n}", n=card.version)] if card.version > 1 or card.earlier else []
    replaced = [_("sudah diganti")] if card.earlier else []
    return li(".answer")[
        p[strong[by], " · ", card.advice],
        p(".soft")[" · ".join([card.sent, *version, *replaced])],
        ul(".averages", role="list")[(li[span[line.attribute], span[line.step]] for line in card.lines)],
        p(".words")[card.note] if card.note else None,
    ]


def attributes_page(kept: AttributesForm, state: Form) -> Page:
    """Up to six names; without any, what the vacancy itself asks for."""
    title = _("Kriteria penilaian · {title}", title=kept.title)
    given = p(".soft")[_("Tanpa kriteria sendiri, pelamar dinilai dari: {given}.", given=", ".join(kept.given))]
    return Page(
        title=title,
        body=div(".stack.wide")[
            div(".stack")[
                crumb(f"{routes.RECRUITER_VACANCIES}/{kept.vacancy_id}", _("Kembali ke pelamar")),
                h1[title],
                given,
                error_summary(state),
                [section(".privacy-box")[p[words]] for words in kept.hints],
            ],
            attributes_form(kept, state) if kept.may_write else ol(".bullets")[(li[name] for name in kept.names)] if kept.names else None,
        ],
        width="reading",
        bare=True,
    )


def attributes_form(kept: AttributesForm, state: Form) -> Renderable:
    filled = state if state.values else Form({str(place): name for place, name in enumerate(kept.names, 1)}, state.faults)
    return form(".stack", method="post", action=i18n.localized(routes.ATTRIBUTES.format(vacancy_id=kept.vacancy_id)))[
        p(".hint")[_("Pendek dan tentang pekerjaannya, misalnya “Teliti menghitung kas”. Kartu yang sudah dimulai tetap memakai kriteria lamanya.")],
        (text_field(filled, str(place), _("Kriteria {n}", n=place), maxlength=str(LONGEST)) for place in range(1, MOST + 1)),
        div(".actions")[button(".button.solid", type="submit")[_("Simpan kriteria")]],
    ]


def _kept(scores: Scores) -> dict[str, str]:
    """The card as it was last saved or sent, by the names of the form's fields."""
    steps = {f"step-{place}": str(step) for place, step in enumerate(scores.form.steps, 1) if step is not None}
    return steps | {"advice": scores.form.advice, "note": scores.form.note}
