"""The pages of a candidate's video interview. Saying no is as near as saying yes on every one of them, and looks the same."""

from htpy import (
    Node,
    Renderable,
    a,
    button,
    dd,
    div,
    dl,
    dt,
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
    section,
    span,
    strong,
    video,
)
from htpy import audio as sound

from weimproovi import i18n, routes
from weimproovi.i18n import _, n_, video_words
from weimproovi.schemas.consents import ConsentText
from weimproovi.schemas.interviews import MyAnswer, MyInterview, MyQuestion
from weimproovi.site.components.forms import Form, error_summary, long_field
from weimproovi.site.components.icons import icon
from weimproovi.site.components.listings import crumb
from weimproovi.site.components.steps import progress
from weimproovi.site.interview_recorder import device_box, recorder_box
from weimproovi.site.page import Page
from weimproovi.vocabulary import AnswerKind

STANDING = ("kept", "checking", "ready")
LONGEST = "4000"


def at(interview: MyInterview, *tail: str) -> str:
    """An address of this interview, in its Indonesian form."""
    return "/".join((routes.INTERVIEW.format(application_id=interview.application_id), *tail))


def next_step(interview: MyInterview) -> str:
    """The first question without an answer; the last screen when every one has its own."""
    for question in interview.questions:
        if question.answer is None or question.answer.state == "refused":
            return at(interview, "pertanyaan", str(question.number + 1))
    return at(interview, "kirim")


def standing(interview: MyInterview) -> list[MyQuestion]:
    """Questions with an answer that she kept."""
    return [one for one in interview.questions if one.answer is not None and one.answer.state in STANDING]


def answer_ids(interview: MyInterview) -> set[str]:
    """What a button of her pages may name."""
    return {one.answer.id for one in interview.questions if one.answer} | {one.unfinished for one in interview.questions if one.unfinished}


def nothing_written() -> str:
    return _("Tulis jawabanmu.")


def overview(interview: MyInterview, state: Form = Form()) -> Page:  # noqa: B008  frozen
    """Where the interview stands: before it, in the middle, shared, kept, over."""
    begun = interview.may_record or any(one.answer or one.unfinished for one in interview.questions)
    return Page(
        title=_("Wawancara video · {title}", title=interview.title),
        body=div(".stack.wide")[
            div(".stack")[
                crumb(f"{routes.MY_APPLICATIONS}/{interview.application_id}", _("Kembali ke lamaran")),
                h1[_("Wawancara video untuk {company}", company=interview.company)],
                error_summary(state),
                standing_words(interview),
            ],
            questions_box(interview) if begun else invitation_box(interview),
        ],
        width="reading",
        bare=True,
    )


def standing_words(interview: MyInterview) -> Node:
    """One sentence about who may watch, and what to do next."""
    if interview.choice == "shared":
        return section(".privacy-box")[
            p[icon("eye"), " ", strong[_("{company} bisa menonton jawabanmu.", company=interview.company)]],
            p[_("Kamu bisa menarik izinnya kapan saja. Pemutar yang sedang terbuka berhenti dalam beberapa detik.")],
            post(interview, "simpan", _("Tarik izin"), ".button"),
        ]
    lines = [p[strong[interview.unwatched]]] if standing(interview) else []
    if interview.over:
        lines.append(p[interview.over])
    elif interview.declined and not interview.may_record:
        lines.append(p[_("Kamu memilih tidak merekam. Lamaranmu tetap diproses, dan {company} tidak diberi tahu.", company=interview.company)])
    return div(".stack.tight")[lines] if lines else None


def invitation_box(interview: MyInterview) -> Renderable:
    """What it is, from whom, until when, and that nobody has to."""
    return div(".stack.wide")[
        dl(".facts")[
            row(_("Lowongan"), interview.title),
            row(_("Isi"), interview.length),
            row(_("Batas"), interview.deadline),
            row(_("Pesan {name}", name=interview.invited_by), interview.message) if interview.message else None,
        ],
        section(".privacy-box")[
            h2[_("Ini pilihanmu")],
            p[_("Lamaranmu tetap diproses jika kamu memilih tidak. {company} tidak bisa membedakan tidak mau, belum, atau lupa.", company=interview.company)],
            p[_("Tidak ada yang menonton sebelum kamu sendiri mengizinkannya di akhir. Wajah dan suaramu tidak pernah dikenali mesin.")],
        ],
        div(".actions.equal")[
            a(".button", href=i18n.localized(at(interview, "izin")))[_("Lanjut")],
            post(interview, "tolak", _("Tidak, terima kasih"), ".button"),
        ]
        if interview.open
        else None,
    ]


def questions_box(interview: MyInterview) -> Renderable:
    """Every question with its answer, and what may still be done."""
    return div(".stack.wide")[
        p(".soft")[_("Batas: {deadline}", deadline=interview.deadline)],
        ol(".answers", role="list")[(question_row(interview, one) for one in interview.questions)],
        div(".actions")[
            a(".button.solid", href=i18n.localized(next_step(interview)))[_("Lanjutkan") if next_step(interview) != at(interview, "kirim") else _("Periksa dan pilih siapa yang menonton")]
            if interview.open or (standing(interview) and interview.choice != "shared")
            else None,
        ],
    ]


def question_row(interview: MyInterview, one: MyQuestion) -> Renderable:
    place = i18n.localized(at(interview, "pertanyaan", str(one.number + 1)))
    return li(".answer")[
        p[strong[f"{one.number + 1}. {one.text}"]],
        answer_box(interview, one.answer) if one.answer else p(".soft")[_("Belum dijawab")],
        unfinished_box(interview, one) if one.unfinished and interview.open else None,
        p[a(href=place)[_("Jawab") if one.answer is None else _("Jawab ulang")]] if interview.open and can_answer(one) else None,
    ]


def can_answer(one: MyQuestion) -> bool:
    return one.takes_left > 0 or "written" in one.ways


def answer_box(interview: MyInterview, answer: MyAnswer) -> Renderable:
    kind = AnswerKind(answer.kind)
    return div(".stack.tight")[
        p(class_={"soft": answer.state != "refused", "fault": answer.state == "refused"})[
            " · ".join(filter(None, (video_words.kind(kind), answer.length, answer.size, answer.state_words)))
        ],
        player(answer, kind),
        p(".words")[answer.words] if answer.words else None,
        form(method="post", action=i18n.localized(at(interview, "hapus")))[
            input(type="hidden", name="answer", value=answer.id), button(".button.small", type="submit")[_("Hapus jawaban ini")]
        ],
    ]


def player(answer: MyAnswer, kind: AnswerKind) -> Node:
    if not answer.url:
        return None
    if kind is AnswerKind.AUDIO:
        return sound(controls=True, preload="none", src=answer.url, aria_label=_("Jawabanmu"))
    return video(controls=True, preload="none", playsinline=True, src=answer.url, poster=answer.poster, aria_label=_("Jawabanmu"))


def unfinished_box(interview: MyInterview, one: MyQuestion) -> Renderable:
    """A take that was cut off: nothing of it is lost."""
    return div(".stack.tight")[
        p[_("Ada rekaman yang terputus. Bagian yang sudah sampai tersimpan.")],
        form(method="post", action=i18n.localized(at(interview, "pakai")))[
            input(type="hidden", name="answer", value=one.unfinished), button(".button.small", type="submit")[_("Pakai sampai yang tersimpan")]
        ],
    ]


def consent(interview: MyInterview, text: ConsentText, state: Form) -> Page:
    """Before any camera: the exact text, and two buttons of one weight."""
    return choice_page(interview, text, state, (("izin", _("Izinkan")), ("tolak", _("Jangan izinkan"))))


def share(interview: MyInterview, text: ConsentText, state: Form) -> Page:
    """The last screen: no default, two buttons of one weight."""
    yes = _("Kirim dan izinkan {company} menonton", company=interview.company)
    return choice_page(interview, text, state, (("kirim", yes), ("simpan", _("Simpan saja, jangan kirim"))), answers=True)


def choice_page(interview: MyInterview, text: ConsentText, state: Form, choices: tuple[tuple[str, str], tuple[str, str]], *, answers: bool = False) -> Page:
    listed = ", ".join(dict.fromkeys(video_words.kind(AnswerKind(one.answer.kind)).lower() for one in standing(interview) if one.answer))
    return Page(
        title=text.title,
        body=div(".stack.wide")[
            div(".stack")[crumb(at(interview), _("Kembali")), h1[text.title], error_summary(state)],
            p[n_("{n} jawaban: {kinds}.", "{n} jawaban: {kinds}.", len(standing(interview)), kinds=listed)] if answers else None,
            dl(".facts")[(row(line.label, line.words) for line in text.lines)],
            p[text.note],
            div(".actions.equal")[
                (
                    form(method="post", action=i18n.localized(at(interview, place)))[
                        input(type="hidden", name="shown", value=text.sha256), button(".button.wide", type="submit")[words]
                    ]
                    for place, words in choices
                )
            ],
            p(".soft.small")[text.edition, " · ", a(href=i18n.localized(routes.POLICY))[_("Baca kebijakan lengkap")]],
        ],
        width="reading",
        bare=True,
    )


def device(interview: MyInterview) -> Page:
    """Camera, microphone and a practice question, all of it on the device alone."""
    return Page(
        title=_("Periksa perangkat · {title}", title=interview.title),
        body=div(".stack.wide")[
            div(".stack")[
                crumb(at(interview), _("Kembali")),
                h1[_("Periksa kamera dan mikrofon")],
                p[_("Latihan ini tidak pernah dikirim. Rekamannya tetap di perangkatmu dan hilang saat kamu meninggalkan halaman.")],
            ],
            device_box(i18n.localized(next_step(interview))),
        ],
        width="reading",
        bare=True,
    )


def question(interview: MyInterview, one: MyQuestion, state: Form) -> Page:
    """One question, and every way in which it may be answered."""
    recorded = [way for way in one.ways if way != "written"]
    return Page(
        title=_("Pertanyaan {n} · {title}", n=one.number + 1, title=interview.title),
        body=div(".stack.wide")[
            div(".stack")[
                crumb(at(interview), _("Simpan dan lanjutkan nanti")),
                progress(one.number + 1, len(interview.questions)),
                h1[one.text],
                error_summary(state),
            ],
            unfinished_box(interview, one) if one.unfinished else None,
            recording_part(interview, one, recorded) if recorded else None,
            written_part(interview, one, state) if "written" in one.ways else None,
        ],
        width="reading",
        bare=True,
    )


def recording_part(interview: MyInterview, one: MyQuestion, ways: list[str]) -> Node:
    if not interview.may_record:
        return section(".stack")[
            p[_("Menjawab dengan kamera atau suara butuh izinmu.")],
            p[a(".button", href=i18n.localized(at(interview, "izin")))[_("Baca izin perekaman")]],
        ]
    if not one.takes_left:
        return p[_("Kesempatan merekam pertanyaan ini sudah terpakai.")]
    return recorder_box(interview, one, ways_field(ways), i18n.localized(next_after(interview, one)), i18n.localized(at(interview)))


def next_after(interview: MyInterview, one: MyQuestion) -> str:
    """Where a kept recording leads."""
    later = [other for other in interview.questions if other.number != one.number and (other.answer is None or other.answer.state == "refused")]
    following = sorted(later, key=lambda other: (other.number < one.number, other.number))
    return at(interview, "pertanyaan", str(following[0].number + 1)) if following else at(interview, "kirim")


def ways_field(ways: list[str]) -> Node:
    if len(ways) == 1:
        return input(type="radio", name="kind", value=ways[0], checked=True, hidden=True)
    return fieldset(".field")[
        legend[_("Cara menjawab")],
        (label(".choice")[input(type="radio", name="kind", value=way, checked=place == 0), span[video_words.kind(AnswerKind(way))]] for place, way in enumerate(ways)),
    ]


def written_part(interview: MyInterview, one: MyQuestion, state: Form) -> Renderable:
    kept = one.answer.words if one.answer else ""
    values = state if state.values else Form({"words": kept}, state.faults)
    return form(".stack", method="post", action=i18n.localized(at(interview, "pertanyaan", str(one.number + 1))))[
        long_field(values, "words", _("Jawaban tertulismu"), maxlength=LONGEST), div(".actions")[button(".button", type="submit")[_("Simpan jawaban tertulis")]]
    ]


def post(interview: MyInterview, place: str, words: str, classes: str) -> Renderable:
    return form(method="post", action=i18n.localized(at(interview, place)))[button(classes, type="submit")[words]]


def row(words: str, value: str) -> Renderable:
    return div[dt[words], dd[value]]
