"""The pages of leaving: the consequences, the closed account, the way back."""

from collections.abc import Sequence

from htpy import Node, Renderable, a, button, div, form, h1, h2, li, p, section, ul

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.schemas.candidate import CopyLine
from weimproovi.site.components.forms import Form, error_summary
from weimproovi.site.components.icons import pair
from weimproovi.site.components.proof import proof_fields
from weimproovi.site.page import Page
from weimproovi.site.sign_in import fault_title


def consequence_page(state: Form, downloads: Sequence[CopyLine], *, coded: bool) -> Page:
    """What goes, when, and what stays with whom; then the proof and two buttons."""
    return Page(
        title=fault_title(state, _("Hapus akun")),
        body=div(".stack.wide")[
            h1[_("Hapus akun")],
            error_summary(state),
            part(_("Kapan"), *when()),
            part(_("Yang dihapus"), *what_goes()),
            part(_("Yang tetap ada, dan pada siapa"), *what_stays(downloads)),
            leave_form(state, coded=coded),
        ],
        width="narrow",
    )


def when() -> list[Node]:
    return [
        _("Akunmu tertutup bagi semua orang, termasuk perusahaan yang sedang membuka datamu, begitu kamu menekan tombol di bawah."),
        _("Selama 72 jam kamu bisa masuk dan membatalkannya. Semuanya kembali seperti semula."),
        _("Setelah 72 jam semuanya dihapus, dan tidak bisa dikembalikan. Tanda terimanya kami kirim ke e-mailmu."),
    ]


def what_goes() -> list[Node]:
    return [
        _("Nama, nomor HP, e-mail, dan LinkedIn-mu."),
        _("Semua versi CV-mu beserta berkasnya dan kunci yang membukanya."),
        _("Semua lamaranmu: jawaban, pesan, dan riwayat tahapnya."),
        _("Notifikasi, permintaan, dan surat tentangmu, juga yang belum terkirim."),
    ]


def what_stays(downloads: Sequence[CopyLine]) -> list[Node]:
    """Copies in other hands by name; what remains without a name."""
    companies = sorted({line.company for line in downloads})
    return [
        *(
            _("{company} pernah mengunduh CV-mu. Mereka diminta menghapus salinannya dalam 3×24 jam.", company=company)
            for company in companies
        ),
        _("Perusahaan yang kamu lamar menyimpan satu baris tanpa nama: nomor lamaran, tanggal, dan tahap terakhir."),
        _("Catatan akses tetap ada tanpa namamu, agar kejujurannya bisa diperiksa."),
        _("Cadangan data kami hilang dengan sendirinya dalam 30 hari. Bila dipakai sebelum itu, penghapusanmu diulang lebih dulu."),
    ]


def part(heading: str, *points: Node) -> Renderable:
    return section(".stack.tight")[h2[heading], ul(".bullets")[(li[words] for words in points)]]


def leave_form(state: Form, *, coded: bool) -> Renderable:
    return form(".stack", method="post", action=i18n.localized(routes.LEAVE), novalidate=True)[
        proof_fields(state, coded=coded),
        div(".actions")[
            button(".button.danger", type="submit")[_("Hapus akunku")],
            a(".button", href=i18n.localized(routes.MY_PRIVACY))[_("Kembali ke Pusat privasi")],
        ],
    ]


def closed_page(due: str) -> Page:
    """Right after the account closed."""
    return Page(
        title=_("Akunmu ditutup"),
        body=div(".stack")[
            pair(),
            h1[_("Akunmu ditutup")],
            p[_("Tidak ada lagi yang bisa membuka datamu. Semuanya dihapus pada {moment}.", moment=due)],
            p[_("Berubah pikiran sebelum itu? Masuk dengan e-mail dan sandimu, lalu batalkan.")],
            p[a(href=i18n.localized(routes.HOME))[_("Ke halaman depan")]],
        ],
        width="narrow",
    )


def way_back_page(due: str, *, come_back: str, leave: str) -> Page:
    """Two equal choices for who signed in to her closed account."""
    return Page(
        title=_("Akunmu ditutup"),
        body=div(".stack")[
            h1[_("Akunmu ditutup")],
            p[_("Akunmu ditutup dan dihapus pada {moment}.", moment=due)],
            p[_("Bila dibatalkan, semuanya kembali seperti semula. Lamaran yang sudah kamu tarik tetap ditarik.")],
            form(method="post", action=i18n.localized(routes.LEAVING))[
                div(".actions")[
                    button(".button", type="submit", name="act", value=come_back)[_("Batalkan penghapusan")],
                    button(".button", type="submit", name="act", value=leave)[_("Biarkan dihapus")],
                ]
            ],
        ],
        width="narrow",
    )
