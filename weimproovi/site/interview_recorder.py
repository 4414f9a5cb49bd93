"""The box in which `recorder.js` works: its stages, and every word that it says."""

from htpy import (
    Node,
    Renderable,
    a,
    button,
    div,
    input,
    label,
    meter,
    noscript,
    p,
    progress,
    script,
    section,
    select,
    span,
    video,
)

from weimproovi.i18n import _, n_
from weimproovi.schemas.interviews import MyInterview, MyQuestion
from weimproovi.site.assets import asset


def device_box(onward: str) -> Renderable:
    """The device check and the practice: nothing of it is sent. Going on is the main thing to do once she has seen herself."""
    return section(".recorder.stack", data_recorder="practice", data_kind="video", **faults())[
        stages(practice_words(), None, onward),
        div(".actions", data_stage="closed ready thinking recording")[a(".button", href=onward)[_("Mulai wawancara")]],
        script(src=asset("recorder.js"), defer=True),
    ]


def recorder_box(interview: MyInterview, one: MyQuestion, ways: Node, onward: str, here: str) -> Renderable:
    """One question's recorder; where its take goes, how long it may be, and where to go on."""
    return section(
        ".recorder.stack",
        data_recorder="question",
        data_begin=f"/berkas/wawancara/{interview.application_id}/{one.number}",
        data_parts="/berkas/rekaman",
        data_think=str(one.think_seconds),
        data_seconds=str(one.answer_seconds),
        data_takes=str(one.takes_left),
        data_takes_left=_("Kesempatan merekam: {n}"),
        data_next=onward,
        data_here=here,
        **faults(),
    )[
        ways,
        p(".soft")[
            n_("Berpikir {n} detik, menjawab paling lama {m} detik.", "Berpikir {n} detik, menjawab paling lama {m} detik.", one.think_seconds, m=one.answer_seconds),
            " ",
            span(data_part="takes")[_("Kesempatan merekam: {n}", n=one.takes_left)],
        ],
        stages(question_words(), one),
        script(src=asset("recorder.js"), defer=True),
    ]


def faults() -> dict[str, str]:
    """Different words for everything that can be wrong with a camera, and for what happens on the way."""
    return {
        "data_denied": _("Kamera atau mikrofon ditolak browser. Ketuk ikon gembok di sebelah alamat, pilih Izinkan, lalu coba lagi."),
        "data_no_camera": _("Tidak ada kamera yang ditemukan. Sambungkan kamera, atau pilih suara saja bila tersedia."),
        "data_no_microphone": _("Tidak ada mikrofon yang ditemukan. Sambungkan mikrofon, lalu coba lagi."),
        "data_busy": _("Kamera sedang dipakai aplikasi lain. Tutup aplikasi itu, lalu coba lagi."),
        "data_unsupported": _("Browser ini belum bisa merekam di halaman. Pakai kamera bawaan HP lewat tombol di bawah."),
        "data_opening": _("Membuka kamera. Pilih Izinkan jika browser bertanya."),
        "data_waiting": _("Koneksi terputus. Mencoba lagi; rekamanmu tersimpan di sini."),
        "data_lost": _("Rekaman tidak bisa dikirim. Coba lagi."),
        "data_too_large": _("File ini terlalu besar. Rekam lebih singkat atau dengan resolusi lebih kecil."),
        "data_told": _("{sent} dari {all} MB terkirim"),
        "data_rest_seconds": _("sekitar {n} detik lagi"),
        "data_rest_minutes": _("sekitar {n} menit lagi"),
        "data_weight": _("Paling banyak sekitar {size} MB terkirim jika kamu menjawab sampai habis waktunya."),
        "data_size": _("Ukuran rekaman: {size} MB"),
    }


def practice_words() -> tuple[str, str, str]:
    return _("Buka kamera"), _("Latihan merekam"), _("Ulangi latihan")


def question_words() -> tuple[str, str, str]:
    return _("Lanjut ke kamera"), _("Mulai"), _("Rekam ulang")


def stages(words: tuple[str, str, str], one: MyQuestion | None, onward: str = "") -> Node:
    """What shows at each stage; the script shows one of them, with one main button, and makes the first one work when it is there. No question: a practice, which leads `onward`."""
    opens, starts, again = words
    return div(".stack")[
        p(".said", role="status", data_part="said")[""],
        noscript[p(".said.wrong")[_("Merekam memerlukan JavaScript. Nyalakan di pengaturan browser, lalu muat ulang halaman ini.")]],
        div(data_stage="closed")[button(".button.solid", type="button", data_part="open", disabled=True)[opens]],
        div(".stack", data_stage="ready thinking recording", hidden=True)[
            video(".picture", data_part="picture", muted=True, playsinline=True, aria_label=_("Gambar dari kameramu")),
            label(".field")[span[_("Suara masuk")], meter(data_part="level", min="0", max="1", value="0")],
            p(".left", data_stage="thinking recording", hidden=True)[span(data_part="left", role="timer")[""]],
        ],
        div(".stack", data_stage="ready", hidden=True)[
            device_fields(),
            low_field(),
            p(".soft", data_part="weight", role="status")[""] if one else None,
            button(".button.solid", type="button", data_part="start")[starts],
        ],
        div(".actions", data_stage="thinking", hidden=True)[button(".button.solid", type="button", data_part="now")[_("Rekam sekarang")]],
        div(".actions", data_stage="recording", hidden=True)[button(".button.danger", type="button", data_part="stop")[_("Selesai")]],
        div(".stack", data_stage="look keeping", hidden=True)[
            video(".picture", controls=True, playsinline=True, data_part="player", aria_label=_("Rekamanmu")),
            sending_lines() if one else None,
        ],
        div(".actions", data_stage="look", hidden=True)[
            button(".button.solid", type="button", data_part="keep")[_("Simpan jawaban")] if one else a(".button.solid", href=onward)[_("Mulai wawancara")],
            button(".button", type="button", data_part="again")[again],
        ],
        file_field() if one else None,
    ]


def device_fields() -> Node:
    return div(".stack")[
        (
            label(".field", data_choice=True, hidden=True)[span[words], select(".input", data_part=name)]
            for name, words in (("camera", _("Kamera")), ("microphone", _("Mikrofon")))
        )
    ]


def low_field() -> Renderable:
    return label(".tick")[input(type="checkbox", data_part="low"), span[_("Hemat data (360p)")]]


def sending_lines() -> Node:
    return div(".stack.tight")[
        p(".soft", data_part="size")[""], progress(data_part="bar", max="1", value="0", aria_label=_("Terkirim")), p(".soft", data_part="told", role="status")[""]
    ]


def file_field() -> Renderable:
    """The system's own camera, for browsers that record nothing in a page."""
    return div(data_part="file", hidden=True)[
        label(".field")[span[_("Pakai kamera bawaan")], input(".input", type="file", accept="video/*,audio/*", capture="user", data_part="choose")]
    ]
