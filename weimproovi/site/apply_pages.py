"""The pages of applying. The check names the company truly, whatever the public page withholds (S3, S5)."""

from collections.abc import Mapping, Sequence

from htpy import Node, Renderable, a, button, div, form, fragment, h1, h2, li, p, section, span, strong, ul

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.schemas.candidate import ApplyForm, Profile, Question
from weimproovi.site.components.forms import Form, error_summary, long_field, radio_field
from weimproovi.site.components.icons import icon, pair
from weimproovi.site.components.listings import crumb, fact_list
from weimproovi.site.components.steps import progress
from weimproovi.site.page import Page
from weimproovi.site.resume_pages import resume_choice_form
from weimproovi.site.sign_in import fault_title

LONGEST_ANSWER = "2000"


def step_page(application: ApplyForm, heading: str, state: Form, *, number: int, content: Node) -> Page:
    """One step: where it stands, its heading, its faults, its form."""
    total = 3 if application.questions else 2
    place = number if application.questions else min(number, 2)
    return Page(
        title=fault_title(state, _("{step} · Lamar {title}", step=heading, title=application.title)),
        body=div(".stack")[
            crumb(routes.VACANCY.format(slug=application.slug), _("Kembali ke {title}", title=application.title)),
            progress(place, total),
            h1[heading],
            error_summary(state),
            content,
        ],
        width="reading",
        bare=True,
    )


def other_account_page(slug: str) -> Page:
    return Page(
        title=_("Melamar butuh akun pencari kerja"),
        body=div(".stack")[
            pair(),
            h1[_("Melamar butuh akun pencari kerja")],
            p[_("Akun ini dipakai untuk merekrut atau mengelola Weimproovi. Untuk melamar, keluar dulu lalu masuk dengan akun pencari kerja.")],
            p[a(".button", href=i18n.localized(routes.VACANCY.format(slug=slug)))[_("Kembali ke lowongan")]],
        ],
        width="narrow",
    )


def already_sent_page(application: ApplyForm) -> Page:
    return Page(
        title=_("Kamu sudah melamar"),
        body=div(".stack")[
            pair(),
            h1[_("Kamu sudah melamar")],
            p[_("Lamaranmu untuk {title} di {company} sudah terkirim. Satu lowongan cukup satu lamaran.", title=application.title, company=application.company)],
            p[a(".button.solid", href=application_path(application))[_("Lihat lamaranku")]],
        ],
        width="narrow",
    )


def application_path(application: ApplyForm) -> str:
    return i18n.localized(f"{routes.MY_APPLICATIONS}/{application.already_sent_id}")


def resume_page(application: ApplyForm, state: Form) -> Page:
    content = resume_choice_form(state, application.resumes, chosen=application.chosen_resume_id, slug=application.slug)
    return step_page(application, _("CV"), state, number=1, content=content)


def questions_page(application: ApplyForm, state: Form) -> Page:
    action = i18n.localized(routes.APPLY.format(slug=application.slug)) + "/pertanyaan"
    content = form(".stack", method="post", action=action, novalidate=True, data_autosaves="arah")[
        p(".soft")[_("Pertanyaan dari perusahaan. Jawabanmu tersimpan, juga bila kamu baru kembali besok.")],
        (question_field(state, question) for question in application.questions),
        div(".actions")[
            button(".button.solid", type="submit")[_("Lanjut")],
            button(".button", type="submit", name="arah", value="kembali")[_("Kembali")],
            autosave_status(),
        ],
    ]
    return step_page(application, _("Pertanyaan"), state, number=2, content=content)


def autosave_status() -> Renderable:
    """Says when the answers were last kept; the script fills it."""
    return span(".soft.small", role="status", data_saved_words=_("Tersimpan {time}", time="{time}"), data_unsaved_words=_("Belum tersimpan: tidak ada jaringan. Kami coba lagi."))[""]


def question_field(state: Form, question: Question) -> Renderable:
    if question.kind == "choice":
        return radio_field(state, question.id, question.text, [(option, option) for option in question.options])
    return long_field(state, question.id, question.text, maxlength=LONGEST_ANSWER)


def missing_answers(application: ApplyForm, answers: Mapping[str, str]) -> dict[str, str]:
    """Faults for the questions without an answer, and for choices that are none."""
    return {
        question.id: _("Jawab: {question}", question=question.text)
        for question in application.questions
        if not answers.get(question.id) or (question.kind == "choice" and answers[question.id] not in question.options)
    }


def check_page(application: ApplyForm, profile: Profile, state: Form, fill_from: str = "") -> Page:
    """What is sent, and to whom. `fill_from` is where the CV's text offers something that the profile lacks."""
    action = i18n.localized(routes.APPLY.format(slug=application.slug)) + "/periksa"
    content = div(".stack.wide")[
        section(".privacy-box")[
            h2[_("Yang paling banyak bisa dilihat {company}", company=application.company)],
            ul(".ticks", role="list")[(li[icon("check"), span[line]] for line in application.most_seen)],
            p(".small")[_("Sampai {date}, atau sampai kamu menarik lamaran. Setiap kali dibuka, kamu bisa membacanya.", date=application.visible_until)],
        ],
        checking_notice(application),
        checked_facts(application, profile, fill_from),
        form(method="post", action=action, data_once=True)[
            div(".actions")[
                button(".button.solid", type="submit")[_("Kirim lamaran")],
                a(".button", href=back_from_check(application))[_("Kembali")],
                span(".soft.small", role="status", data_sending_words=_("Sedang mengirim"))[""],
            ]
        ],
    ]
    return step_page(application, _("Periksa"), state, number=3, content=content)


def checking_notice(application: ApplyForm) -> Node:
    """Until staff have checked the company, an application waits and opens nothing (S3)."""
    if not application.being_checked:
        return None
    return div(".notice.warn")[
        strong[_("Identitas {company} sedang diperiksa", company=application.company)],
        p[_("Kamu tetap bisa mengirim lamaran. Perusahaan belum melihat apa pun, juga tidak tahu bahwa kamu melamar, sampai pemeriksaan lulus. Bila tidak lulus, lamaranmu berakhir tanpa pernah dibuka dan kamu mendapat kabar.")],
    ]


def checked_facts(application: ApplyForm, profile: Profile, fill_from: str) -> Renderable:
    resume = next((version for version in application.resumes if version.id == application.chosen_resume_id), None)
    apply_path = i18n.localized(routes.APPLY.format(slug=application.slug))
    answers: list[tuple[str, Node]] = [(question.text, question.answer) for question in application.questions]
    return fragment[
        section(".stack.tight")[
            h2[_("Lamaranmu")],
            fact_list([
                (_("Untuk"), fragment[strong[application.title], " · ", application.company]),
                (_("CV"), fragment[resume.file_name if resume else "", " ", a(href=apply_path)[_("Ubah CV")]]),
                (_("Nama"), profile.full_name),
                (_("E-mail"), profile.email),
                (_("Nomor HP"), profile.phone),
                (_("LinkedIn"), profile.linkedin_url),
            ]),
            p[a(href=i18n.localized(fill_from))[_("Isi profil dari CV")]] if fill_from else None,
        ],
        section(".stack.tight")[
            h2[_("Jawabanmu")], fact_list(answers, "long"), p[a(href=f"{apply_path}/pertanyaan")[_("Ubah jawaban")]]
        ]
        if answers
        else None,
    ]


def back_from_check(application: ApplyForm) -> str:
    return i18n.localized(routes.APPLY.format(slug=application.slug)) + ("/pertanyaan" if application.questions else "")


def sent_page(application: ApplyForm) -> Page:
    return Page(
        title=_("Lamaran terkirim"),
        body=div(".stack.wide")[
            div(".stack")[
                pair(),
                h1[_("Lamaran terkirim")],
                p(".lead")[_("{title} di {company}.", title=application.title, company=application.company)],
                mail_notice(application),
            ],
            section(".stack.tight")[h2[_("Setelah ini")], ul(".bullets.measure", role="list")[(li[words] for words in next_words(application))]],
            div(".actions")[
                a(".button.solid", href=application_path(application))[_("Lihat lamaranku")],
                a(".button", href=i18n.localized(routes.VACANCIES))[_("Cari lowongan lain")],
            ],
        ],
        width="reading",
        bare=True,
    )


def mail_notice(application: ApplyForm) -> Node:
    """An application waits until its writer's address is confirmed; she is told so here."""
    if application.email_confirmed:
        return None
    return div(".notice.warn", role="status")[
        strong[_("Konfirmasi e-mailmu dulu")],
        p[_("Perusahaan mendapat kabar setelah kamu membuka tautan di e-mail yang kami kirim. Lamaranmu sudah tersimpan.")],
    ]


def next_words(application: ApplyForm) -> Sequence[str]:
    return (
        *([_("Identitas perusahaan sedang kami periksa. Sampai lulus, perusahaan tidak melihat apa pun.")] if application.being_checked else []),
        _("{company} memilih lamaran mana yang dibuka. Sebelum dibuka, namamu tidak terlihat.", company=application.company),
        _("Kamu mendapat kabar saat lamaranmu dibuka dan saat tahapnya berubah."),
        _("Kamu bisa menarik lamaran kapan saja di Lamaranku."),
    )
