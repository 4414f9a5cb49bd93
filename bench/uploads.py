"""Many uploads at once, from a process of their own: `python -m bench.uploads URL PACE`, cookies and answers on the standard input, until it is ended.

Every upload sends 256 KiB pieces, as the recorder does while it records. PACE is seconds between two pieces of one upload; 0: as fast as they are taken.
"""

import hashlib
import json
import os
import sys
import threading
import time

import httpx

PIECE = bytes(range(256)) * 1024
CHECKSUM = hashlib.sha256(PIECE).hexdigest()


def main(url: str, pace: str) -> None:
    os.nice(10)  # phones do their own work; here they share two cores with the server
    takes = json.load(sys.stdin)
    for number, (cookie, answer_id) in enumerate(takes):
        threading.Thread(target=send, args=(url, cookie, answer_id, float(pace), number / len(takes)), daemon=True).start()
    print("begun", flush=True)
    while True:
        time.sleep(60)


def send(url: str, cookie: str, answer_id: str, pace: float, late: float) -> None:
    time.sleep(pace * late)
    at, headers = 0, {"origin": url, "cookie": f"weimproovi_session={cookie}", "upload-checksum": CHECKSUM}
    with httpx.Client(base_url=url, headers=headers, timeout=60) as client:
        while True:
            answer = client.post(f"/berkas/rekaman/{answer_id}/bagian", content=PIECE, headers={"upload-offset": str(at)})
            if answer.status_code == 422:  # the question's bound; this phone is done
                return
            at = answer.json()["offset"]
            time.sleep(pace)


if __name__ == "__main__":
    main(*sys.argv[1:])
