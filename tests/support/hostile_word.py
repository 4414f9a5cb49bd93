"""Hostile Word files and archives, one builder for each kind. Listed in `hostile_files`."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import docx

from tests.support import real_files

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def changed(change: Callable[[dict[str, bytes]], object], former: bytes = b"") -> bytes:
    """The honest Word resume, or another, with its parts changed."""
    with zipfile.ZipFile(BytesIO(former or real_files.word_bytes())) as archive:
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


def related(
    kind: str, target: str, *, external: bool, part: str = "word/_rels/document.xml.rels"
) -> Callable[[dict[str, bytes]], None]:
    mode = ' TargetMode="External"' if external else ""
    added = f'<Relationship Id="rId900" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
    empty = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'

    def change(parts: dict[str, bytes]) -> None:
        parts[part] = parts.get(part, empty.encode()).replace(b"</Relationships>", added.encode())

    return change


def word_with_macro() -> bytes:
    return changed(lambda parts: parts.__setitem__("word/vbaProject.bin", b"\xd0\xcf\x11\xe0macro"))


def word_macro_enabled() -> bytes:
    return changed(_replace("[Content_Types].xml", WORD_TYPE, MACRO_TYPE))


def word_with_command_field() -> bytes:
    field = "<w:p><w:r><w:instrText>DDEA</w:instrText></w:r><w:r><w:instrText>UTO cmd.exe</w:instrText></w:r></w:p><w:sectPr"
    return changed(_replace("word/document.xml", "<w:sectPr", field))


def word_with_server_template() -> bytes:
    return changed(
        related("attachedTemplate", "https://jahat.example/a.dotm", external=True, part="word/_rels/settings.xml.rels")
    )


def word_with_share_template() -> bytes:
    return changed(related("attachedTemplate", "file://jahat/a.dotm", external=True, part="word/_rels/settings.xml.rels"))


def word_with_outside_picture() -> bytes:
    return changed(related("image", "https://jahat.example/pixel.png", external=True))


def word_with_ole() -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        related("oleObject", "embeddings/oleObject1.bin", external=False)(parts)
        parts["word/embeddings/oleObject1.bin"] = b"\xd0\xcf\x11\xe0isi"

    return changed(change)


def word_with_alternative_text() -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        related("aFChunk", "lain.html", external=False)(parts)
        parts["word/lain.html"] = b"<script>alert(1)</script>"

    return changed(change)


def word_with_program() -> bytes:
    return changed(lambda parts: parts.__setitem__("word/media/image1.png", b"MZ\x90\0program"))


def word_ratio_bomb() -> bytes:
    return changed(lambda parts: parts.__setitem__("word/media/nol.bmp", b"\0" * 30_000_000))


def word_total_bomb() -> bytes:
    noise = bytes(range(256)) * 4096
    return changed(lambda parts: parts.update({f"word/media/{number}.bmp": noise for number in range(70)}))


def word_entries_bomb() -> bytes:
    return changed(lambda parts: parts.update({f"word/media/{number}.png": b"a" for number in range(600)}))


def word_entity_bomb() -> bytes:
    layers = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<!DOCTYPE w [<!ENTITY a0 "ha">{layers}]><w:document'
    return changed(_replace("word/document.xml", "<w:document", bomb))


def word_leaving_its_folder() -> bytes:
    return changed(lambda parts: parts.__setitem__("../../etc/cron.d/jahat", b"isi"))


def word_with_absolute_path() -> bytes:
    return changed(lambda parts: parts.__setitem__("/etc/cron.d/jahat", b"isi"))


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
    return changed(
        _replace(
            "[Content_Types].xml",
            WORD_TYPE,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        )
    )


def plain_zip() -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("cv.txt", "Sukarno")
    return target.getvalue()


def word_without_words() -> bytes:
    return real_files.saved(docx.Document())


def endless_word() -> bytes:
    document = real_files.word()
    for number in range(2500):
        document.add_paragraph(f"Baris {number} yang memenuhi halaman")
    return real_files.saved(document)
