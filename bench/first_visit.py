"""A first visit to a vacancy's page on a throttled phone (row 9): bytes over the wire, and when the largest text stands there; beside static files.

Beside it, from a bare file server with everything packed beforehand: the same document with its style sheet and nothing else, and its text without any style.
`python3 -m bench.first_visit`; needs Chromium.
"""

import gzip
import re
import shutil
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

from bench import place, served
from bench.measure import ROUNDS, goal, line, title
from tests.support.market import some_owner
from tests.support.publishing import consent, published
from weimproovi.commands import BROWSERS
from weimproovi.seeds.vacancies import VACANCIES
from weimproovi.services import vacancies

ROUND_TRIP, BANDWIDTH, SLOWER = 400, 1_600_000 / 8, 4  # milliseconds, bytes a second, times
LARGEST = 60 * 1024
LCP = """() => new Promise(told => new PerformanceObserver(list => told(list.getEntries().at(-1).startTime))
    .observe({type: 'largest-contentful-paint', buffered: true}))"""
Files = dict[str, tuple[str, bytes]]


def main() -> None:
    title(f"First visit to a vacancy: {ROUND_TRIP} ms, {BANDWIDTH * 8 / 1e6:g} Mb/s, CPU {SLOWER} times slower, empty cache, median of {ROUNDS} visits in turns")
    place.empty_database()
    path = f"/lowongan/{a_vacancy()}"
    with served.product() as running, static(copies(running.url, path)) as bare, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=next(filter(None, map(shutil.which, BROWSERS))), args=["--no-sandbox"])
        addresses = {"ours": running.url + path, "static with its style sheet": f"{bare}/styled", "static text, no style": f"{bare}/plain"}
        seen: dict[str, list[tuple[int, float]]] = {name: [] for name in addresses}
        for turn in range(ROUNDS + 1):
            for name, address in addresses.items():
                visit = visited(browser, address)
                seen[name] += [visit] if turn else []  # the first turn only warms
        browser.close()
    report({name: (visits[0][0], statistics.median(lcp for _bytes, lcp in visits)) for name, visits in seen.items()})


def report(found: dict[str, tuple[int, float]]) -> None:
    for name, (size, lcp) in found.items():
        line(name, f"{size / 1024:6.1f} KB    largest text after {lcp:6.0f} ms")
    goal("bytes, of 60 KB", found["ours"][0] / LARGEST, 1)
    goal("largest text, of static with its sheet", found["ours"][1] / found["static with its style sheet"][1], 1.3)
    line("largest text, of static text alone", f"{found['ours'][1] / found['static text, no style'][1]:.2f}")


def a_vacancy() -> str:
    """A vacancy of the demo market's words, published; its address."""
    owner, words = some_owner("PT Kopi Senja"), VACANCIES[0]
    consent(owner)
    form = published(owner, title=words.title, duties=words.duties, qualifications=words.qualifications)
    return next(row.slug for row in vacancies.rows(owner) if row.id == form.id)


def copies(origin: str, path: str) -> Files:
    """The page as static files: with its style sheet, and as text alone."""
    page = fetched(origin + path)
    sheet = re.findall(r'href="(/site\.css[^"]*)"', page)[0]
    bare = re.sub(r'<script.*?</script>|<link rel="preload"[^>]*>', "", page, flags=re.DOTALL)
    letterless = re.sub(r"@font-face \{[^}]*woff2[^}]*\}", "", fetched(origin + sheet))
    plain = re.sub(r'<link rel="stylesheet"[^>]*>|<svg.*?</svg>', "", bare, flags=re.DOTALL)
    return {"/styled": ("text/html", packed(bare)), "/plain": ("text/html", packed(plain)), sheet.partition("?")[0]: ("text/css", packed(letterless))}


def fetched(address: str) -> str:
    with urlopen(address) as answer:
        return str(answer.read().decode())


def packed(words: str) -> bytes:
    return gzip.compress(words.encode(), 9)


@contextmanager
def static(files: Files) -> Iterator[str]:
    """A server that gives these files and does nothing else; its origin."""

    class Bare(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            media_type, body = files.get(self.path.partition("?")[0], ("text/plain", b""))
            self.send_response(200)
            for name, value in (("content-type", f"{media_type}; charset=utf-8"), ("content-encoding", "gzip"), ("content-length", str(len(body)))):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Bare)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def visited(browser: Browser, address: str) -> tuple[int, float]:
    """Bytes received and the time of the largest paint, in a window that has seen nothing yet."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, is_mobile=True, device_scale_factor=2)
    page = context.new_page()
    wire, received = context.new_cdp_session(page), [0]
    wire.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", {"offline": False, "latency": ROUND_TRIP, "downloadThroughput": BANDWIDTH, "uploadThroughput": BANDWIDTH})
    wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="networkidle")
    lcp = float(page.evaluate(LCP))
    context.close()
    return int(sum(received)), lcp


if __name__ == "__main__":
    main()
