"""How the sweeps last ran, for staff."""

from datetime import timedelta

from sqlalchemy import select
from sqlmodel import col

from weimproovi import clock, db
from weimproovi.i18n import _, format, n_
from weimproovi.models import SweepRun
from weimproovi.permissions import staff_acts
from weimproovi.permissions.actor import SYSTEM, Actor
from weimproovi.schemas.staff import SweepRow
from weimproovi.services import staff_audit
from weimproovi.vocabulary import Purpose, StaffActKind

LATE = timedelta(minutes=1)  # beyond two turns
MINUTE, HOUR, DAY = 60, 3600, 86400


def runs(actor: Actor) -> list[SweepRow]:
    """Every sweep that has run, by name.

    Raises:
        Denied: the actor is no administrator.
    """
    staff_acts.require(actor, StaffActKind.SWEEPS_READ)
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        staff_audit.record(session, actor, StaffActKind.SWEEPS_READ)
        return [_row(run) for run in session.execute(select(SweepRun).order_by(col(SweepRun.name))).scalars()]


def _row(run: SweepRun) -> SweepRow:
    return SweepRow(
        name=run.name,
        words=_name(run.name),
        state=_state(run),
        every=_("tiap {time}", time=_time(run.every)),
        started=format.moment_exact(run.started_at),
        rows=run.rows,
        lag=_time(run.lag),
        fault=run.fault,
    )


def _state(run: SweepRun) -> str:
    """Overdue: it should have begun, or ended, two turns ago."""
    if run.started_at + 2 * timedelta(seconds=run.every) + LATE < clock.now():
        return "overdue"
    if run.finished_at is None:
        return "running"
    return "fault" if run.fault else "done"


def _time(seconds: int) -> str:
    if seconds >= DAY:
        return n_("1 hari", "{n} hari", seconds // DAY)
    if seconds >= HOUR:
        return n_("1 jam", "{n} jam", seconds // HOUR)
    if seconds >= MINUTE:
        return n_("1 menit", "{n} menit", seconds // MINUTE)
    return n_("1 detik", "{n} detik", seconds)


def _name(name: str) -> str:
    return {
        "mail": _("Mengirim surat"),
        "old_mails": _("Melupakan surat lama"),
        "exports": _("Membuat salinan data"),
        "plans": _("Masa paket"),
        "leaving": _("Menghapus akun yang ditutup"),
        "files": _("Menghapus berkas"),
        "strays": _("Mencari berkas tanpa pemilik"),
        "copies": _("Meminta salinan dihapus"),
        "videos": _("Memeriksa rekaman wawancara"),
        "playable_copies": _("Membuat salinan rekaman untuk browser lain"),
        "removed_videos": _("Menghapus rekaman wawancara"),
        "interviews": _("Batas dan pengingat wawancara video"),
        "review_digests": _("Mengabarkan video yang menunggu ditinjau"),
        "retention": _("Menghapus lamaran yang habis masanya"),
        "unused_accounts": _("Akun yang tidak dipakai"),
        "unopened": _("Mengakhiri lamaran yang tidak dibuka"),
        "past_closing": _("Lowongan lewat tanggal tutup"),
        "consents": _("Izin yang habis masanya"),
        "ledger": _("Menyegel jejak akses"),
    }.get(name, name)
