"""What protects data here, in plain words: each control with the file that enforces it and the tests that attack it. A test looks for each name."""

from collections.abc import Iterator
from dataclasses import dataclass

from weimproovi.i18n import _


@dataclass(frozen=True, slots=True)
class Control:
    """One control. `proofs` are tests as "file::name", separated by spaces, under `tests/`."""

    name: str
    does: str
    where: str
    proofs: str


@dataclass(frozen=True, slots=True)
class Area:
    """Controls that belong together, with the chapter of OWASP ASVS 5.0 that they answer to."""

    name: str
    chapter: str
    controls: tuple[Control, ...]


def areas() -> Iterator[Area]:
    """Every area, in the reader's language."""
    yield Area(_("Siapa yang masuk"), "V6, V7", _signing_in())
    yield Area(_("Siapa melihat apa"), "V8", _permissions())
    yield Area(_("Berkas dan isian"), "V1, V2, V5", _input())
    yield Area(_("Data tersimpan dan terkirim"), "V11, V12, V14", _storage())
    yield Area(_("Jejak dan pemulihan"), "V16", _records())
    yield Area(_("Peramban dan jaringan"), "V3, V4, V13", _network())


def _signing_in() -> tuple[Control, ...]:
    return (
        Control(
            _("Sandi"),
            _("Disimpan sebagai sidik yang lambat dihitung. Menebak diperlambat, dan jawaban tidak memberi tahu apakah sebuah alamat punya akun."),
            "integrations/passwords.py",
            "attacks/test_sessions.py::test_guessing_passwords_is_slowed_down attacks/test_sessions.py::test_a_wrong_password_and_an_unknown_account_get_the_same_words",
        ),
        Control(
            _("Verifikasi dua langkah"),
            _("Wajib bagi petugas dan pemilik perusahaan. Satu kode berlaku sekali."),
            "services/second_factor.py",
            "attacks/test_second_factor.py::test_a_code_is_not_taken_twice attacks/test_second_factor.py::test_an_owner_and_staff_cannot_switch_it_off",
        ),
        Control(
            _("Sesi"),
            _("Bisa dilihat dan diakhiri pemiliknya. Ganti sandi mengakhiri semua sesi lain, juga di halaman yang sedang terbuka."),
            "services/sessions.py",
            "attacks/test_sessions.py::test_a_changed_password_ends_every_other_session attacks/test_sessions.py::test_a_cookie_is_worth_nothing_after_sign_out",
        ),
    )


def _permissions() -> tuple[Control, ...]:
    return (
        Control(
            _("Satu keputusan untuk setiap pembacaan"),
            _("Yang tidak disebut dalam aturan tertutup. Yang tidak ada dan yang bukan untukmu terlihat sama."),
            "permissions/decide.py",
            "permissions/test_exhaustive.py::test_no_other_purpose_reads_an_application attacks/test_files.py::test_not_there_and_not_yours_look_the_same",
        ),
        Control(
            _("Dinding kedua di database"),
            _("Database menerapkan aturan yang sama. Permintaan yang lupa aturannya tidak mendapat satu baris pun."),
            "permissions/row_security.py",
            "permissions/test_row_security.py::test_without_an_actor_there_is_nothing_in_any_table permissions/test_row_security.py::test_the_application_cannot_take_the_wall_down",
        ),
        Control(
            _("Petugas kami"),
            _("Tidak melihat data pelamar tanpa tiket yang menyebut orang, bagian, dan batas waktu. Orangnya membaca tiket itu dan bisa mengakhirinya."),
            "services/staff_tickets.py",
            "attacks/test_staff.py::test_no_service_tells_staff_anything_about_her_without_a_ticket attacks/test_staff.py::test_an_open_ticket_empties_on_the_screen_in_the_moment_she_ends_it",
        ),
        Control(
            _("Setiap pintu dicoba dengan nomor orang lain"),
            _("Setiap halaman, tombol, dan file dipanggil dengan data orang lain dan dengan isian kacau."),
            "workspace/guard.py",
            "attacks/test_routes.py::test_no_route_breaks_or_gives_what_belongs_to_others attacks/test_handlers.py::test_no_handler_gives_or_changes_what_belongs_to_others",
        ),
    )


def _input() -> tuple[Control, ...]:
    return (
        Control(
            _("CV yang diunggah"),
            _("Dibaca dalam proses terpisah dengan batas waktu dan memori. Kode tersembunyi dibuang sebelum disimpan."),
            "integrations/documents_sandbox.py",
            "integrations/test_documents_hostile.py::test_what_a_hostile_file_hides_is_not_stored integrations/test_documents_hostile.py::test_work_without_end_ends_within_the_limits",
        ),
        Control(
            _("Isian"),
            _("Diperiksa jenisnya satu per satu. Teks tidak pernah menjadi perintah database atau kode halaman."),
            "workspace/payload.py",
            "architecture/test_sql_text.py::test_statements_are_written_as_text_where_they_must_be attacks/test_socket.py::test_wrong_types_missing_and_extra_keys_are_refused",
        ),
    )


def _storage() -> tuple[Control, ...]:
    return (
        Control(
            _("File pelamar"),
            _("Dienkripsi dengan kunci milik setiap orang. Memusnahkan kuncinya memusnahkan semua salinannya."),
            "integrations/storage.py",
            "integrations/test_storage.py::test_nothing_stored_can_be_read integrations/test_storage.py::test_another_persons_key_is_refused_before_the_first_byte",
        ),
        Control(
            _("Surat"),
            _("Keluar lewat sambungan terenkripsi saja."),
            "integrations/mail.py",
            "services/test_mail_sending.py::test_mails_travel_encrypted services/test_mail_sending.py::test_a_server_without_encryption_or_with_an_unknown_certificate_gets_nothing",
        ),
        Control(
            _("Penghapusan"),
            _("Data tertutup pada detik yang sama dan dimusnahkan setelah 72 jam, juga dari antrean dan catatan."),
            "services/destruction.py",
            "attacks/test_erasure.py::test_nothing_of_her_is_left_anywhere attacks/test_erasure.py::test_a_sweep_that_is_killed_has_destroyed_a_person_whole_or_not_at_all",
        ),
    )


def _records() -> tuple[Control, ...]:
    return (
        Control(
            _("Catatan akses"),
            _("Setiap pembacaan data pelamar menjadi satu baris yang disegel. Baris yang diubah atau hilang ketahuan."),
            "services/ledger_sealing.py",
            "services/test_ledger_verification.py::test_tampering_is_found_and_named services/test_ledger_sealing.py::test_the_application_changes_nothing_that_is_sealed",
        ),
        Control(
            _("Log"),
            _("Tanpa nama, sandi, kuki, atau isi yang diketik."),
            "http/logs.py",
            "attacks/test_logs.py::test_no_personal_word_no_password_and_no_cookie_reaches_the_log attacks/test_logs.py::test_a_broken_request_is_logged_without_what_it_said",
        ),
        Control(
            _("Cadangan"),
            _("Terenkripsi, paling lama 30 hari, dan pemulihannya mengulang penghapusan dan pencabutan yang terjadi sesudahnya."),
            "restore.py",
            "test_backup.py::test_a_lost_machine_comes_back_whole test_backup.py::test_an_erased_person_does_not_come_back_with_an_older_backup",
        ),
    )


def _network() -> tuple[Control, ...]:
    return (
        Control(
            _("Satu pintu"),
            _("Setiap permintaan melewati pemeriksaan asal, ukuran, dan sesi. Kiriman dari situs lain ditolak."),
            "http/gate.py",
            "attacks/test_gate.py::test_a_post_from_elsewhere_is_refused attacks/test_gate.py::test_every_answer_bears_the_security_headers",
        ),
        Control(
            _("Sambungan langsung"),
            _("Terbuka hanya untuk sesi yang hidup, dari alamat kami sendiri."),
            "http/gate_socket.py",
            "attacks/test_socket.py::test_a_socket_without_a_cookie_is_refused_before_it_opens attacks/test_socket.py::test_a_socket_from_a_foreign_origin_is_refused",
        ),
        Control(
            _("Panggilan keluar"),
            _("Hanya ke penyedia yang terdaftar. Tanpa pelacak, tanpa huruf atau kode dari alamat lain."),
            "integrations/destinations.py",
            "integrations/test_destinations.py::test_an_unregistered_destination_is_refused_whatever_asks_for_it attacks/test_gate.py::test_cross_origin_reading_is_not_allowed",
        ),
        Control(
            _("Paket perangkat lunak"),
            _("Setiap paket dipasang pada versi yang tetap."),
            "bootstrap.py",
            "test_requirements.py::test_every_package_of_the_product_is_pinned",
        ),
    )
