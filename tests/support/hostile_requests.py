"""Requests that no browser sends, byte by byte. `told` sends one over a socket of its own and reads what comes back."""

import re
import socket
from collections.abc import Iterator
from contextlib import suppress
from itertools import count

from tests.support.server import LiveServer

PATIENCE = 10.0  # seconds
LONG = b"x" * 60_000
TURNED = "\u202e\u2066كناري".encode()
FORM = b"application/x-www-form-urlencoded"
_serial = count(1)

Request = tuple[bytes, bytes, bytes, bytes]  # method, target, header lines, body


def told(live_server: LiveServer, request: Request, cookie: str = "", patience: float = PATIENCE) -> bytes:
    """Everything that the server answers before it closes; empty when it only hangs up."""
    method, target, headers, body = request
    port = int(live_server.url.rpartition(":")[2])
    head = b"%s %s HTTP/1.1\r\n%s" % (method, target, headers)
    if b"host:" not in headers.lower():
        head += b"Host: localhost:%d\r\n" % port
    if b"origin:" not in headers.lower():
        head += b"Origin: %s\r\n" % live_server.url.encode()
    if cookie:
        head += b"Cookie: weimproovi_session=%s\r\n" % cookie.encode()
    if body and b"content-length" not in headers.lower() and b"transfer-encoding" not in headers.lower():
        head += b"Content-Length: %d\r\n" % len(body)
    return spoken(port, head + b"Connection: close\r\n\r\n" + body, patience)


def spoken(port: int, whole: bytes, patience: float = PATIENCE) -> bytes:
    """The answer to raw bytes, from a loopback address of its own so that limits per address do not meet.

    After `patience` seconds without a word the sending side is closed, which tells the server that no more will come.
    """
    number, heard = next(_serial), bytearray()
    with socket.create_connection(("127.0.0.1", port), patience, (f"127.9.{1 + number // 250}.{1 + number % 250}", 0)) as line:
        with suppress(OSError):
            line.sendall(whole)
        for last in (False, True):
            with suppress(OSError):
                while part := line.recv(65536):
                    heard += part
                return bytes(heard)
            with suppress(OSError):
                line.shutdown(socket.SHUT_WR) if not last else line.close()
    return bytes(heard)


def statuses(answer: bytes) -> list[int]:
    """The status of each answer in what came back."""
    return [int(found) for found in re.findall(rb"HTTP/1\.[01] (\d{3}) ", answer)]


def headers() -> Iterator[Request]:
    """Header values out of every mould, on a page and on a form."""
    odd = (
        b"Cookie: weimproovi_session=a\0b", b"Cookie: weimproovi_session=%s" % LONG, b"Cookie: " + b"a=b; " * 9_000, b"Cookie: weimproovi_session=a; weimproovi_session=b",
        b"Cookie: weimproovi_session=\xff\xfe", b"Cookie: weimproovi_session=%s" % TURNED, b"Cookie: ;;;=;=;", b'Cookie: "', b"Accept-Language: %s" % LONG,
        b"Accept-Language: ;q=1e999,\xff;q=nan", b"Accept: %s" % TURNED, b"Accept-Encoding: br;q=NaN, *;q=-1", b"Host: jahat.example", b"Host: ", b"Host: a@b:c:d", b"Host: [::1",
        b"Host: localhost\r\nHost: jahat.example", b"X-Forwarded-For: %s" % LONG, b"X-Forwarded-For: \xff, 1e9, ::g, ' OR 1=1", b"X-Forwarded-Host: jahat.example",
        b"X-Forwarded-Proto: javascript", b'Forwarded: for="[::', b"Origin: null", b"Origin: \xff", b"Referer: http://[", b"Referer: //[", b"Referer: \xff%00", b"Referer: http://a/%ed%a0%80",
        b"Referer: http://localhost:1/lowongan/%00/lamar", b"User-Agent: %s" % LONG, b"User-Agent: \xff%s" % TURNED, b"If-None-Match: %s" % LONG, b"If-Modified-Since: 99999999999",
        b"If-Modified-Since: Thu, 99 Foo 99999 99:99:99 GMT", b"Range: bytes=0-", b"Range: bytes=-1", b"Range: bytes=9-1", b"Range: bytes=" + b"0-0," * 9_000, b"Range: bytes=99999999999999999999-",
        b"Range: bytes=-99999999999999999999", b"Range: lines=1-2", b"Range: bytes=a-b", b"Range: bytes=1-2\r\nIf-Range: \xff", b"Expect: 100-continue", b"Expect: kenari", b"Upgrade: h2c\r\nHTTP2-Settings: AAA",
        b"Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: a", b"TE: trailers", b"Authorization: Basic \xff", b"Sec-Fetch-Site: \xff", b"X: " * 500, b"%s: a" % LONG, b"\xff\xfe: a", b" : a",
        b"Transfer-Encoding: gzip, chunked", b"X-HTTP-Method-Override: DELETE",
    )
    for line in odd:
        for target in (b"/lowongan?kata=a", b"/akun", b"/workspace.css", b"/berkas/cv/00000000-0000-7000-8000-000000000000/unduh"):
            yield b"GET", target, line + b"\r\n", b""
        yield b"POST", b"/berkas/cv", line + b"\r\nContent-Type: multipart/form-data; boundary=x\r\n", b"--x--\r\n"
    for number in (200, 2_000):
        yield b"GET", b"/", b"".join(b"X-%d: a\r\n" % one for one in range(number)), b""


def targets() -> Iterator[Request]:
    """Addresses in encodings that mean something else to somebody."""
    paths = (
        b"/..%2f..%2fetc%2fpasswd", b"/%2e%2e/%2e%2e/etc/passwd", b"/assets/..%5c..%5crxconfig.py", b"/assets/%2e%2e/%2e%2e/rxconfig.py", b"/assets//etc/passwd", b"/assets/..;/akun", b"/assets/%c0%ae%c0%ae/akun",
        b"//jahat.example/", b"//jahat.example/masuk/", b"/\\jahat.example/", b"/%09/jahat.example", b"/%0d%0aset-cookie:%20a=b", b"/lowongan/%ff%fe", b"/lowongan/%ed%a0%80", b"/lowongan/%", b"/lowongan/%zz", b"/lowongan/%u202e",
        b"/lowongan/\xff", b"/lowongan/" + TURNED, b"/lowongan/" + b"a/" * 20_000, b"/" + b"%2f" * 10_000, b"/en/en/en/akun", b"/en/%2e%2e/akun", b"/./akun", b"/akun/..", b"/akun%00.html", b"/akun;a=b", b"/AKUN", b"/akun?", b"/akun#a",
        b"http://jahat.example/akun", b"http://localhost/akun", b"*", b"localhost:80", b"?", b"/_event/?EIO=4&transport=polling", b"/_event/?EIO=9&transport=websocket&token=" + LONG, b"/_event?token=%ff", b"/_upload", b"/_event/socket.io.js.map",
        b"/berkas/lamaran/%00/unduh", b"/berkas/lamaran/..%2f..%2f/halaman/1", b"/berkas/cv/x/halaman/%D9%A1", b"/berkas/cv/x/halaman/1e9", b"/lowongan?sesudah=" + LONG, b"/lowongan?kata=%ed%a0%80&kata=%ff", b"/lowongan?" + b"a=b&" * 12_000,
        b"/lowongan?kata=" + b"%26" * 9_000, b"/lowongan?gaji=1e999&gaji_min=-1&halaman=99999999999999999999", b"/lowongan?%s=a" % TURNED, b"/masuk?lanjut=//jahat.example", b"/masuk?lanjut=/%5cjahat.example", b"/masuk?lanjut=http:jahat.example",
        b"/masuk?lanjut=%ff%ed%a0%80", b"/masuk?lanjut=http://[", b"/konfirmasi/%ff", b"/atur-sandi/" + b"a" * 9_000, b"/keluar", b"/healthz/../akun", b"/robots.txt%2f",
    )
    for path in paths:
        yield b"GET", path, b"", b""
    yield b"GET", b"/lowongan?kata=" + b"a" * (1 << 20), b"", b""
    for method in (b"TRACE", b"PROPFIND", b"CONNECT", b"OPTIONS", b"PATCH", b"DELETE", b"PUT", b"HEAD", b"QUERY", b"get", b"G" * 9_000, b"G\0T", b"PRI"):
        for path in (b"/", b"/akun", b"/masuk", b"/workspace.css"):
            yield method, path, b"", b""


def bodies() -> Iterator[Request]:
    """Forms that are none, and forms of a hundred kinds."""
    part = b'--x\r\nContent-Disposition: form-data; name="email"\r\n\r\na\r\n'
    file = b'--x\r\nContent-Disposition: form-data; name="file"; filename="%s"\r\n\r\n%%PDF-1.7\r\n'
    kinds: tuple[tuple[bytes, bytes], ...] = (
        (b"multipart/form-data", b"--x--\r\n"), (b"multipart/form-data; boundary=", b"--\r\n"), (b"multipart/form-data; boundary=" + b"b" * 9_000, part), (b"multipart/form-data; boundary=\xff\xfe", b"--\xff\xfe--\r\n"),
        (b'multipart/form-data; boundary="x', part + b"--x--\r\n"), (b"multipart/form-data; boundary=x; boundary=y", part + b"--y--\r\n"), (b"multipart/form-data; boundary=x", part * 1_500 + b"--x--\r\n"),
        (b"multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=a\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\n\r\na\r\n--y--\r\n--x--\r\n"),
        (b"multipart/form-data; boundary=x", b"--x\r\n" + b"X: a\r\n" * 5_000 + b"\r\na\r\n--x--\r\n"), (b"multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: " + LONG + b"\r\n\r\na\r\n--x--\r\n"),
        (b"multipart/form-data; boundary=x", b"--x\r\n\r\n\r\n--x--\r\n"), (b"multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=\xff\xfe\r\n\r\n\xff\r\n--x--\r\n"), (b"multipart/form-data; boundary=x", part),
        (b"multipart/form-data; boundary=x", (file % TURNED) * 3 + b"--x--\r\n"), (b"multipart/form-data; boundary=x", file % b"a\0b" + b"--x--\r\n"), (b"multipart/form-data; boundary=x", (file % LONG) + b"--x--\r\n"),
        (b"multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="file"; filename*=UTF-8\'\'%ff%2e%2e%2f\r\n\r\na\r\n--x--\r\n'),
        (b"multipart/form-data; boundary=x", b"--x\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: form-data; name=email\r\n\r\n!!\r\n--x--\r\n"), (b"multipart/mixed; boundary=x", part),
        (FORM, b"&" * 100_000), (FORM, b"=" * 100_000), (FORM, b"email=" + b"%ff" * 9_000), (FORM, b"email=%ed%a0%80&password=%ed%b0%80"), (FORM, b"email=%00&password=%00"), (FORM, b"a=b&" * 20_000), (FORM, b"%=%&%zz=%zz"),
        (FORM + b"; charset=utf-16", "email=a".encode("utf-16")), (FORM + b"; charset=kenari", b"email=a"), (FORM, b"\xff\xfe\0\0"), (FORM, b"email=" + TURNED), (b"", b"email=a"), (b"\xff/\xff", b"email=a"), (b";;;=", b"email=a"),
        (b"application/json", b"[" * 100_000), (b"application/json", b'{"email": 1e999, "a": NaN}'), (b"text/xml", b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"),
    )
    for path in (b"/masuk", b"/berkas/cv", b"/lapor/x", b"/daftar/kandidat"):
        for kind, body in kinds:
            yield b"POST", path, b"Content-Type: %s\r\n" % kind, body


def lengths() -> Iterator[Request]:
    """Lengths that lie; some of them promise what never comes."""
    for line, body in (
        (b"Content-Length: 100000", b"email=a"), (b"Content-Length: 1", b"email=a" * 9), (b"Content-Length: -1", b""), (b"Content-Length: 99999999999999999999", b""), (b"Content-Length: +7", b"email=a"), (b"Content-Length: 0x7", b"email=a"),
        (b"Content-Length: 7, 7", b"email=a"), (b"Content-Length: 7\r\nContent-Length: 8", b"email=ab"), (b"Content-Length: \xd9\xa7", b"email=a"), (b"Content-Encoding: gzip\r\nContent-Length: 7", b"\x1f\x8b\x08\0abc"),
        (b"Transfer-Encoding: chunked", b"ffffffffffffffff\r\na"), (b"Transfer-Encoding: chunked", b"-1\r\na"), (b"Transfer-Encoding: chunked", b"7;" + LONG + b"\r\nemail=a\r\n0\r\n\r\n"), (b"Transfer-Encoding: chunked", b"7\r\nemail=a"),
        (b"Transfer-Encoding: chunked", b"1\r\na\r\n" * 9_000 + b"0\r\n\r\n"), (b"Transfer-Encoding: chunked", b"0\r\nX: " + LONG + b"\r\n\r\n"), (b"Transfer-Encoding: chunked\r\nContent-Length: 4", b"0\r\n\r\nGET /akun HTTP/1.1\r\n\r\n"),
        (b"Transfer-Encoding: xchunked", b"0\r\n\r\n"), (b"Transfer-Encoding : chunked", b"0\r\n\r\n"), (b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", b"0\r\n\r\n"), (b"X: a\r\n Content-Length: 7", b"email=a"),
    ):
        yield b"POST", b"/masuk", b"Content-Type: %s\r\n%s\r\n" % (FORM, line), body
        yield b"POST", b"/berkas/cv", b"Content-Type: multipart/form-data; boundary=x\r\n%s\r\n" % line, body


def wholes(port: int) -> Iterator[bytes]:
    """Whole messages in which not even the first line is as agreed."""
    host = b"Host: localhost:%d\r\n" % port
    yield b"GET /\r\n"
    yield b"GET / HTTP/1.0\r\n\r\n"
    yield b"GET / HTTP/9.9\r\n" + host + b"\r\n"
    yield b"GET / HTTP/1.1\n" + host.replace(b"\r", b"") + b"\n"
    yield b"GET\t/\tHTTP/1.1\r\n" + host + b"\r\n"
    yield b"\r\n" * 500 + b"GET / HTTP/1.1\r\n" + host + b"\r\n"
    yield b"\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03" + bytes(500)
    yield b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\0\0\xff\x04\0\0\0\0\0" + bytes(255)
    yield b"\0" * 70_000
    yield b"GET /healthz HTTP/1.1\r\n" + host + b"\r\n" + (b"GET /akun HTTP/1.1\r\n" + host + b"\r\n") * 200
    yield b"POST /masuk HTTP/1.1\r\n" + host + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /akun HTTP/1.1\r\n" + host + b"\r\n"
