"""What a candidate types for a CV that is made from a form. Plain words; name and contact come from her profile."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ResumeRow:
    """One job or one course of study. `words` has one line for each thing that was done."""

    title: str = ""
    place: str = ""
    period: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class TypedResume:
    """The form as it stands. `skills` has one in each line or between commas."""

    headline: str = ""
    summary: str = ""
    skills: str = ""
    experience: list[ResumeRow] = field(default_factory=list)
    education: list[ResumeRow] = field(default_factory=list)
