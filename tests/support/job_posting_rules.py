"""What Google documents for a JobPosting, as strictly as it is written: every required and every recommended field that a vacancy of ours can have.

After "Job posting (JobPosting) structured data" of Google Search Central: required are title, description, datePosted, hiringOrganization and
jobLocation (or, for work from anywhere, jobLocationType with applicantLocationRequirements); all else here is recommended there.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from weimproovi.vocabulary.occupations import OCCUPATIONS

FIELDS = {
    "@context", "@type", "title", "description", "datePosted", "validThrough", "employmentType", "hiringOrganization", "identifier", "url", "directApply",
    "totalJobOpenings", "baseSalary", "educationRequirements", "experienceRequirements", "jobLocation", "jobLocationType", "applicantLocationRequirements",
    "occupationalCategory",
}  # fmt: skip
ONLY_WHERE_KNOWN = {"occupationalCategory"}
ONLY_FROM_ANYWHERE = {"jobLocationType", "applicantLocationRequirements"}
EMPLOYMENT = {"FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER"}
UNITS = {"HOUR", "DAY", "WEEK", "MONTH", "YEAR"}
CREDENTIALS = {"high school", "associate degree", "bachelor degree", "professional certificate", "postgraduate degree"}
TAGS = {"p", "br", "ul", "li", "strong", "em", "b", "i", "h1", "h2", "h3", "h4", "h5"}


class Told(HTMLParser):
    """The text of a piece of HTML, and the tags in it; what is opened must be closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.open: list[str] = []
        self.sound = True
        self.feed(html)
        self.close()
        self.sound = self.sound and not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.open.append(tag)
        self.sound = self.sound and not attrs

    def handle_endtag(self, tag: str) -> None:
        self.sound = self.sound and bool(self.open) and self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def faults_of(posting: dict[str, Any], today: date) -> list[str]:
    """What Google would find wrong, or miss."""
    return [*shape(posting), *texts(posting), *moments(posting, today), *organization(posting), *places(posting), *pay(posting), *demands(posting), *occupation(posting)]


def shape(posting: dict[str, Any]) -> Iterator[str]:
    if posting.get("@context") not in ("https://schema.org/", "https://schema.org") or posting.get("@type") != "JobPosting":
        yield "not a JobPosting of schema.org"
    yield from (f"unknown field {name}" for name in set(posting) - FIELDS)
    optional = ONLY_FROM_ANYWHERE | ONLY_WHERE_KNOWN | ({"jobLocation"} if posting.get("jobLocationType") else set())
    yield from (f"{name} is missing" for name in FIELDS - optional - set(posting))
    yield from (f"{name} is empty" for name, value in posting.items() if value in ("", None, [], {}))


def texts(posting: dict[str, Any]) -> Iterator[str]:
    title, html = posting.get("title", ""), posting.get("description", "")
    if re.search(r"[<>]|&\w+;|\s{2}|[!*]", title) or title != title.strip():
        yield "the title is no plain title"
    told = Told(html)
    if not told.sound or told.tags - TAGS or "p" not in told.tags:
        yield "the description is no sound HTML of the permitted tags"
    if len("".join(told.words)) < 20 or "".join(told.words).strip() == title:
        yield "the description says nothing"
    parts = urlsplit(posting.get("url", ""))
    if parts.scheme not in ("http", "https") or not parts.netloc:
        yield "url is not absolute"


def moments(posting: dict[str, Any], today: date) -> Iterator[str]:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", posting["datePosted"]) or date.fromisoformat(posting["datePosted"]) > today:
        yield "datePosted is no day of the past"
    until = datetime.fromisoformat(posting["validThrough"])
    if until.tzinfo is None or until.date() < today or until.date() < date.fromisoformat(posting["datePosted"]):
        yield "validThrough is no moment to come, with its zone"


def organization(posting: dict[str, Any]) -> Iterator[str]:
    who = posting["hiringOrganization"]
    if who != "confidential" and (not isinstance(who, dict) or who.get("@type") != "Organization" or not who.get("name", "").strip() or set(who) - {"@type", "name", "sameAs"}):
        yield "hiringOrganization is neither an organization with its name nor confidential"
    named = posting["identifier"]
    if named.get("@type") != "PropertyValue" or not named.get("name") or not named.get("value") or set(named) != {"@type", "name", "value"}:
        yield "identifier is no PropertyValue with name and value"


def places(posting: dict[str, Any]) -> Iterator[str]:
    if "jobLocation" in posting:
        where = posting["jobLocation"]
        address = where.get("address", {})
        if where.get("@type") != "Place" or address.get("@type") != "PostalAddress" or address.get("addressCountry") != "ID":
            yield "jobLocation is no place with an address in the country"
        if not address.get("addressLocality") or not address.get("addressRegion"):
            yield "jobLocation lacks its locality or region"
    kind, applicants = posting.get("jobLocationType"), posting.get("applicantLocationRequirements")
    if (kind is None) != (applicants is None) or kind not in (None, "TELECOMMUTE"):
        yield "jobLocationType and applicantLocationRequirements do not stand together"
    if applicants is not None and (applicants.get("@type") != "Country" or not applicants.get("name")):
        yield "applicantLocationRequirements is no country"
    if kind is None and "jobLocation" not in posting:
        yield "no place at all"


def pay(posting: dict[str, Any]) -> Iterator[str]:
    salary = posting["baseSalary"]
    value = salary.get("value", {})
    if salary.get("@type") != "MonetaryAmount" or not re.fullmatch("[A-Z]{3}", salary.get("currency", "")):
        yield "baseSalary is no amount with a currency"
    if value.get("@type") != "QuantitativeValue" or value.get("unitText") not in UNITS:
        yield "baseSalary has no unit"
    numbers = [value.get(name) for name in ("value", "minValue", "maxValue") if name in value]
    if not numbers or not all(type(number) is int and number > 0 for number in numbers) or ("value" in value) == ("minValue" in value):
        yield "baseSalary is neither one number nor a range"
    if value.get("maxValue", 10**12) <= value.get("minValue", 0):
        yield "baseSalary's range is upside down"


def demands(posting: dict[str, Any]) -> Iterator[str]:
    kinds = posting["employmentType"]
    if not isinstance(kinds, list) or not kinds or set(kinds) - EMPLOYMENT or len(set(kinds)) < len(kinds):
        yield "employmentType is no list of Google's words"
    if posting["directApply"] is not True or type(posting["totalJobOpenings"]) is not int:
        yield "directApply or totalJobOpenings is of another type"
    level, years = posting["educationRequirements"], posting["experienceRequirements"]
    if level != "no requirements" and (level.get("@type") != "EducationalOccupationalCredential" or level.get("credentialCategory") not in CREDENTIALS):
        yield "educationRequirements is no credential of Google's words"
    if years != "no requirements" and (years.get("@type") != "OccupationalExperienceRequirements" or type(years.get("monthsOfExperience")) is not int or years["monthsOfExperience"] < 1):
        yield "experienceRequirements is no number of months"


def occupation(posting: dict[str, Any]) -> Iterator[str]:
    """A unit group of ISCO-08 by its code, and one that the title names."""
    category = posting.get("occupationalCategory")
    if category is None:
        return
    if not isinstance(category, dict) or set(category) != {"@type", "inCodeSet", "codeValue"} or category["@type"] != "CategoryCode" or category["inCodeSet"] != "ISCO-08":
        yield "occupationalCategory is no code of ISCO-08"
        return
    names = {name.casefold() for one in OCCUPATIONS if one.code == category["codeValue"] for name in (one.name_id, one.name_en)}
    if not any(name in posting.get("title", "").casefold() for name in names):
        yield "occupationalCategory is not what the title says"
