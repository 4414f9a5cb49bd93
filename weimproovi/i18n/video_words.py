"""Screen words of video interviews: ways to answer, states of an answer, why a recording cannot be used, lengths."""

from weimproovi.i18n import _
from weimproovi.vocabulary import AnswerKind, AnswerState, CopyState, VideoProblem


def kind(way: AnswerKind) -> str:
    return {AnswerKind.VIDEO: _("Video"), AnswerKind.AUDIO: _("Suara saja"), AnswerKind.WRITTEN: _("Tulisan")}[way]


def state(where: AnswerState, problem: VideoProblem | None = None) -> str:
    """For its candidate."""
    return {
        AnswerState.RECORDING: _("Belum selesai diunggah"),
        AnswerState.KEPT: _("Tersimpan, menunggu diperiksa"),
        AnswerState.CHECKING: _("Sedang diperiksa"),
        AnswerState.READY: _("Siap"),
        AnswerState.REFUSED: refusal(problem or VideoProblem.UNREADABLE),
        AnswerState.REMOVED: _("Dihapus"),
    }[where]


def refusal(problem: VideoProblem) -> str:
    """What happened and what to do."""
    return {
        VideoProblem.WRONG_TYPE: _("File ini bukan rekaman WebM atau MP4. Rekam lagi, atau pilih file lain."),
        VideoProblem.WRONG_CODEC: _("Format rekaman ini belum bisa kami putar. Di pengaturan kamera pilih “Paling kompatibel” (H.264), lalu rekam lagi."),
        VideoProblem.NO_PICTURE: _("Rekaman ini tidak berisi gambar. Periksa kameramu, atau jawab dengan suara saja."),
        VideoProblem.NO_SOUND: _("Rekaman ini tidak berisi suara. Periksa mikrofonmu, lalu rekam lagi."),
        VideoProblem.TOO_LONG: _("Rekaman ini lebih panjang dari batas pertanyaannya. Rekam lebih singkat."),
        VideoProblem.TOO_SHORT: _("Rekaman ini terlalu singkat. Rekam lagi."),
        VideoProblem.TOO_LARGE_PICTURE: _("Gambarnya terlalu besar. Pilih resolusi yang lebih kecil, lalu rekam lagi."),
        VideoProblem.UNREADABLE: _("Rekaman ini rusak. Rekam lagi; kesempatanmu tidak berkurang."),
        VideoProblem.TOO_SLOW: _("Rekaman ini tidak selesai diperiksa. Rekam lagi dengan resolusi yang lebih kecil."),
    }[problem]


def copy(where: CopyState) -> str:
    """For a viewer whose browser cannot play the recording."""
    return {
        CopyState.NONE: "",
        CopyState.ASKED: _("Sedang disiapkan untuk browser ini. Biasanya tidak lebih lama dari rekamannya."),
        CopyState.MAKING: _("Sedang disiapkan untuk browser ini. Biasanya tidak lebih lama dari rekamannya."),
        CopyState.READY: _("Siap"),
        CopyState.FAILED: _("Browser ini tidak bisa memutar rekaman ini. Buka halaman ini di browser lain."),
    }[where]


def ask_copy() -> str:
    return _("Tidak bisa diputar di sini? Minta salinannya")


def length(milliseconds: int) -> str:
    """ "1.05": minutes and seconds, as a player shows them."""
    seconds = -(-milliseconds // 1000)
    return f"{seconds // 60}.{seconds % 60:02d}"
