"""What of video interviews may reach a browser: the kit and invitations of a company, the interview of a candidate, what a company watches."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class KitQuestionForm:
    """One question as a recruiter writes it. `video`, `audio`, `written`: how it may be answered; at least one."""

    text: str = ""
    think_seconds: int = 30
    answer_seconds: int = 120
    retakes: int = 1
    video: bool = True
    audio: bool = True
    written: bool = False


@dataclass(frozen=True, slots=True)
class KitForm:
    """The interview kit of a vacancy. `plan_lock` says why the plan has no videos, or nothing."""

    vacancy_id: str
    title: str = ""
    questions: list[KitQuestionForm] = field(default_factory=list)
    saved: str = ""
    minutes: str = ""
    plan_lock: str = ""
    units: str = ""
    may_write: bool = True
    may_invite: bool = True


@dataclass(frozen=True, slots=True)
class InviteRow:
    """An opened application of a vacancy and where its interview stands: not invited, or one of the two sentences that tell nothing of the candidate, or open."""

    application_id: str
    name: str
    number: int
    stage: str
    invited: bool
    words: str
    deadline: str = ""
    watchable: bool = False


@dataclass(frozen=True, slots=True)
class InviteForm:
    """What the recruiter typed: a local date and time ("2026-11-24T17:00"), its zone, a message."""

    deadline: str = ""
    zone: str = "WIB"
    message: str = ""


@dataclass(frozen=True, slots=True)
class Invited:
    """What came of inviting one application: empty `fault` where it was invited."""

    application_id: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class VideoPlace:
    """The place of the video on an application's sheet: `state` is none, waiting, empty, locked or open; `words` are the same whatever the candidate did."""

    state: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class WatchedAnswer:
    """An answer that a company may watch. Times in seconds; `url`, `poster` and `copy_url` are empty for a written answer, `words` for a recorded one.

    `start`: where this viewer stopped; `seen`: she saw its end once. `plays` and `copy_plays`: what a browser is asked whether it plays. `copy_state` as in `CopyState`.
    """

    id: str
    number: int
    question: str
    kind: str
    seconds: int = 0
    length: str = ""
    width: int = 0
    height: int = 0
    media_type: str = ""
    url: str = ""
    poster: str = ""
    words: str = ""
    start: int = 0
    seen: bool = False
    plays: str = ""
    copy_url: str = ""
    copy_plays: str = ""
    copy_state: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """What a reviewer has before her. No answers: the place says `words`."""

    application_id: str
    vacancy_id: str
    title: str
    name: str
    words: str
    banner: str = ""
    watermark: str = ""
    answers: list[WatchedAnswer] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class MyAnswer:
    """One answer of the candidate. `state` as in `AnswerState`; `url` plays it once it is ready."""

    id: str
    kind: str
    state: str
    state_words: str
    length: str = ""
    size: str = ""
    words: str = ""
    url: str = ""
    poster: str = ""


@dataclass(frozen=True, slots=True)
class MyQuestion:
    """One question as the candidate meets it. `ways`: how she may answer. `takes_left`: recordings that she may still make. `unfinished`: id of a take that was cut off."""

    number: int
    text: str
    think_seconds: int
    answer_seconds: int
    takes_left: int
    ways: list[str]
    answer: MyAnswer | None = None
    unfinished: str = ""


@dataclass(frozen=True, slots=True)
class MyInterview:
    """A candidate's interview. `open`: she may answer. `may_record`: her consent to record is in force. `choice`: undecided, shared or kept. `unwatched`: the company cannot watch yet, in words."""

    application_id: str
    company: str
    title: str
    message: str
    invited_by: str
    deadline: str
    open: bool
    over: str
    may_record: bool
    declined: bool
    choice: str
    unwatched: str
    length: str
    questions: list[MyQuestion] = field(default_factory=list)

    @property
    def answered(self) -> int:
        return sum(question.answer is not None for question in self.questions)


@dataclass(frozen=True, slots=True)
class InterviewStep:
    """An interview that waits for its candidate, on her first screen: what it is for, and until when, in words."""

    application_id: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Take:
    """A take that has begun: where its parts go, from which byte on, and what it may hold. Sizes in bytes, `seconds` of the answer."""

    answer_id: str
    offset: int
    state: str
    part_bytes: int
    most_bytes: int
    seconds: int
