"""Words of scorecards: five steps for each attribute, a recommendation, and the attributes that a vacancy has where its company wrote none."""

from enum import IntEnum, StrEnum


class Step(IntEnum):
    """What an attribute is given. Not seen is an answer too, and counts in no average."""

    NOT_SEEN = 0
    VERY_POOR = 1
    POOR = 2
    FAIR = 3
    GOOD = 4
    VERY_GOOD = 5


class Advice(StrEnum):
    """What the reviewer recommends."""

    GO_ON = "go_on"
    UNSURE = "unsure"
    STOP = "stop"


class GivenAttribute(StrEnum):
    """Attributes that every vacancy, or what it says, brings along."""

    TASKS = "tasks"
    QUALIFICATIONS = "qualifications"
    EXPERIENCE = "experience"
    CLARITY = "clarity"
    COOPERATION = "cooperation"
