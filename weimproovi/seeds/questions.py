"""Questions that the demo market's vacancies ask, and what applicants answer."""

from weimproovi.seeds.forms import SeedQuestion

YES_NO = ("Ya", "Tidak")

QUESTIONS = {
    "start": SeedQuestion("Kapan kamu bisa mulai bekerja?", ("Segera", "Dalam 2 minggu", "Dalam 1 bulan", "Lebih dari 1 bulan")),
    "shift": SeedQuestion("Bersedia bekerja dengan jadwal bergilir, termasuk akhir pekan?", YES_NO),
    "move": SeedQuestion("Bersedia pindah ke kota penempatan?", ("Ya", "Tidak", "Saya sudah tinggal di sana")),
    "str": SeedQuestion("Apakah STR-mu masih berlaku?", ("Ya", "Sedang diperpanjang", "Belum punya")),
    "licence": SeedQuestion("SIM apa yang kamu miliki?", ("SIM C", "SIM A", "SIM B1 Umum", "SIM B2 Umum")),
    "years": SeedQuestion("Berapa lama pengalamanmu di bidang ini?", ("Belum ada", "Kurang dari 1 tahun", "1–3 tahun", "Lebih dari 3 tahun")),
    "days": SeedQuestion("Berapa hari seminggu kamu bisa bekerja?", ("1–2 hari", "3 hari", "4–5 hari")),
    "why": SeedQuestion(
        "Apa yang membuatmu tertarik pada pekerjaan ini?", answers=(
            "Saya ingin bekerja dekat rumah supaya bisa merawat ibu, dan pekerjaan ini sesuai dengan yang sudah saya jalani.",
            "Saya pernah melihat langsung cara tim Anda bekerja dan suka dengan kerapiannya.",
            "Saya mencari tempat yang mau melatih. Saya belajar paling cepat sambil mengerjakan.",
            "Pekerjaan saya sekarang berakhir bulan depan, dan bidang ini yang paling ingin saya tekuni.",
            "Jam kerjanya jelas dan gajinya ditulis. Itu jarang saya temui.")),
    "hard": SeedQuestion(
        "Ceritakan satu masalah di tempat kerja yang pernah kamu selesaikan.", answers=(
            "Stok di catatan tidak pernah cocok dengan rak. Saya mengusulkan hitung singkat tiap sore; dalam sebulan selisihnya tinggal di bawah 1 persen.",
            "Pelanggan marah karena pesanannya tertukar. Saya minta maaf, mengganti pesanannya, lalu menempel nomor meja di setiap baki.",
            "Mesin sering berhenti di sif malam. Saya mencatat jamnya dan ternyata selalu setelah ganti benang. Urutan penggantian kami ubah.",
            "Dua rekan berselisih soal jadwal. Saya ajak mereka menyusunnya bersama di papan, dan sejak itu tidak ada yang saling menunggu.")),
    "portfolio": SeedQuestion(
        "Tuliskan satu pekerjaan yang paling kamu banggakan.", answers=(
            "Merapikan alur pembayaran di toko daring tempat saya bekerja; pesanan yang batal di tengah jalan turun sepertiganya.",
            "Membuat panduan satu halaman untuk pegawai baru. Sampai sekarang masih dipakai.",
            "Menyusun laporan persediaan yang bisa dibaca kepala toko tanpa bertanya ke kantor pusat.")),
}
