"""State of the questions of the vacancy being written."""

from dataclasses import replace
from typing import Literal

import reflex as rx

from weimproovi.schemas.recruiter import QuestionForm
from weimproovi.vocabulary import ActorKind, Purpose, QuestionKind
from weimproovi.workspace.policy import policy
from weimproovi.workspace.recruiter.editor_state import EditorState, keep

MOST = 10


class QuestionsState(rx.State):
    """Changes the questions of the editor's form. A position outside the list changes nothing."""

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def add(self, kind: QuestionKind) -> None:
        """Adds an empty question at the end."""
        editor = await self.get_state(EditorState)
        if len(editor.form.questions) < MOST:
            await _replace(editor, [*editor.form.questions, QuestionForm(kind.value, "")])

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def write(self, position: int, field: Literal["text", "options"], text: str) -> None:
        """Keeps the words or the options of one question."""
        editor = await self.get_state(EditorState)
        questions = list(editor.form.questions)
        if 0 <= position < len(questions):
            questions[position] = replace(questions[position], **{field: text})
            await _replace(editor, questions)

    @rx.event
    @policy(ActorKind.MEMBER, purpose=Purpose.ADMINISTER)
    async def remove(self, position: int) -> None:
        """Takes one question away."""
        editor = await self.get_state(EditorState)
        await _replace(editor, [question for place, question in enumerate(editor.form.questions) if place != position])


async def _replace(editor: EditorState, questions: list[QuestionForm]) -> None:
    await keep(editor, replace(editor.form, questions=questions))
