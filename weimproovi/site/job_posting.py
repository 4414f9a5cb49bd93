"""One vacancy as schema.org's JobPosting in JSON-LD, as search engines for vacancies read it: what its page says, nothing more.

A block of this type is not executed, so the content security policy needs no exception for it.
"""

import json
from typing import Any

from htpy import Renderable, script
from markupsafe import Markup, escape

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.schemas.posting import PostingFacts
from weimproovi.schemas.public import ListingDetail
from weimproovi.settings import settings
from weimproovi.vocabulary import Education, EmploymentStatus, SalaryPeriod, Workplace

NOT_IN_A_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
COUNTRY = "ID"
CONFIDENTIAL = "confidential"  # the word that Google gives for an organization that hires without its name
EMPLOYMENT = {
    EmploymentStatus.PERMANENT: ["FULL_TIME"],
    EmploymentStatus.FIXED_TERM: ["FULL_TIME", "TEMPORARY"],
    EmploymentStatus.DAILY: ["PER_DIEM"],
    EmploymentStatus.PART_TIME: ["PART_TIME"],
    EmploymentStatus.INTERNSHIP: ["INTERN"],
    EmploymentStatus.FREELANCE: ["CONTRACTOR"],
}
PERIODS = {SalaryPeriod.HOUR: "HOUR", SalaryPeriod.DAY: "DAY", SalaryPeriod.MONTH: "MONTH", SalaryPeriod.YEAR: "YEAR"}
CREDENTIALS = {
    Education.SENIOR_HIGH: "high school",
    Education.DIPLOMA: "associate degree",
    Education.BACHELOR: "bachelor degree",
    Education.MASTER: "postgraduate degree",
    Education.DOCTORATE: "postgraduate degree",
}
NOTHING_ASKED = "no requirements"


def posting_block(detail: ListingDetail) -> Renderable | None:
    """The block for an open vacancy's page; none for one that lists do not know."""
    if detail.link_only or not detail.open:
        return None
    words = json.dumps(job_posting(detail), ensure_ascii=False, separators=(",", ":"))
    return script(type="application/ld+json")[Markup(words.translate(NOT_IN_A_SCRIPT))]  # noqa: S704  no sign that could end the block is left


def job_posting(detail: ListingDetail) -> dict[str, Any]:
    """The JobPosting, in the language of the page."""
    facts = detail.facts
    return {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": detail.card.title,
        "description": description(detail),
        "datePosted": facts.posted_on,
        "validThrough": facts.closes_at,
        "employmentType": EMPLOYMENT[EmploymentStatus(facts.employment_status)],
        "hiringOrganization": organization(detail),
        "identifier": {"@type": "PropertyValue", "name": "Weimproovi", "value": detail.card.slug},
        "url": address_of(routes.VACANCY, detail.card.slug),
        "directApply": True,
        "totalJobOpenings": detail.openings_needed,
        "baseSalary": salary(facts),
        "educationRequirements": education(facts),
        "experienceRequirements": experience(facts),
        **place(facts),
        **occupation(facts),
    }


def description(detail: ListingDetail) -> str:
    """Duties and qualifications under the headings of the page, as HTML."""
    return "".join(part(heading, lines) for heading, lines in ((_("Pekerjaannya"), detail.duties), (_("Kualifikasi"), detail.qualifications)) if lines)


def part(heading: str, lines: tuple[str, ...]) -> str:
    said = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<p><strong>{escape(heading)}</strong></p>" + (f"<ul>{said}</ul>" if len(lines) > 1 else f"<p>{escape(lines[0])}</p>")


def organization(detail: ListingDetail) -> str | dict[str, str]:
    """The company by name, with its page here while it has one; a withheld name is the word for that (S5)."""
    if detail.confidential:
        return CONFIDENTIAL
    page = {"sameAs": address_of(routes.COMPANY, detail.company_slug)} if detail.company_slug else {}
    return {"@type": "Organization", "name": detail.card.company, **page}


def address_of(route: str, slug: str) -> str:
    return settings().origin + i18n.localized(route.format(slug=slug))


def salary(facts: PostingFacts) -> dict[str, Any]:
    amount = {"value": facts.salary_min} if facts.salary_max == facts.salary_min else {"minValue": facts.salary_min}
    if facts.salary_max is not None and facts.salary_max != facts.salary_min:
        amount["maxValue"] = facts.salary_max
    unit = PERIODS[SalaryPeriod(facts.salary_period)]
    return {"@type": "MonetaryAmount", "currency": facts.currency, "value": {"@type": "QuantitativeValue", **amount, "unitText": unit}}


def place(facts: PostingFacts) -> dict[str, Any]:
    """Where the work is done; for work from anywhere in the country, who may apply."""
    known = {"addressLocality": facts.city, "addressRegion": facts.province}
    postal = {"@type": "PostalAddress", **{name: words for name, words in known.items() if words}, "addressCountry": COUNTRY}
    where = {"jobLocation": {"@type": "Place", "address": postal}}
    if facts.workplace != Workplace.REMOTE:
        return where
    anywhere = {"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": {"@type": "Country", "name": COUNTRY}}
    return anywhere | (where if any(known.values()) else {})


def education(facts: PostingFacts) -> str | dict[str, str]:
    level = Education(facts.education)
    if level is Education.ANY:
        return NOTHING_ASKED
    return {"@type": "EducationalOccupationalCredential", "credentialCategory": CREDENTIALS[level]}


def experience(facts: PostingFacts) -> str | dict[str, Any]:
    if not facts.experience_years:
        return NOTHING_ASKED
    return {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 12 * facts.experience_years}


def occupation(facts: PostingFacts) -> dict[str, Any]:
    """What the title is in the classification that KBJI and ISCO-08 share; nothing where the title does not say it."""
    code = {"@type": "CategoryCode", "inCodeSet": "ISCO-08", "codeValue": facts.occupation}
    return {"occupationalCategory": code} if facts.occupation else {}
