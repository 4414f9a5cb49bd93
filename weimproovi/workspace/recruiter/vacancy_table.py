"""Vacancies as rows with their counts per stage; cards on a phone."""

import reflex as rx

from weimproovi.i18n import _, words
from weimproovi.schemas.recruiter import StageCount, VacancyRow
from weimproovi.vocabulary import ACTIVE_STAGES
from weimproovi.workspace.components.controls import page_link
from weimproovi.workspace.components.layout import badge
from weimproovi.workspace.recruiter.paths import editor_path, pipeline_path


def vacancy_table(rows: rx.Var[list[VacancyRow]]) -> rx.Component:
    """The name leads to the pipeline, of a draft to its editor."""
    stages = [rx.el.th(words.stage_for_company(stage), scope="col", class_name="wm-num") for stage in ACTIVE_STAGES]
    head = rx.el.tr(
        rx.el.th(_("Posisi"), scope="col"), *stages, rx.el.th(_("Tanggal tutup"), scope="col", class_name="wm-num")
    )
    table = rx.el.table(rx.el.thead(head), rx.el.tbody(rx.foreach(rows, _row)), class_name="wm-table wm-table-counts")
    return rx.el.div(table, class_name="wm-panel wm-panel-flush wm-tablebox")


def _row(row: rx.Var[VacancyRow]) -> rx.Component:
    path = rx.cond(row.state == "draft", editor_path(row.id), pipeline_path(row.id))
    name = rx.el.td(
        page_link(rx.cond(row.title, row.title, _("Lowongan tanpa judul")), to=path),
        rx.el.div(rx.cond(row.place, row.place + " · ", ""), row.employment, class_name="wm-meta"),
        rx.cond(row.paused, rx.el.div(badge(row.state_words, tone="attention"))),
    )
    closes = rx.el.td(
        rx.cond(row.closes, row.closes, "–"), class_name="wm-num", custom_attrs={"data-label": _("Tanggal tutup")}
    )
    return rx.el.tr(name, rx.foreach(row.counts[: len(ACTIVE_STAGES)], _count), closes, key=row.id)


def _count(count: rx.Var[StageCount]) -> rx.Component:
    return rx.el.td(count.count, class_name="wm-num", custom_attrs={"data-label": count.label})
