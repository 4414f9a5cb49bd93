"""Papers for the check: kept encrypted, read by moderators alone, gone at the decision (S3)."""

import io
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import select
from sqlmodel import col

from tests.support import market
from tests.support.real_files import pdf, word_bytes
from weimproovi import db
from weimproovi.errors import Denied, Invalid, NotFound
from weimproovi.integrations import storage_keys
from weimproovi.models import CompanyPaper, FileRemoval, StaffAct
from weimproovi.permissions.actor import ANONYMOUS, SYSTEM, Actor
from weimproovi.schemas.recruiter import Paper
from weimproovi.services import check_requests, companies, company_checks, company_papers, person_keys
from weimproovi.settings import renew_master_key
from weimproovi.vocabulary import MemberRole, Purpose, StaffActKind, StaffRole

pytestmark = pytest.mark.usefixtures("database")
NIB = "9120000000099"
SECRET = b"rahasia di dalam Exif"


def picture(kind: str = "JPEG", size: tuple[int, int] = (300, 200)) -> bytes:
    drawn, out = Image.new("RGB", size, "white"), io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    drawn.paste((0, 0, 0), (10, 10, 100, 60))
    drawn.save(out, kind, exif=exif)
    return out.getvalue()


def asking() -> Actor:
    owner = market.some_owner(checked=False)
    check_requests.ask(owner, NIB)
    return owner


def add(owner: Actor, folder: Path, content: bytes, name: str = "nib.pdf") -> None:
    path = folder / "sent"
    path.write_bytes(content)
    company_papers.add(owner, path, name)


def papers(owner: Actor) -> list[Paper]:
    return check_requests.view(owner).papers


def read(actor: Actor, paper: Paper) -> bytes:
    return b"".join(company_papers.read(actor, paper.id).chunks)


def test_a_pdf_and_two_pictures_are_kept_and_a_moderator_reads_them(tmp_path: Path) -> None:
    owner = asking()
    add(owner, tmp_path, pdf())
    add(owner, tmp_path, picture(), "foto.jpeg")
    add(owner, tmp_path, picture("PNG"), "../layar.png")
    kept = papers(owner)
    assert [paper.file_name for paper in kept] == ["nib.pdf", "foto.jpg", "layar.jpg"]
    staff = market.some_staff()
    assert [read(staff, paper)[:3] for paper in kept] == [b"%PD", b"\xff\xd8\xff", b"\xff\xd8\xff"]
    assert SECRET not in read(staff, kept[1])


def test_a_fourth_paper_and_one_without_a_request_are_refused(tmp_path: Path) -> None:
    owner = asking()
    for _number in range(company_papers.MOST):
        add(owner, tmp_path, picture())
    with pytest.raises(Invalid):
        add(owner, tmp_path, picture())
    assert len(papers(owner)) == company_papers.MOST
    with pytest.raises(Invalid):
        add(market.some_owner("PT Diam", checked=False), tmp_path, picture())


@pytest.mark.parametrize(
    "content",
    [b"", b"GIF89a", word_bytes(), b"\xff\xd8\xff" + bytes(500), b"%PDF-1.7 x", picture() + bytes(5 * 1024 * 1024)],
    ids=["empty", "gif", "word", "no picture", "no pdf", "six mebibytes"],
)
def test_what_is_no_paper_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    owner = asking()
    with pytest.raises(Invalid) as refused:
        add(owner, tmp_path, content)
    assert list(refused.value.faults) == ["file"]
    assert papers(owner) == []


def test_a_picture_of_too_many_pixels_is_not_drawn(tmp_path: Path) -> None:
    bomb = io.BytesIO()
    Image.new("1", (12_000, 12_000)).save(bomb, "PNG")
    with pytest.raises(Invalid):
        add(asking(), tmp_path, bomb.getvalue())


@pytest.mark.clause("S3", "refuses")
def test_nobody_but_a_moderator_reads_a_paper(tmp_path: Path) -> None:
    owner = asking()
    add(owner, tmp_path, picture())
    paper = papers(owner)[0]
    others = [market.some_staff(role) for role in StaffRole if role is not StaffRole.MODERATOR]
    for nobody in (*others, owner, market.some_owner("PT Lain"), market.some_candidate(), ANONYMOUS):
        with pytest.raises(Denied):
            company_papers.read(nobody, paper.id)


def test_every_look_is_an_audit_row(tmp_path: Path) -> None:
    owner, staff = asking(), market.some_staff()
    add(owner, tmp_path, picture())
    read(staff, papers(owner)[0])
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        acts = session.execute(select(StaffAct).where(col(StaffAct.act) == StaffActKind.PAPER_READ)).scalars().all()
    assert [(act.subject_id, act.name) for act in acts] == [(owner.company_id, "Nirmala")]


def test_an_owner_takes_a_paper_back_and_nobody_elses(tmp_path: Path) -> None:
    owner = asking()
    add(owner, tmp_path, picture())
    paper = papers(owner)[0]
    with pytest.raises(NotFound):
        company_papers.remove(market.some_owner("PT Lain"), paper.id)
    with pytest.raises(Denied):
        company_papers.remove(market.some_member(owner, MemberRole.RECRUITER), paper.id)
    company_papers.remove(owner, paper.id)
    assert papers(owner) == []
    assert len(removals()) == 1


def test_papers_go_at_the_decision(tmp_path: Path) -> None:
    owner, staff = asking(), market.some_staff()
    add(owner, tmp_path, picture())
    paper, name = papers(owner)[0], companies.card(owner).name
    company_checks.decide(staff, str(owner.company_id), name=name, nib=NIB, passed=False, words="Tidak cocok.")
    with pytest.raises(NotFound):
        company_papers.read(staff, paper.id)
    assert len(removals()) == 1
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        assert session.execute(select(CompanyPaper)).first() is None


def removals() -> list[str]:
    with db.transaction(SYSTEM, Purpose.OPERATE) as session:
        return list(session.execute(select(col(FileRemoval.stored_name))).scalars())


@pytest.mark.usefixtures("own_master_key")
def test_papers_stay_readable_after_a_rotation_of_the_master_key(tmp_path: Path) -> None:
    owner, staff = asking(), market.some_staff()
    add(owner, tmp_path, picture())
    former = renew_master_key()
    storage_keys.forget()
    assert person_keys.rewrap_all() >= 1
    for path in former:
        path.unlink()
    storage_keys.forget()
    assert read(staff, papers(owner)[0]).startswith(b"\xff\xd8")
