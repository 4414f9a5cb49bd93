"""Hostile uploads, one builder for each kind, made here so that no dangerous file is ever kept."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.support import hostile_pairs, hostile_parts, hostile_shapes, hostile_word, real_files
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
    hostile_pairs.zip_then_pdf: DocumentProblem.WRONG_TYPE,
    hostile_pairs.drawing_behind_pdf_name: DocumentProblem.WRONG_TYPE,
    hostile_pairs.letter_behind_pdf_name: DocumentProblem.WRONG_TYPE,
    hostile_pairs.page_archive_behind_word_name: DocumentProblem.WRONG_TYPE,
    hostile_pairs.disguised_compression: DocumentProblem.WRONG_TYPE,
    hostile_pairs.drawing_with_pdf_marks: DocumentProblem.UNREADABLE,
    hostile_shapes.script_with_hex_name_in_object_stream: DocumentProblem.SCRIPT,
    hostile_shapes.fewer_pages_said: DocumentProblem.TOO_MANY_PAGES,
    hostile_shapes.page_tree_in_a_circle: DocumentProblem.UNREADABLE,
    hostile_shapes.page_tree_without_ground: DocumentProblem.UNREADABLE,
    hostile_shapes.number_without_end: DocumentProblem.UNREADABLE,
    hostile_shapes.page_of_unequal_size: DocumentProblem.EMPTY,
    hostile_shapes.predictor_of_two_billion_columns: DocumentProblem.EMPTY,
    hostile_shapes.arrays_in_the_words: DocumentProblem.EMPTY,
    hostile_shapes.jbig2_of_sixteen_gigapixels: DocumentProblem.BOMB,
    hostile_shapes.jpx_of_sixteen_gigapixels: DocumentProblem.BOMB,
    hostile_shapes.fax_of_sixteen_gigapixels: DocumentProblem.BOMB,
    hostile_parts.word_with_laughs_in_content_types: DocumentProblem.BOMB,
    hostile_parts.word_with_laughs_in_relationships: DocumentProblem.BOMB,
    hostile_parts.word_with_laughs_in_styles: DocumentProblem.BOMB,
    hostile_parts.word_with_laughs_in_settings: DocumentProblem.BOMB,
    hostile_parts.word_with_laughs_in_theme: DocumentProblem.BOMB,
    hostile_parts.word_with_laughs_in_properties: DocumentProblem.BOMB,
    hostile_parts.word_that_reads_a_file: DocumentProblem.BOMB,
    hostile_parts.word_in_sixteen_bits_with_laughs: DocumentProblem.BOMB,
    hostile_parts.word_of_one_endless_word: DocumentProblem.BOMB,
    hostile_parts.word_packed_in_a_rare_way: DocumentProblem.BOMB,
    hostile_parts.word_that_says_eight_exbibytes: DocumentProblem.BOMB,
    hostile_parts.word_with_command_in_an_attribute: DocumentProblem.MACRO,
    hostile_parts.word_with_command_in_numbers: DocumentProblem.MACRO,
    hostile_parts.word_with_command_behind_another_field: DocumentProblem.MACRO,
    hostile_parts.word_with_control: DocumentProblem.MACRO,
    hostile_parts.word_with_field_from_outside: DocumentProblem.EXTERNAL,
    hostile_parts.word_with_text_from_outside: DocumentProblem.EXTERNAL,
    hostile_parts.word_with_link_to_a_share: DocumentProblem.EXTERNAL,
    hostile_parts.word_with_import_field: DocumentProblem.EXTERNAL,
    hostile_parts.word_with_database_field: DocumentProblem.EXTERNAL,
    hostile_parts.word_with_link_field: DocumentProblem.EXTERNAL,
    hostile_parts.word_with_outside_vml: DocumentProblem.EXTERNAL,
    hostile_parts.word_with_outside_frame: DocumentProblem.EXTERNAL,
    hostile_parts.word_with_outside_subdocument: DocumentProblem.EXTERNAL,
    hostile_parts.word_with_outside_header: DocumentProblem.EXTERNAL,
    hostile_parts.word_with_outside_styles: DocumentProblem.EXTERNAL,
    hostile_parts.word_with_outside_recipients: DocumentProblem.EXTERNAL,
    hostile_parts.word_with_archive_as_picture: DocumentProblem.EMBEDDED_FILE,
    hostile_parts.word_with_outside_object: DocumentProblem.EMBEDDED_FILE,
    hostile_parts.word_with_outside_chunk: DocumentProblem.EMBEDDED_FILE,
    hostile_parts.word_in_elements_without_ground: DocumentProblem.UNREADABLE,
    hostile_parts.word_with_a_part_twice: DocumentProblem.UNREADABLE,
    hostile_parts.word_with_a_part_in_two_cases: DocumentProblem.UNREADABLE,
    hostile_parts.word_with_symbolic_link: DocumentProblem.UNREADABLE,
    hostile_parts.word_leaving_by_backslash: DocumentProblem.UNREADABLE,
    hostile_parts.word_on_another_drive: DocumentProblem.UNREADABLE,
    hostile_parts.word_that_says_less_than_it_holds: DocumentProblem.UNREADABLE,
    hostile_parts.word_whose_parts_overlap: DocumentProblem.UNREADABLE,
    hostile_parts.word_without_a_table: DocumentProblem.UNREADABLE,
    hostile_parts.word_of_a_thousand_columns: DocumentProblem.TOO_MANY_PAGES,
}

# Taken, because what is stored is made anew: nothing that was hidden in them is left.
HARMLESS: tuple[Callable[[], bytes], ...] = (
    hostile_pairs.pdf_then_zip,
    hostile_pairs.page_then_pdf,
    hostile_pairs.pdf_with_page_in_comments,
    hostile_pairs.pdf_with_page_in_its_words,
    hostile_pairs.photo_then_pdf,
    hostile_pairs.picture_then_pdf_then_jar,
    hostile_pairs.program_then_pdf,
    hostile_pairs.shell_then_pdf,
    hostile_pairs.word_then_pdf,
    hostile_shapes.object_stream_in_object_stream,
    hostile_shapes.object_stream_that_extends_itself,
    hostile_shapes.billion_pages_said,
    hostile_shapes.outline_in_a_circle,
    hostile_shapes.page_larger_than_a_country,
    hostile_shapes.page_of_negative_size,
    hostile_shapes.page_of_no_size,
    hostile_shapes.page_of_nonsense_size,
    hostile_shapes.length_that_asks_itself,
    hostile_shapes.previous_table_is_this_one,
    hostile_shapes.tables_in_a_circle,
    hostile_shapes.thousand_updates,
    hostile_shapes.update_that_hides_a_page,
    hostile_shapes.arrays_in_arrays,
    hostile_shapes.table_of_two_billion_objects,
    hostile_shapes.letters_that_draw_themselves,
    hostile_shapes.form_that_sends,
    hostile_shapes.opened_at_a_stranger,
    hostile_shapes.values_brought_along,
    hostile_parts.word_with_laughs_in_a_part_of_another_name,
    hostile_parts.word_with_command_in_a_part_of_another_name,
    hostile_parts.word_with_drawing_that_acts,
    hostile_parts.word_with_page_as_picture,
    hostile_parts.word_with_compressed_as_picture,
    hostile_parts.word_with_embedded_typeface,
    hostile_parts.word_with_a_customised_menu,
    hostile_parts.word_with_outside_link_to_a_script,
    hostile_parts.word_in_tables_without_ground,
    hostile_parts.word_with_a_million_attributes,
    hostile_parts.word_with_turned_name,
    hostile_parts.word_on_a_second_disk,
)

# Work without end: stopped by the limits, or survived.
ENDLESS: tuple[Callable[[], bytes], ...] = (
    hostile_shapes.form_that_draws_itself,
    hostile_shapes.forms_ten_times_ten_deep,
    hostile_shapes.pattern_without_end,
    hostile_shapes.shading_that_calculates,
    hostile_shapes.compressed_twice,
    hostile_shapes.one_page_a_million_times,
    hostile_shapes.million_annotations,
    hostile_shapes.million_contents,
    hostile_shapes.objects_without_table,
    hostile_shapes.a_hundred_filters,
    pdf_stream_bomb,
)
