"""A vacancy between what was typed and its columns. A draft may be incomplete; what cannot be read or kept is refused in words."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from weimproovi.errors import Invalid
from weimproovi.i18n import _, format
from weimproovi.models import Vacancy, VacancyQuestion
from weimproovi.schemas.recruiter import QuestionForm, VacancyForm
from weimproovi.services import vacancy_hints
from weimproovi.services.placements import placed
from weimproovi.services.sign_up_form import paragraphs, tidy
from weimproovi.vocabulary import Education, EmploymentStatus, QuestionKind, SalaryBasis, SalaryPeriod, Workplace

LINES = {"title": 120, "city": 80, "province": 80, "department": 120, "reports_to": 120, "level": 60}
PARAGRAPHS = {"duties": 6000, "qualifications": 4000}
CHOICES: dict[str, type[StrEnum]] = {
    "workplace": Workplace,
    "salary_period": SalaryPeriod,
    "salary_basis": SalaryBasis,
    "minimum_education": Education,
}
MARKS = ("outsourcing", "confidential", "posted_for_other", "reviewers_see_resume")
HIGHEST_PAY = 2_000_000_000
QUESTIONS, OPTIONS, QUESTION_LENGTH, OPTION_LENGTH = 10, 12, 300, 120

Word = TypeVar("Word", bound=StrEnum)


def values_of(form: VacancyForm) -> dict[str, Any]:
    """The columns of a vacancy from its form.

    Raises:
        Invalid: words per field that cannot be read or is too long.
    """
    faults: dict[str, str] = {}
    values: dict[str, Any] = {name: _line(form, name, longest, faults) for name, longest in LINES.items()}
    values |= {name: _text(form, name, longest, faults) for name, longest in PARAGRAPHS.items()}
    values |= {name: _one_of(name, getattr(form, name), kind, faults) for name, kind in CHOICES.items()}
    values |= {name: bool(getattr(form, name)) for name in MARKS}
    values |= {
        "salary_min": _pay(form, "salary_min", faults),
        "salary_max": _pay(form, "salary_max", faults),
        "employment_status": _one_of("employment_status", form.employment_status, EmploymentStatus, faults)
        if form.employment_status
        else None,
        "team_size": _number("team_size", form.team_size, range(1, 100_001), faults)
        if form.team_size.strip()
        else None,
        "openings_needed": _number("openings_needed", form.openings_needed or "1", range(1, 10_001), faults),
        "experience_years": _number("experience_years", form.experience_years or "0", range(41), faults),
        "closes_on": _day("closes_on", form.closes_on, faults),
    }
    if faults:
        raise Invalid(faults)
    values["city"], values["province"] = placed(values["city"], values["province"])
    return values


def questions_of(form: VacancyForm) -> list[dict[str, Any]]:
    """The columns of each question, in order.

    Raises:
        Invalid: too many, too long, or of an unknown kind.
    """
    if len(form.questions) > QUESTIONS:
        raise Invalid({"questions": _("Paling banyak {n} pertanyaan.", n=QUESTIONS)})
    return [_question(number, asked) for number, asked in enumerate(form.questions, 1)]


def form_of(vacancy: Vacancy, questions: Sequence[VacancyQuestion], saved: str = "") -> VacancyForm:
    """The form as it is shown: numbers with their dots, dates as the browser's date field wants them."""
    typed = {name: getattr(vacancy, name) for name in (*LINES, *PARAGRAPHS, *MARKS)}
    typed |= {name: getattr(vacancy, name).value for name in CHOICES}
    return VacancyForm(
        id=str(vacancy.id),
        state=vacancy.state.value,
        **typed,
        saved=saved,
        salary_min=_shown(vacancy.salary_min),
        salary_max=_shown(vacancy.salary_max),
        employment_status=vacancy.employment_status.value if vacancy.employment_status else "",
        team_size="" if vacancy.team_size is None else str(vacancy.team_size),
        openings_needed=str(vacancy.openings_needed),
        experience_years=str(vacancy.experience_years),
        closes_on=vacancy.closes_on.isoformat() if vacancy.closes_on else "",
        from_text=list(vacancy.from_text),
        hints=vacancy_hints.hints(vacancy.title, vacancy.duties, vacancy.qualifications),
        questions=[QuestionForm(asked.kind.value, asked.text, "\n".join(asked.options)) for asked in questions],
    )


def _line(form: VacancyForm, name: str, longest: int, faults: dict[str, str]) -> str:
    return _kept(name, tidy(getattr(form, name)), longest, faults)


def _text(form: VacancyForm, name: str, longest: int, faults: dict[str, str]) -> str:
    return _kept(name, paragraphs(getattr(form, name)), longest, faults)


def _kept(name: str, words: str, longest: int, faults: dict[str, str]) -> str:
    if len(words) > longest:
        faults[name] = _("Ringkas menjadi paling banyak {n} karakter.", n=format.number(longest))
    return words


def _one_of(name: str, typed: str, kind: type[Word], faults: dict[str, str]) -> Word | None:
    try:
        return kind(typed)
    except ValueError:
        faults[name] = _("Pilih salah satu dari daftar.")
        return None


def _pay(form: VacancyForm, name: str, faults: dict[str, str]) -> int | None:
    """Whole units; thousand dots, commas and "Rp" are read over."""
    digits = getattr(form, name).strip().removeprefix("Rp").strip().replace(".", "").replace(",", "")
    if not digits:
        return None
    if not (digits.isascii() and digits.isdigit() and 0 < int(digits[:11]) <= HIGHEST_PAY):
        faults[name] = _("Tulis gaji dengan angka saja, misalnya 8.000.000.")
        return None
    return int(digits)


def _number(name: str, typed: str, allowed: range, faults: dict[str, str]) -> int | None:
    digits = typed.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 7 and int(digits) in allowed):
        faults[name] = _(
            "Tulis angka dari {low} sampai {high}.", low=allowed.start, high=format.number(allowed.stop - 1)
        )
        return None
    return int(digits)


def _day(name: str, typed: str, faults: dict[str, str]) -> date | None:
    try:
        return date.fromisoformat(typed.strip()) if typed.strip() else None
    except ValueError:
        faults[name] = _("Pilih tanggal, misalnya {example}.", example=format.date_long(date(2026, 11, 22)))
        return None


def _shown(amount: int | None) -> str:
    return "" if amount is None else format.number(amount)


def _question(number: int, asked: QuestionForm) -> dict[str, Any]:
    options = (
        [tidy(line) for line in asked.options.splitlines() if line.strip()] if asked.kind == QuestionKind.CHOICE else []
    )
    text = tidy(asked.text)
    too_long = (
        len(text) > QUESTION_LENGTH or len(options) > OPTIONS or any(len(option) > OPTION_LENGTH for option in options)
    )
    if too_long or asked.kind not in list(QuestionKind):
        raise Invalid(
            {
                "questions": _(
                    "Pertanyaan {number}: paling banyak {length} karakter, dengan paling banyak {options} pilihan dari {each} karakter.",
                    number=number,
                    length=QUESTION_LENGTH,
                    options=OPTIONS,
                    each=OPTION_LENGTH,
                )
            }
        )
    return {"position": number, "kind": QuestionKind(asked.kind), "text": text, "options": list(dict.fromkeys(options))}
