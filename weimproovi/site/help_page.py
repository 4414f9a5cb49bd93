"""`/bantuan`: what people really ask, how to report a fake vacancy, and the one address for everything else (K1)."""

from collections.abc import Iterator

from htpy import Node, Renderable, a, div, h1, h2, h3, li, nav, p, section, strong, ul
from starlette.requests import Request
from starlette.responses import Response

from weimproovi import i18n, routes
from weimproovi.i18n import _
from weimproovi.site import public_pages
from weimproovi.site.page import Page
from weimproovi.vocabulary import CONTACT, CONTROLLER

Question = tuple[str, Node]


async def show_help(request: Request) -> Response:
    return await public_pages.answer(request, help_page)


def help_page() -> Page:
    return Page(
        title=_("Bantuan"),
        description=_("Jawaban untuk pertanyaan pencari kerja dan perusahaan, cara melaporkan lowongan palsu, dan alamat kami."),
        body=div(".stack.wide")[
            div(".stack.tight")[
                h1[_("Bantuan")],
                div(".notice.warn")[p[strong[_("Weimproovi tidak pernah meminta biaya.")], " ", _("Siapa pun yang meminta uang atau foto KTP atas nama lowongan di sini menipu. Laporkan.")]],
                nav(".chips", aria_label=_("Bagian"))[(a(".chip", href=f"#{anchor}")[words] for anchor, words in parts())],
            ],
            part("pelamar", list(of_candidates())),
            part("palsu", list(of_fraud())),
            part("perusahaan", list(of_companies())),
            contact_section(),
        ],
        width="reading",
        indexed=True,
    )


def parts() -> tuple[tuple[str, str], ...]:
    return (
        ("pelamar", _("Mencari kerja")), ("palsu", _("Lowongan palsu")), ("perusahaan", _("Merekrut")), ("kontak", _("Hubungi kami")),
    )


def part(anchor: str, questions: list[Question]) -> Renderable:
    return section(".stack", id=anchor)[
        h2(".large")[dict(parts())[anchor]],
        (div(".stack.tight.measure")[h3[question], reply if isinstance(reply, list) else p[reply]] for question, reply in questions),
    ]


def link(path: str, words: str) -> Renderable:
    return a(href=i18n.localized(path))[words]


def of_candidates() -> Iterator[Question]:
    yield _("Apakah melamar dipungut biaya?"), _("Tidak. Pelamar tidak pernah membayar apa pun, sekarang dan nanti.")
    yield _("Siapa yang bisa melihat CV-ku?"), _("Kamu, dan perusahaan yang lowongannya kamu lamar, setelah kami memeriksa perusahaan itu. Sebelum mengirim, kamu membaca apa yang akan dilihatnya dan sampai kapan.")
    yield _("Bagaimana aku tahu siapa yang sudah membukanya?"), [p[_("Buka"), " ", link(routes.MY_PRIVACY, _("Pusat privasi")), ". ", _("Setiap pembukaan tercatat dengan nama perusahaan dan waktunya.")]]
    yield _("Bagaimana menarik lamaran?"), [p[_("Buka lamaran itu di"), " ", link(routes.MY_APPLICATIONS, _("Lamaranku")), _(", lalu pilih Tarik lamaran. Perusahaan langsung tidak bisa membukanya lagi.")]]
    yield _("File apa yang bisa dipakai sebagai CV?"), _("PDF atau DOCX, paling besar 10 MB. Kamu melihat hasilnya sebelum mengirim.")
    yield _("E-mail konfirmasi tidak datang"), [p[_("Lihat folder spam. Bila tidak ada, masuk dan kirim ulang dari"), " ", link(routes.ACCOUNT, _("halaman depan akunmu")), ". ", _("Lamaranmu tersimpan, dan sampai ke perusahaan setelah e-mail dikonfirmasi.")]]
    yield _("Lupa sandi"), [p[link(routes.FORGOT, _("Atur sandi baru")), _(" lewat e-mail. Tautannya berlaku satu jam.")]]
    yield _("Apakah perusahaan tahu lowongan apa yang kusimpan?"), _("Tidak. Daftar itu hanya untukmu.")
    yield _("Bagaimana menghapus akun?"), [p[_("Pilih"), " ", link(routes.LEAVE, _("Hapus akun")), ". ", _("Datamu tertutup saat itu juga dan dimusnahkan setelah 72 jam. Sampai saat itu kamu bisa membatalkannya.")]]
    yield _("Aku belum berusia 18 tahun"), _("Weimproovi baru bisa dipakai mulai usia 18 tahun. Semua lowongan tetap bisa dibaca tanpa akun.")


def of_fraud() -> Iterator[Question]:
    yield _("Bagaimana mengenalinya?"), [
        ul(".bullets")[
            li[_("Meminta uang: untuk seragam, pelatihan, tiket, tes kesehatan, atau jaminan.")],
            li[_("Meminta foto KTP, kode OTP, atau nomor rekening sebelum wawancara.")],
            li[_("Mengajak pindah ke grup obrolan, atau wawancara hanya lewat pesan.")],
            li[_("Gaji jauh di atas yang biasa untuk pekerjaan itu.")],
        ]
    ]
    yield _("Bagaimana melaporkannya?"), _("Buka lowongannya dan pilih Laporkan lowongan ini, di bagian bawah. Akun tidak diperlukan. Petugas membacanya dan menjawabmu. Perusahaan tidak diberi tahu siapa yang melapor.")
    yield _("Aku sudah terlanjur membayar"), _("Simpan bukti transfer dan percakapannya, hubungi bankmu secepatnya, lalu lapor ke polisi. Kirim juga laporannya kepada kami, supaya orang lain tidak tertipu.")


def of_companies() -> Iterator[Question]:
    yield _("Bagaimana mulai merekrut?"), [p[link(routes.SIGN_UP_COMPANY, _("Daftarkan perusahaan")), _(", lengkapi kartunya, lalu tulis lowongan. Satu lowongan tayang tanpa biaya.")]]
    yield _("Apa yang diperiksa dari perusahaan?"), _("Nama, NIB, dan surat yang membuktikan Anda mewakilinya. Sampai lulus, lamaran menunggu dan tidak terbuka.")
    yield _("Mengapa ada bagian lamaran yang terkunci?"), [p[_("Karena belum dibuka, karena peran Anda, atau karena paket. Hanya yang terakhir yang berubah dengan"), " ", link(routes.PLANS, _("paket lain")), "."]]
    yield _("Bagaimana membayar?"), [p[_("Minta paket di"), " ", link(routes.PLAN, _("halaman Paket")), ". ", _("Tagihan berisi nomor rekening dan jatuh temponya. Paket menyala setelah pembayaran kami konfirmasi.")]]
    yield _("Bagaimana menutup perusahaan?"), [p[_("Pemilik memilih"), " ", link(routes.LEAVE_COMPANY, _("Tutup perusahaan")), ". ", _("Pelamar diberi tahu, dan tagihan disimpan sesuai hukum.")]]


def contact_section() -> Renderable:
    return section(".stack.tight.measure", id="kontak")[
        h2(".large")[_("Hubungi kami")],
        p[_("Untuk semua pertanyaan, juga tentang data pribadi:"), " ", a(href=f"mailto:{CONTACT}")[CONTACT]],
        p[_("Kami menjawab dalam 3 hari. Sebut nomor laporan atau permintaan bila ada. Jangan kirim sandi, kode, atau foto KTP.")],
        p[_("Sudah punya akun? Ajukan dari"), " ", link(routes.MY_REQUESTS, _("Permintaan")), ", ", _("supaya ada nomor dan batas waktunya.")],
        p(".soft")[CONTROLLER],
    ]
