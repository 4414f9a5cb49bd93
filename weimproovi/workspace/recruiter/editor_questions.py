"""The questions that applicants answer, in the vacancy editor."""

import reflex as rx

from weimproovi.i18n import _
from weimproovi.schemas.recruiter import QuestionForm
from weimproovi.vocabulary import QuestionKind
from weimproovi.workspace.components.controls import quiet
from weimproovi.workspace.components.fields import fault_line
from weimproovi.workspace.components.layout import panel, section
from weimproovi.workspace.recruiter.editor_state import EditorState
from weimproovi.workspace.recruiter.questions_state import MOST
from weimproovi.workspace.recruiter.questions_state import QuestionsState as State

DRAFT = EditorState.form.state == "draft"  # once published, applicants have answered them


def questions() -> rx.Component:
    """Choice answers are seen before an application is opened, written ones after."""
    asked = EditorState.form.questions
    add = rx.el.div(
        quiet(_("Tambah pertanyaan pilihan"), type="button", on_click=State.add(QuestionKind.CHOICE.value)),
        quiet(_("Tambah pertanyaan tertulis"), type="button", on_click=State.add(QuestionKind.TEXT.value)),
        class_name="wm-actions",
    )
    hint = _(
        "Jawaban pilihan terlihat sebelum lamaran dibuka; jawaban tertulis setelahnya. Jangan tanyakan nama atau kontak."
    )
    return section(
        _("Pertanyaan untuk pelamar"),
        rx.el.p(hint, class_name="wm-soft wm-reading"),
        panel(
            fault_line("questions", EditorState.faults["questions"]),
            rx.foreach(asked, _question),
            rx.cond((asked.length() < MOST) & DRAFT, add),
            look="wm-stack",
        ),
        id="questions",
    )


def _question(question: rx.Var[QuestionForm], position: rx.Var[int]) -> rx.Component:
    number = (position + 1).to(str)
    words = _input(rx.el.input, position, "text", question.text, _("Pertanyaan"), number)
    options = _input(
        rx.el.textarea, position, "options", question.options, _("Pilihan jawaban, satu per baris"), number
    )
    remove = quiet(_("Hapus pertanyaan"), type="button", on_click=State.remove(position), align_self="flex-start")
    return rx.el.div(
        words,
        rx.cond(question.kind == QuestionKind.CHOICE.value, options),
        rx.cond(DRAFT, remove),
        class_name="wm-question",
    )


def _input(
    element: object, position: rx.Var[int], field: str, value: rx.Var[str], label: str, number: rx.Var[str]
) -> rx.Component:
    name = f"question-{field}-" + number
    change = {"on_change": lambda text: State.write(position, field, text), "read_only": ~DRAFT}
    control = element(id=name, value=value, class_name="wm-input", **change)
    return rx.el.div(
        rx.el.label(label, " ", number, html_for=name, class_name="wm-label"),
        rx.debounce_input(control, debounce_timeout=1500),
        class_name="wm-field",
    )
