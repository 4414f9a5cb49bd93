"""What happens besides looking, and what is collected where no screen shows it: mails, logs, Redis, disks, backups, the built front end."""

from email.message import EmailMessage
from pathlib import Path
from uuid import UUID

import redis
from sqlalchemy import select
from sqlmodel import col

from tests.canaries import props
from tests.canaries.journey import Journey
from tests.canaries.recorder import headers_of
from tests.canaries.words import COMPANIES, PEOPLE, spoken
from tests.canaries.world import World
from tests.support.caller import caller
from tests.support.postman import Postman
from tests.support.signed_in import visitor
from weimproovi import db
from weimproovi.models import Mail
from weimproovi.permissions.actor import SYSTEM
from weimproovi.services import accounts, backups, exports, mail_sending, pipeline, resumes
from weimproovi.settings import settings
from weimproovi.vocabulary import MailKind, Purpose, Stage

NOBODY = ("log", "notify", "disk", "backup", "build")  # channels that must carry no canary at all


def complete(one: Journey) -> None:
    """What the world needs before anybody looks, and which picture shows whose words."""
    world = one.world
    props.complete(world)
    for name in PEOPLE:
        page = resumes.own_page(world.actors[name], world.resumes[name], 1)
        one.recorder.pictures[b"".join(page.chunks)] = f"{name}.resume"


def happen(one: Journey) -> None:
    """Somebody else acts while everybody's tabs are open."""
    one.wake()
    gita = one.world.actors["gita"]
    accounts.change_password(gita, spoken("gita", "secret"), "kuda putih menari 88", visitor())
    one.sign_in_again("gita")  # where she sits at a screen too
    world, team = one.world, [viewer for viewer in one.tabs if viewer.startswith("senja")]
    for viewer in team:
        one.tabs[viewer].go(f"/rekruter/lowongan/{world.vacancies['senja'].id}?tahap=baru")
    pipeline.move(world.actors["senja"], world.applications["amara"], Stage.INTERVIEW)
    pipeline.open_application(world.actors["senja.manager"], world.applications["bening"])
    one.hear_what_changed()
    for viewer in team:
        one.tabs[viewer].go(f"/rekruter/lamaran/{world.applications['bening']}")
    pipeline.end(world.actors["senja.recruiter"], world.applications["bening"], "experience", "Terima kasih, Kenari.")


def collect(one: Journey, postman: Postman, redis_port: int, web: Path) -> None:
    """Everything that left by another way, or lies where others could read it."""
    take_export(one)
    while mail_sending.sweep_mail().rows:
        pass
    for mail in postman.mails:
        take_mail(one, mail)
    one.kinds_mailed = kinds_of([str(mail["Message-ID"])[1:37] for mail in postman.mails])
    take_redis(one, redis_port)
    take_disk(one)
    one.recorder.hear("log", "server.log", one.server.log())
    for file in sorted(web.joinpath("build", "client").rglob("*")):
        if file.is_file() and file.suffix in (".html", ".js", ".json", ".css", ".txt"):
            one.recorder.hear("build", file.suffix, file.read_bytes())


def take_export(one: Journey) -> None:
    """A candidate's own copy, fetched as she does it."""
    amara, typed = one.world.actors["amara"], {"password": spoken("amara", "secret")}
    exports.ask(amara, typed, visitor())
    exports.sweep_exports()
    with caller(one.server, one.cookies["amara"]) as client:
        for viewer, cookie in one.cookies.items():
            client.cookies.set(settings().cookie_name, cookie)
            if viewer != "amara":
                one.take(viewer, "/unduh-data", client.post("/unduh-data", data={**typed, "act": "fetch"}))
        client.cookies.set(settings().cookie_name, one.cookies["amara"])
        one.take("amara", "/unduh-data", client.post("/unduh-data", data={**typed, "act": "fetch"}))


def take_mail(one: Journey, mail: EmailMessage) -> None:
    """A mail as it went over the wire, for whoever it is addressed to."""
    parts = [headers_of([(name, str(value)) for name, value in mail.items()])]
    parts += [str(part.get_content()) for part in mail.walk() if part.get_content_maintype() == "text"]
    one.recorder.hear(reader_of(one.world, str(mail["To"])), f"mail {mail['Message-ID']}", "\n".join(parts))


def kinds_of(mail_ids: list[str]) -> set[MailKind]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        sent = select(col(Mail.kind)).where(col(Mail.id).in_([UUID(mail_id) for mail_id in mail_ids]))
        return set(session.execute(sent).scalars())


def reader_of(world: World, address: str) -> str:
    known = {spoken(name, "email"): name for name in PEOPLE} | {spoken(name, "owner_email"): name for name in COMPANIES}
    known |= {f"bima.{part}@contoh.id": f"senja.{part}" for part in ("idle", "manager", "reviewer")}
    return (known | {spoken("senja", "member_email"): "senja.recruiter"}).get(address, address)


def take_redis(one: Journey, port: int) -> None:
    """What is kept of open tabs, by whose tab it is."""
    store = redis.Redis(port=port)
    for key in store.scan_iter():
        kept = store.get(key) if store.type(key) == b"string" else None
        owner = next((viewer for token, viewer in one.kept.items() if token.encode() in key), "redis")
        one.recorder.hear(owner, "redis", key + b"\n" + (kept or b""))


def take_disk(one: Journey) -> None:
    """Stored files, journal and a backup, as whoever holds the disk reads them."""
    backups.back_up()
    for folder in ("files", "journal", "backups"):
        for file in sorted((settings().data_dir / folder).rglob("*")):
            if file.is_file():
                one.recorder.hear("backup" if folder == "backups" else "disk", folder, f"{file.name}\n".encode() + file.read_bytes())
