"""Hostile uploads, one builder for each kind, made here so that no dangerous file is ever kept."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.support import hostile_word, real_files
from weimproovi.vocabulary import DocumentProblem

SCRIPT = "app.alert('halo')"


def _pdf(change: Callable[[pikepdf.Pdf], object], **saving: object) -> bytes:
    target = BytesIO()
    with pikepdf.open(BytesIO(real_files.pdf())) as pdf:
        change(pdf)
        pdf.save(target, **saving)
    return target.getvalue()


def _script() -> Dictionary:
    return Dictionary(S=Name("/JavaScript"), JS=String(SCRIPT))


def _nothing(_pdf: pikepdf.Pdf) -> None:
    """Changes nothing; the saving does it."""


def encrypted_pdf() -> bytes:
    return _pdf(_nothing, encryption=pikepdf.Encryption(owner="satu", user="dua"))


def owner_locked_pdf() -> bytes:
    return _pdf(_nothing, encryption=pikepdf.Encryption(owner="satu", user=""))


def script_on_open() -> bytes:
    return _pdf(lambda pdf: pdf.Root.__setattr__("OpenAction", _script()))


def script_with_hex_name() -> bytes:
    return script_on_open().replace(b"/JavaScript", b"/J#61va#53cript")


def script_in_object_stream() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OpenAction = pdf.make_indirect(_script())

    return _pdf(change, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def script_in_names_tree() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), pdf.make_indirect(_script())])))

    return _pdf(change)


def script_on_page() -> bytes:
    return _pdf(lambda pdf: pdf.pages[0].__setattr__("AA", Dictionary(O=_script())))


def script_behind_another_action() -> bytes:
    return _pdf(
        lambda pdf: pdf.Root.__setattr__(
            "OpenAction", Dictionary(S=Name.URI, URI=String("https://contoh.id"), Next=Array([_script()]))
        )
    )


def launch_action() -> bytes:
    return _pdf(lambda pdf: pdf.Root.__setattr__("OpenAction", Dictionary(S=Name.Launch, F=String("cmd.exe"))))


def attached_file() -> bytes:
    return _pdf(lambda pdf: pdf.attachments.__setitem__("lain.exe", b"MZ isi"))


def attachment_annotation() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Annots = Array(
            [pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=[0, 0, 9, 9]))]
        )

    return _pdf(change)


def rich_media() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Annots = Array(
            [pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.RichMedia, Rect=[0, 0, 9, 9]))]
        )

    return _pdf(change)


def xfa_form() -> bytes:
    return _pdf(
        lambda pdf: pdf.Root.__setattr__("AcroForm", Dictionary(Fields=Array(), XFA=pdf.make_stream(b"<xdp/>")))
    )


def outside_stream() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        stream = pdf.make_stream(b"")
        stream.F = String("/etc/passwd")
        pdf.Root.Lain = pdf.make_indirect(stream)

    return _pdf(change)


def pdf_stream_bomb() -> bytes:
    """A page picture that claims 4 gigapixels."""

    def change(pdf: pikepdf.Pdf) -> None:
        picture = pdf.make_stream(b"\0" * 65536)
        picture.stream_dict = Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=65500,
            Height=65500,
            BitsPerComponent=8,
            ColorSpace=Name.DeviceRGB,
        )
        pdf.pages[0].Resources.XObject = Dictionary(Im0=pdf.make_indirect(picture))
        pdf.pages[0].Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Im0 Do Q " * 400)

    return _pdf(change)


def truncated_pdf() -> bytes:
    whole = real_files.pdf(3)
    return whole[: len(whole) * 2 // 3]


def noise_behind_pdf_header() -> bytes:
    return b"%PDF-1.7\n" + bytes(range(256)) * 64 + b"\n%%EOF"


def too_many_pages() -> bytes:
    return real_files.pdf(21)


def page_behind_pdf_name() -> bytes:
    return b"<!doctype html><script>alert(1)</script>"


def program_behind_pdf_name() -> bytes:
    return b"MZ\x90\0" + b"\0" * 4096


def empty_file() -> bytes:
    return b""


def too_big() -> bytes:
    return real_files.pdf() + b"\n" * (10 * 1024 * 1024)


HOSTILE: dict[Callable[[], bytes], DocumentProblem] = {
    encrypted_pdf: DocumentProblem.ENCRYPTED,
    owner_locked_pdf: DocumentProblem.ENCRYPTED,
    script_on_open: DocumentProblem.SCRIPT,
    script_with_hex_name: DocumentProblem.SCRIPT,
    script_in_object_stream: DocumentProblem.SCRIPT,
    script_in_names_tree: DocumentProblem.SCRIPT,
    script_on_page: DocumentProblem.SCRIPT,
    script_behind_another_action: DocumentProblem.SCRIPT,
    xfa_form: DocumentProblem.SCRIPT,
    launch_action: DocumentProblem.LAUNCH,
    attached_file: DocumentProblem.EMBEDDED_FILE,
    attachment_annotation: DocumentProblem.EMBEDDED_FILE,
    rich_media: DocumentProblem.EMBEDDED_FILE,
    outside_stream: DocumentProblem.EXTERNAL,
    truncated_pdf: DocumentProblem.UNREADABLE,
    noise_behind_pdf_header: DocumentProblem.UNREADABLE,
    too_many_pages: DocumentProblem.TOO_MANY_PAGES,
    page_behind_pdf_name: DocumentProblem.WRONG_TYPE,
    program_behind_pdf_name: DocumentProblem.WRONG_TYPE,
    empty_file: DocumentProblem.EMPTY,
    real_files.blank_pdf: DocumentProblem.EMPTY,
    too_big: DocumentProblem.TOO_BIG,
    hostile_word.word_with_macro: DocumentProblem.MACRO,
    hostile_word.word_macro_enabled: DocumentProblem.MACRO,
    hostile_word.word_with_command_field: DocumentProblem.MACRO,
    hostile_word.word_with_server_template: DocumentProblem.EXTERNAL,
    hostile_word.word_with_share_template: DocumentProblem.EXTERNAL,
    hostile_word.word_with_outside_picture: DocumentProblem.EXTERNAL,
    hostile_word.word_with_ole: DocumentProblem.EMBEDDED_FILE,
    hostile_word.word_with_alternative_text: DocumentProblem.EMBEDDED_FILE,
    hostile_word.word_with_program: DocumentProblem.EMBEDDED_FILE,
    hostile_word.word_ratio_bomb: DocumentProblem.BOMB,
    hostile_word.word_total_bomb: DocumentProblem.BOMB,
    hostile_word.word_entries_bomb: DocumentProblem.BOMB,
    hostile_word.word_entity_bomb: DocumentProblem.BOMB,
    hostile_word.word_leaving_its_folder: DocumentProblem.UNREADABLE,
    hostile_word.word_with_absolute_path: DocumentProblem.UNREADABLE,
    hostile_word.encrypted_word: DocumentProblem.ENCRYPTED,
    hostile_word.sealed_zip: DocumentProblem.ENCRYPTED,
    hostile_word.old_word: DocumentProblem.WRONG_TYPE,
    hostile_word.truncated_word: DocumentProblem.UNREADABLE,
    hostile_word.damaged_word: DocumentProblem.UNREADABLE,
    hostile_word.spreadsheet_behind_word_name: DocumentProblem.WRONG_TYPE,
    hostile_word.plain_zip: DocumentProblem.WRONG_TYPE,
    hostile_word.word_without_words: DocumentProblem.EMPTY,
    hostile_word.endless_word: DocumentProblem.TOO_MANY_PAGES,
}
