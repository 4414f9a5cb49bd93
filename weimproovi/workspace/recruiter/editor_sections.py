"""The sections of the vacancy editor, mirrored to the policy's list (C6). Each value travels after a pause and is saved at once."""

import reflex as rx

from weimproovi.i18n import _, words
from weimproovi.vocabulary import PROVINCES, Education, EmploymentStatus, SalaryBasis, SalaryPeriod, Workplace
from weimproovi.vocabulary.regions import PROVINCE_OF
from weimproovi.workspace.components.fields import checkbox_row
from weimproovi.workspace.components.layout import panel, section
from weimproovi.workspace.recruiter.editor_fields import rupiah_input, select_field, text_area, text_field
from weimproovi.workspace.recruiter.editor_state import EditorState as State


def position() -> rx.Component:
    """The name of the position."""
    return _part(
        _("Posisi"),
        text_field(
            "title", _("Nama posisi"), hint=_("Seperti yang dicari pelamar, misalnya Barista."), **_kept("title")
        ),
        text_field("openings_needed", _("Jumlah yang dicari"), input_mode="numeric", **_kept("openings_needed")),
    )


def placement() -> rx.Component:
    """Where the work is."""
    return _part(
        _("Penempatan"),
        select_field(
            "workplace",
            _("Cara kerja"),
            [(where.value, words.workplace(where)) for where in Workplace],
            **_kept("workplace"),
        ),
        rx.el.div(_cities(), _provinces(), class_name="wm-fields"),
    )


def salary() -> rx.Component:
    """One figure or a range; candidates always see it."""
    return _part(
        _("Gaji"),
        rx.el.div(
            rupiah_input("salary_min", _("Gaji terendah"), hint=_("Misalnya 5.000.000"), **_kept("salary_min")),
            rupiah_input(
                "salary_max",
                _("Gaji tertinggi"),
                hint=_("Paling banyak dua kali yang terendah"),
                optional=True,
                **_kept("salary_max"),
            ),
            class_name="wm-fields",
        ),
        rx.el.div(
            select_field(
                "salary_period",
                _("Dihitung"),
                [(period.value, words.salary_period(period)) for period in SalaryPeriod],
                **_kept("salary_period"),
            ),
            select_field(
                "salary_basis",
                _("Sebelum atau sesudah potongan"),
                [(basis.value, words.salary_basis(basis)) for basis in SalaryBasis],
                **_kept("salary_basis"),
            ),
            class_name="wm-fields",
        ),
    )


def employment() -> rx.Component:
    """What the person will be, in law."""
    statuses = [
        ("", _("Pilih status karyawan")),
        *((status.value, words.employment(status)) for status in EmploymentStatus),
    ]
    return _part(
        _("Status karyawan"),
        select_field("employment_status", _("Status karyawan"), statuses, **_kept("employment_status")),
        checkbox_row(
            "outsourcing",
            _("Melalui perusahaan outsourcing"),
            checked=State.form.outsourcing,
            on_change=lambda on: State.tick("outsourcing", on),
        ),
    )


def structure() -> rx.Component:
    """Where the position stands; roles only."""
    return _part(
        _("Struktur organisasi"),
        rx.el.div(
            text_field("department", _("Bagian"), hint=_("Misalnya Operasional gerai"), **_kept("department")),
            text_field(
                "reports_to", _("Atasan langsung"), hint=_("Jabatannya, bukan nama orang"), **_kept("reports_to")
            ),
            text_field("team_size", _("Besar tim"), optional=True, input_mode="numeric", **_kept("team_size")),
            text_field("level", _("Jenjang"), optional=True, hint=_("Misalnya staf atau supervisor"), **_kept("level")),
            class_name="wm-fields",
        ),
    )


def further() -> rx.Component:
    """What the person does and brings, and until when one may apply."""
    education = [(level.value, words.education(level)) for level in Education]
    return _part(
        _("Pekerjaan dan syarat"),
        text_area("duties", _("Yang dikerjakan"), hint=_("Satu tugas per baris."), **_kept("duties")),
        text_area(
            "qualifications",
            _("Yang dibutuhkan"),
            hint=_("Satu syarat per baris. Tanpa usia, penampilan, status perkawinan, atau agama."),
            **_kept("qualifications"),
        ),
        rx.el.div(
            select_field("minimum_education", _("Pendidikan minimal"), education, **_kept("minimum_education")),
            text_field(
                "experience_years", _("Pengalaman minimal (tahun)"), input_mode="numeric", **_kept("experience_years")
            ),
            text_field(
                "closes_on",
                _("Ditutup pada"),
                hint=_("Paling lama 90 hari dari sekarang"),
                type="date",
                **_kept("closes_on"),
            ),
            class_name="wm-fields",
        ),
    )


def showing() -> rx.Component:
    """How the company appears, and what reviewers see."""
    form = State.form
    return _part(
        _("Cara tampil"),
        checkbox_row(
            "confidential", _("Rahasiakan nama"), hint=_('Halaman publik menulis "Perusahaan dirahasiakan". Pelamar melihat nama Anda sebelum mengirim lamaran.'),
            checked=form.confidential, on_change=lambda on: State.tick("confidential", on),
        ),
        checkbox_row("posted_for_other", _("Ditulis untuk perusahaan lain"), checked=form.posted_for_other, on_change=lambda on: State.tick("posted_for_other", on)),
        checkbox_row(
            "reviewers_see_resume", _("Penilai boleh melihat CV dan kontak"), hint=_("Tanpa ini penilai melihat nama dan jawaban saja."),
            checked=form.reviewers_see_resume, on_change=lambda on: State.tick("reviewers_see_resume", on),
        ),
    )  # fmt: skip


def _part(title: str, *fields: rx.Component) -> rx.Component:
    return section(title, panel(*fields, look="wm-stack"))


def _cities() -> rx.Component:
    """Typed with the browser's own list beside it; the spelling is tidied when it is kept."""
    known = [rx.el.option(PROVINCE_OF[name], value=name) for name in sorted(PROVINCE_OF)]
    kept = _kept("city")
    kept["custom_attrs"] = {"data-draft": "city", "list": "cities"}
    hint = _("Seperti di daftar, misalnya Kota Bandung atau Kabupaten Bandung")
    return rx.fragment(
        text_field("city", _("Kota atau kabupaten"), hint=hint, auto_complete="off", **kept), rx.el.datalist(*known, id="cities")
    )


def _provinces() -> rx.Component:
    options = [("", _("Pilih provinsi")), *((name, name) for name in PROVINCES)]
    return select_field("province", _("Provinsi"), options, **_kept("province"))


def _kept(name: str) -> dict[str, object]:
    """A control whose value is kept by the state under its own name."""
    return {
        "value": getattr(State.form, name),
        "on_change": lambda text: State.write(name, text),
        "fault": State.faults[name],
        "custom_attrs": {"data-draft": name},
    }
