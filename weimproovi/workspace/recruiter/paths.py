"""Addresses of the recruiter's screens with a vacancy or an application in them, and how the address names a stage."""

import reflex as rx

from weimproovi import i18n, routes
from weimproovi.vocabulary import Stage
from weimproovi.workspace.components.controls import path_to
from weimproovi.workspace.components.frames import HISTORY

PIPELINE = f"{routes.RECRUITER_VACANCIES}/[vacancy_id]"
EDITOR = f"{PIPELINE}/ubah"
SPREAD = f"{PIPELINE}/sebarkan"
APPLICATION = "/rekruter/lamaran/[application_id]"
STAGE_WORDS = {
    Stage.NEW: "baru", Stage.IN_REVIEW: "ditinjau", Stage.INTERVIEW: "wawancara", Stage.OFFER: "penawaran",
    Stage.HIRED: "diterima", Stage.NOT_SUITABLE: "tidak-lolos", Stage.WITHDRAWN: "ditarik", Stage.CLOSED: "ditutup",
}  # fmt: skip
STAGES = {word: stage for stage, word in STAGE_WORDS.items()}
__all__ = ["APPLICATION", "EDITOR", "HISTORY", "PIPELINE", "SPREAD", "STAGES", "STAGE_WORDS"]


def pipeline_path(vacancy_id: rx.Var[str]) -> rx.Var[str]:
    """A vacancy's pipeline, for a link."""
    return path_to(PIPELINE, vacancy_id=vacancy_id)


def editor_path(vacancy_id: rx.Var[str]) -> rx.Var[str]:
    """A vacancy's editor, for a link."""
    return path_to(EDITOR, vacancy_id=vacancy_id)


def spread_path(vacancy_id: rx.Var[str]) -> rx.Var[str]:
    """Where a vacancy is passed on from, for a link."""
    return path_to(SPREAD, vacancy_id=vacancy_id)


def application_path(application_id: rx.Var[str]) -> rx.Var[str]:
    """An application's own page, for a link."""
    return path_to(APPLICATION, application_id=application_id)


def kit_path(vacancy_id: rx.Var[str]) -> rx.Var[str]:
    """A vacancy's video interview, a page of the site, for a link."""
    return path_to(f"{PIPELINE}/wawancara", vacancy_id=vacancy_id)


def review_path(application_id: rx.Var[str]) -> rx.Var[str]:
    """The place of an application's video, a page of the site, for a link."""
    return path_to(f"{APPLICATION}/video", application_id=application_id)


def scores_path(application_id: rx.Var[str]) -> rx.Var[str]:
    """Where an application is scored, a page of the site, for a link."""
    return path_to(f"{APPLICATION}/penilaian", application_id=application_id)


def written(route: str, **parts: str) -> str:
    """The path of a route in the current language, for a redirect."""
    for name, part in parts.items():
        route = route.replace(f"[{name}]", part)
    return i18n.localized(route)
