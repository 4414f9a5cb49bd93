"""More hostile Word files: what hides in parts with other names, in fields, in VML, and in the archive's own tables. Listed in `hostile_files`."""

import stat
import struct
import warnings
import zipfile
from collections.abc import Callable
from io import BytesIO

from tests.support import real_files
from tests.support.hostile_word import WORD_TYPE, changed, related

OUTSIDE = "https://jahat.example/kenari"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
BOMB = f'<!DOCTYPE w [<!ENTITY a0 "ha">{LAUGHS}]>'
OUTSIDE_TYPE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def _before_the_first_element(part: str, words: str) -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        head, found, rest = parts[part].partition(b"?>")
        parts[part] = (head + found + words.encode() + rest) if found else words.encode() + parts[part]

    return changed(change)


def _body(words: str) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:sectPr", words.encode() + b"<w:sectPr", 1)

    return change


def _field(*runs: str) -> bytes:
    cut = "".join(f"<w:r><w:instrText>{run}</w:instrText></w:r>" for run in runs)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "end"))
    return changed(_body(f"<w:p>{begin}{cut}{end}</w:p>"))


def _header(name: str, words: str) -> bytes:
    """A header whose part is not called .xml: Word goes by its declared type."""

    def change(parts: dict[str, bytes]) -> None:
        related("header", name, external=False)(parts)
        parts[f"word/{name}"] = f"<w:hdr {WORD} {VML}><w:p>{words}</w:p></w:hdr>".encode()
        declared = f'<Override PartName="/word/{name}" ContentType="{WORD_TYPE.replace("document.main", "header")}"/></Types>'
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", declared.encode())

    return changed(change)


def word_with_laughs_in_content_types() -> bytes:
    return _before_the_first_element("[Content_Types].xml", BOMB)


def word_with_laughs_in_relationships() -> bytes:
    return _before_the_first_element("_rels/.rels", BOMB)


def word_with_laughs_in_styles() -> bytes:
    return _before_the_first_element("word/styles.xml", BOMB)


def word_with_laughs_in_settings() -> bytes:
    return _before_the_first_element("word/settings.xml", BOMB)


def word_with_laughs_in_theme() -> bytes:
    return _before_the_first_element("word/theme/theme1.xml", BOMB)


def word_with_laughs_in_properties() -> bytes:
    return _before_the_first_element("docProps/core.xml", BOMB)


def word_that_reads_a_file() -> bytes:
    return _before_the_first_element("word/document.xml", OUTSIDE_TYPE)


def word_in_sixteen_bits_with_laughs() -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        words = parts["word/styles.xml"].decode().partition("?>")[2]
        parts["word/styles.xml"] = f'<?xml version="1.0" encoding="UTF-16"?>{BOMB}{words}'.encode("utf-16")

    return changed(change)


def word_with_laughs_in_a_part_of_another_name() -> bytes:
    return _renamed_header(BOMB)


def _renamed_header(before: str) -> bytes:
    whole = _header("header9.bin", "<w:r><w:t>kenari</w:t></w:r>")
    return changed(lambda parts: parts.__setitem__("word/header9.bin", before.encode() + parts["word/header9.bin"]), whole)


def word_with_command_in_a_part_of_another_name() -> bytes:
    return _header("header9.bin", "<w:r><w:instrText>DDEAUTO cmd.exe</w:instrText></w:r>")


def word_with_command_in_an_attribute() -> bytes:
    return changed(_body('<w:p><w:fldSimple w:instr="ddeauto c:\\\\windows\\\\cmd.exe"/></w:p>'))


def word_with_command_in_numbers() -> bytes:
    return _field(" QUOTE ", "68 68 69 65 85 84 79 32 99 109 100")


def word_with_command_behind_another_field() -> bytes:
    return changed(_body("<w:p><w:r><w:instrText>PAGE</w:instrText><w:fldChar/><w:instrText>DDEAUTO cmd.exe</w:instrText></w:r></w:p>"))


def word_with_field_from_outside() -> bytes:
    return _field("INCLUDEPIC", f'TURE "{OUTSIDE}.png" \\d')


def word_with_text_from_outside() -> bytes:
    return _field(f'INCLUDETEXT "{OUTSIDE}.docx"')


def word_with_link_to_a_share() -> bytes:
    return _field('HYPERLINK "file://jahat.example/kenari"')


def word_with_import_field() -> bytes:
    return _field(f'IMPORT "{OUTSIDE}.png"')


def word_with_database_field() -> bytes:
    return _field('DATABASE \\d "\\\\\\\\jahat.example\\\\kenari.mdb"')


def word_with_link_field() -> bytes:
    return _field('LINK Excel.Sheet.8 "\\\\\\\\jahat.example\\\\kenari.xls" "R1C1"')


def word_with_outside_vml() -> bytes:
    return changed(_body(f'<w:p><w:r><w:pict {VML}><v:shape style="width:9pt;height:9pt"><v:imagedata src="{OUTSIDE}.png"/></v:shape></w:pict></w:r></w:p>'))


def word_with_drawing_that_acts() -> bytes:
    return picture("kenari.svg", f'<svg xmlns="http://www.w3.org/2000/svg"><script href="{OUTSIDE}.js"/></svg>'.encode())


def word_with_page_as_picture() -> bytes:
    return picture("image9.png", b"<html><script>kenari</script></html>")


def word_with_archive_as_picture() -> bytes:
    return picture("image9.png", real_files.word_bytes())


def word_with_compressed_as_picture() -> bytes:
    return picture("image9.png", b"\x1f\x8b\x08\0kenari" + bytes(999))


def picture(name: str, content: bytes) -> bytes:
    """A Word resume that shows this as a picture."""
    def change(parts: dict[str, bytes]) -> None:
        related("image", f"media/{name}", external=False)(parts)
        parts[f"word/media/{name}"] = content
        declared = f'<Override PartName="/word/media/{name}" ContentType="image/{name.rpartition(".")[2]}"/></Types>'
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", declared.encode())

    return changed(change)


def word_with_embedded_typeface() -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        related("font", "fonts/font1.odttf", external=False, part="word/_rels/fontTable.xml.rels")(parts)
        parts["word/fonts/font1.odttf"] = b"kenari" * 999

    return changed(change)


def word_with_control() -> bytes:
    return changed(lambda parts: parts.__setitem__("word/activeX/activeX1.xml", b"<kenari/>"))


def word_with_a_customised_menu() -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        related("extensibility", "customUI/customUI.xml", external=False, part="_rels/.rels")(parts)
        parts["customUI/customUI.xml"] = b'<customUI xmlns="http://schemas.microsoft.com/office/2006/01/customui" onLoad="kenari"/>'

    return changed(change)


def _external(kind: str) -> bytes:
    return changed(related(kind, OUTSIDE, external=True))


def word_with_outside_frame() -> bytes:
    return _external("frame")


def word_with_outside_subdocument() -> bytes:
    return _external("subDocument")


def word_with_outside_header() -> bytes:
    return _external("header")


def word_with_outside_styles() -> bytes:
    return _external("styles")


def word_with_outside_recipients() -> bytes:
    return _external("mailMergeSource")


def word_with_outside_object() -> bytes:
    return _external("oleObject")


def word_with_outside_chunk() -> bytes:
    return _external("aFChunk")


def word_with_outside_link_to_a_script() -> bytes:
    return changed(related("hyperlink", "javascript:alert('kenari')", external=True))


def word_in_elements_without_ground() -> bytes:
    return changed(_body("<w:sdt><w:sdtContent>" * 20_000 + "</w:sdtContent></w:sdt>" * 20_000))


def word_in_tables_without_ground() -> bytes:
    return changed(_body("<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60))


def word_of_a_thousand_columns() -> bytes:
    return changed(_body("<w:tbl><w:tr>" + "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>" * 5_000 + "</w:tr></w:tbl>"))


def word_of_one_endless_word() -> bytes:
    return changed(_body(f"<w:p><w:r><w:t>{'a' * 3_000_000}</w:t></w:r></w:p>"))


def word_with_a_million_attributes() -> bytes:
    return changed(_body("<w:p " + " ".join(f'w:a{n}="1"' for n in range(200_000)) + "/>"))


def word_with_a_part_twice() -> bytes:
    return _with_entry(zipfile.ZipInfo("word/document.xml"), b"<kenari/>")


def word_with_a_part_in_two_cases() -> bytes:
    return _with_entry(zipfile.ZipInfo("WORD/Document.xml"), b"<kenari/>")


def word_with_symbolic_link() -> bytes:
    entry = zipfile.ZipInfo("word/media/image1.png")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return _with_entry(entry, b"/etc/passwd")


def word_leaving_by_backslash() -> bytes:
    return _with_entry(zipfile.ZipInfo("word\\..\\..\\kenari.bat"), b"kenari")


def word_on_another_drive() -> bytes:
    return _with_entry(zipfile.ZipInfo("C:/kenari.bat"), b"kenari")


def word_with_turned_name() -> bytes:
    return _with_entry(zipfile.ZipInfo("word/media/\u202egnp.exe"), b"kenari")


def word_packed_in_a_rare_way() -> bytes:
    entry = zipfile.ZipInfo("word/media/image1.png")
    entry.compress_type = zipfile.ZIP_LZMA
    return _with_entry(entry, bytes(9_000_000))


def _with_entry(entry: zipfile.ZipInfo, content: bytes) -> bytes:
    target = BytesIO(real_files.word_bytes())
    with warnings.catch_warnings(), zipfile.ZipFile(target, "a") as archive:
        warnings.simplefilter("ignore", UserWarning)  # two of a name
        archive.writestr(entry, content)
    return target.getvalue()


def _central(content: bytes, name: bytes) -> int:
    return content.rindex(b"PK\x01\x02", 0, content.rindex(name))


def word_that_says_eight_exbibytes() -> bytes:
    """A size in the ZIP64 extra field that no disk holds."""
    content = real_files.word_bytes()
    at = _central(content, b"word/theme/theme1.xml")
    length = struct.unpack_from("<H", content, at + 28)[0]
    extra = struct.pack("<HHQ", 1, 8, 1 << 62)
    entry = bytearray(content[at : at + 46 + length])
    entry[24:28] = b"\xff" * 4
    entry[30:32] = struct.pack("<H", len(extra))
    whole = bytearray(content[:at] + entry + extra + content[at + 46 + length :])
    end = whole.rindex(b"PK\x05\x06")
    whole[end + 12 : end + 16] = struct.pack("<I", struct.unpack_from("<I", whole, end + 12)[0] + len(extra))
    return bytes(whole)


def word_that_says_less_than_it_holds() -> bytes:
    content = bytearray(changed(lambda parts: parts.__setitem__("word/media/nol.bmp", bytes(30_000_000))))
    at = _central(bytes(content), b"word/media/nol.bmp")
    content[at + 24 : at + 28] = struct.pack("<I", 1000)
    return bytes(content)


def word_whose_parts_overlap() -> bytes:
    """Two names for the same bytes."""
    content = bytearray(_with_entry(zipfile.ZipInfo("word/media/image1.png"), b"kenari"))
    other = _central(bytes(content), b"word/theme/theme1.xml")
    at = _central(bytes(content), b"word/media/image1.png")
    content[at + 42 : at + 46] = content[other + 42 : other + 46]
    return bytes(content)


def word_on_a_second_disk() -> bytes:
    content = bytearray(real_files.word_bytes())
    end = content.rindex(b"PK\x05\x06")
    content[end + 4 : end + 8] = b"\x01\0\x01\0"
    return bytes(content)


def word_without_a_table() -> bytes:
    return real_files.word_bytes().partition(b"PK\x01\x02")[0]
