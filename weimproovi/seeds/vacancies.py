"""The 60 vacancies of the demo market. Pay is above the 2026 minimum wage of each city; duties and qualifications ask for work, never for looks or age."""

from weimproovi.seeds.forms import SeedVacancy
from weimproovi.vocabulary import Education, EmploymentStatus, SalaryBasis, SalaryPeriod, Workplace

FIXED, DAILY, PART, INTERN, FREELANCE = (
    EmploymentStatus.FIXED_TERM, EmploymentStatus.DAILY, EmploymentStatus.PART_TIME, EmploymentStatus.INTERNSHIP, EmploymentStatus.FREELANCE)
HYBRID, REMOTE = Workplace.HYBRID, Workplace.REMOTE
ANY, D3, S1 = Education.ANY, Education.DIPLOMA, Education.BACHELOR

BARISTA_DUTIES = """Menyeduh espresso, manual brew, dan minuman tanpa kopi sesuai takaran
Menyapa tamu, mencatat pesanan, dan menjelaskan asal biji kopi
Menjaga kebersihan mesin, penggiling, dan meja kedai
Mencatat stok susu, biji, dan gelas di akhir sif"""

COFFEE = (
    SeedVacancy(
        "barista", "kopi", "Barista", "Jakarta Selatan", (5_750, 6_500), "Operasional kedai", "Kepala kedai", "Staf", BARISTA_DUTIES,
        """Bisa menyeduh espresso dasar, atau mau dilatih 3 minggu dengan upah penuh
Bersedia bekerja bergilir antara pukul 06.30 dan 23.00
Jujur dalam memegang uang kas""", team=8, needed=3, years=0, questions=("shift", "start", "why")),
    SeedVacancy(
        "barista-bandung", "kopi", "Barista", "Kota Bandung", (4_750, 5_400), "Operasional kedai", "Kepala kedai", "Staf", BARISTA_DUTIES,
        """Pengalaman setahun di kedai atau restoran
Bersedia bekerja bergilir antara pukul 07.00 dan 22.00""", needed=2, status=FIXED, questions=("shift", "start")),
    SeedVacancy(
        "kepala-kedai", "kopi", "Kepala Kedai", "Jakarta Selatan", (7_500, 9_500), "Operasional kedai", "Manajer area", "Penyelia",
        """Memimpin 8 barista: jadwal, pelatihan, dan penilaian bulanan
Menjaga biaya bahan di bawah 32 persen penjualan
Menangani keluhan tamu sampai selesai
Melaporkan penjualan dan stok setiap Senin""",
        """Pernah memimpin sif atau kedai sedikitnya 2 tahun
Terbiasa membaca laporan laba rugi sederhana
Sabar melatih orang baru""", team=8, needed=2, years=3, questions=("years", "hard")),
    SeedVacancy(
        "roaster", "kopi", "Penyangrai Kopi", "Jakarta Timur", (6_500, 8_000), "Rumah sangrai", "Kepala rumah sangrai", "Staf",
        """Menyangrai 120 kg biji sehari sesuai profil
Mencicipi setiap hasil sangrai dan mencatat penilaian
Merawat mesin sangrai 15 kg dan membersihkan cerobong""",
        """Pernah menyangrai kopi secara rutin sedikitnya setahun
Paham keselamatan kerja dengan gas dan panas
Teliti mencatat suhu dan waktu""", team=5, years=1, questions=("years", "start")),
    SeedVacancy(
        "akuntansi", "kopi", "Staf Akuntansi", "Jakarta Selatan", (6_500, 8_000), "Keuangan", "Manajer keuangan", "Staf",
        """Mencatat pembelian, penjualan harian 23 kedai, dan kas kecil
Merekonsiliasi rekening bank setiap minggu
Menyiapkan faktur pajak dan bukti potong
Membantu tutup buku paling lambat tanggal 5""",
        """D3 atau S1 akuntansi
Menguasai lembar kerja dan satu perangkat lunak akuntansi
Paham PPN dan PPh 21 dasar""", education=D3, years=2, questions=("years", "start")),
    SeedVacancy(
        "desainer-grafis", "kopi", "Desainer Grafis", "Jakarta Selatan", (6_500, 9_000), "Pemasaran", "Manajer merek", "Staf",
        """Merancang menu, kemasan, dan unggahan media sosial
Menjaga pedoman merek di semua kedai
Menyiapkan berkas cetak dan memeriksa hasilnya""",
        """Portofolio kemasan atau identitas merek
Menguasai Figma dan satu pengolah gambar vektor""", education=D3, years=2, workplace=HYBRID, questions=("portfolio",), state="closed"),
    SeedVacancy(
        "gudang-kopi", "kopi", "Staf Gudang dan Pengadaan", "Kota Tangerang Selatan", (5_300, 6_000), "Rantai pasok", "Kepala gudang", "Staf",
        """Menerima dan menyimpan biji, susu, dan kemasan
Menyiapkan kiriman harian ke kedai
Menghitung stok setiap pekan dan melaporkan selisih""",
        """Pengalaman gudang setahun
Bisa memakai lembar kerja dasar
Sanggup mengangkat karung 30 kg dengan alat bantu""", team=7, needed=2, status=FIXED, questions=("shift", "start")),
    SeedVacancy(
        "manajer-area", "kopi", "Manajer Area", "Kota Surabaya", (12_000, 16_000), "Operasional kedai", "Direktur operasional", "Manajer",
        """Memimpin 6 kepala kedai di Surabaya, Malang, dan Sidoarjo
Membuka 3 kedai baru dalam setahun
Menyusun anggaran dan target bersama tiap kedai
Menjaga mutu rasa dan pelayanan lewat kunjungan mingguan""",
        """Pengalaman 5 tahun di makanan dan minuman, 2 tahun di antaranya memimpin beberapa tempat
Bisa membaca dan menjelaskan laporan keuangan kedai
Memiliki SIM A atau SIM C""", team=52, education=S1, years=5, questions=("move", "hard")),
    SeedVacancy(
        "magang-pemasaran", "kopi", "Magang Pemasaran Digital", "Jakarta Selatan", (3_200, 3_800), "Pemasaran", "Manajer merek", "Magang",
        """Menulis takarir dan menjadwalkan unggahan
Memotret kegiatan kedai dengan ponsel
Merangkum angka kunjungan setiap pekan""",
        """Mahasiswa semester akhir atau baru lulus
Bisa hadir di kantor 3 hari seminggu""", team=4, status=INTERN, years=0, workplace=HYBRID, questions=("days", "why")),
)

CARGO = (
    SeedVacancy(
        "sopir-truk", "kargo", "Sopir Truk Antarkota", "Kota Medan", (5_200, 7_500), "Armada", "Koordinator armada", "Staf",
        """Mengantar muatan Medan–Pekanbaru dan Medan–Banda Aceh
Memeriksa ban, rem, dan lampu sebelum berangkat
Mencatat jam istirahat: paling lama 4 jam mengemudi tanpa jeda
Menyerahkan surat jalan lengkap""",
        """SIM B1 Umum atau B2 Umum yang berlaku
Pengalaman mengemudi truk 2 tahun
Mengenal jalur lintas Sumatera""", team=40, needed=6, years=2, education=ANY, questions=("licence", "years")),
    SeedVacancy(
        "gudang-medan", "kargo", "Staf Gudang", "Kota Medan", (4_400, 5_000), "Pergudangan", "Kepala gudang", "Staf",
        """Membongkar dan menyusun muatan menurut tujuan
Mencocokkan barang dengan surat jalan
Mengemudikan forklift setelah lulus pelatihan""",
        """Bersedia bekerja dalam 3 sif
Teliti membaca nomor resi""", team=22, needed=5, years=0, status=FIXED, outsourcing=True, questions=("shift", "start")),
    SeedVacancy(
        "koordinator-armada", "kargo", "Koordinator Armada", "Kota Medan", (7_000, 9_000), "Armada", "Manajer operasional", "Penyelia",
        """Menyusun jadwal 40 truk dan sopir
Memantau perjalanan dan menangani keterlambatan
Mengatur perawatan berkala bersama bengkel""",
        """Pengalaman 3 tahun di angkutan darat
Terbiasa dengan sistem pelacakan kendaraan""", team=40, education=D3, years=3, questions=("years", "hard")),
    SeedVacancy(
        "ekspor-impor", "kargo", "Staf Administrasi Ekspor Impor", "Kota Medan", (5_000, 6_500), "Dokumen", "Kepala dokumen", "Staf",
        """Menyiapkan PEB, PIB, dan daftar kemasan
Menghubungi pelayaran dan bea cukai
Menyimpan arsip digital setiap pengiriman""",
        """D3 atau S1 bidang apa pun
Bahasa Inggris tertulis yang baik""", education=D3, years=1, questions=("start",)),
    SeedVacancy(
        "mekanik", "kargo", "Mekanik Diesel", "Kota Pekanbaru", (5_000, 6_800), "Bengkel", "Kepala bengkel", "Staf",
        """Merawat mesin diesel truk 6 dan 10 roda
Menemukan sebab kerusakan dan memperbaikinya
Mencatat suku cadang yang dipakai""",
        """SMK otomotif atau pengalaman bengkel truk 2 tahun
Paham sistem rem angin""", team=9, needed=2, years=2, questions=("years", "shift")),
    SeedVacancy(
        "kurir", "kargo", "Kurir Sepeda Motor", "Kota Padang", (165, 220), "Antaran kota", "Koordinator antaran", "Staf",
        """Mengantar 40 sampai 60 paket sehari dalam kota
Meminta tanda terima dan menyetor uang bayar di tempat
Melaporkan alamat yang tidak ditemukan""",
        """SIM C dan sepeda motor sendiri; bahan bakar diganti
Mengenal jalan Kota Padang""", team=15, needed=4, years=0, education=ANY, status=DAILY, period=SalaryPeriod.DAY, questions=("licence", "days")),
)

CLINIC = (
    SeedVacancy(
        "perawat", "medika", "Perawat Klinik", "Kota Semarang", (4_200, 5_200), "Pelayanan medis", "Kepala perawat", "Staf",
        """Menerima pasien, mengukur tanda vital, dan membantu tindakan
Mencatat rekam medis pada hari yang sama
Menjelaskan cara minum obat dengan bahasa yang mudah
Menjaga kebersihan ruang tindakan""",
        """D3 atau S1 Keperawatan
STR yang berlaku
Bersedia bergilir pagi dan sore""", team=12, needed=2, education=D3, years=1, questions=("str", "shift", "why")),
    SeedVacancy(
        "bidan", "medika", "Bidan", "Kota Surakarta", (3_600, 4_600), "Kesehatan ibu dan anak", "Bidan koordinator", "Staf",
        """Melayani pemeriksaan kehamilan dan KB
Mendampingi kelas ibu hamil setiap Sabtu
Mencatat imunisasi""",
        """D3 atau D4 Kebidanan dan STR yang berlaku
Telaten dan mau mendengarkan""", team=5, education=D3, years=1, questions=("str", "start")),
    SeedVacancy(
        "dokter", "medika", "Dokter Umum", "Kota Semarang", (12_000, 18_000), "Pelayanan medis", "Kepala klinik", "Profesional",
        """Memeriksa paling banyak 35 pasien dalam satu sif
Merujuk sesuai pedoman BPJS Kesehatan
Memimpin penyuluhan bulanan di kelurahan""",
        """STR dan SIP yang dapat diurus di Semarang
Pengalaman klinik atau puskesmas setahun""", team=12, education=S1, years=1, questions=("str", "start")),
    SeedVacancy(
        "apoteker", "medika", "Apoteker", "Kota Semarang", (5_500, 7_000), "Farmasi", "Kepala klinik", "Profesional",
        """Menelaah resep dan menyerahkan obat dengan penjelasan
Mengatur persediaan dan tanggal kedaluwarsa
Membina dua asisten apoteker""",
        """Apoteker dengan STRA yang berlaku
Teliti dan tenang saat antrean panjang""", team=3, education=S1, years=1, questions=("str",)),
    SeedVacancy(
        "analis-lab", "medika", "Analis Laboratorium Medik", "Kota Semarang", (4_200, 5_300), "Laboratorium", "Kepala laboratorium", "Staf",
        """Mengambil darah dan memeriksa hematologi serta kimia klinik
Menjalankan kendali mutu alat setiap pagi
Menyerahkan hasil paling lambat 2 jam""",
        """D3 Teknologi Laboratorium Medik
STR yang berlaku""", team=4, education=D3, years=1, status=FIXED, questions=("str", "shift")),
    SeedVacancy(
        "pendaftaran", "medika", "Petugas Pendaftaran", "Kota Semarang", (3_800, 4_300), "Administrasi", "Kepala administrasi", "Staf",
        """Mendaftarkan pasien dan memeriksa kepesertaan
Menjawab telepon dan pesan
Merapikan arsip""",
        """Terbiasa mengetik dan memakai komputer
Ramah kepada semua orang""", years=0, questions=("shift",), state="closed"),
    SeedVacancy(
        "fisioterapis", "medika", "Fisioterapis Paruh Waktu", "Kota Semarang", (85, 120), "Rehabilitasi", "Kepala klinik", "Profesional",
        """Menangani pasien pascastroke dan cedera olahraga
Menyusun latihan yang bisa diulang di rumah
Mencatat kemajuan tiap kunjungan""",
        """D4 atau S1 Fisioterapi
STR yang berlaku""", team=3, education=S1, years=2, status=PART, period=SalaryPeriod.HOUR, questions=("str", "days")),
)

TEXTILE = (
    SeedVacancy(
        "penjahit", "tenun", "Operator Jahit", "Kabupaten Bandung", (4_000, 4_700), "Produksi pakaian", "Penyelia jahit", "Operator",
        """Menjahit kemeja dan gamis dengan mesin jarum satu dan obras
Menjaga jumlah dan mutu sesuai sasaran harian
Melaporkan mesin yang tidak beres""",
        """Bisa menjahit lurus dan memasang kerah; boleh belajar sendiri
Bersedia dites menjahit 20 menit""", team=30, needed=10, years=1, education=ANY, questions=("years", "start")),
    SeedVacancy(
        "pola", "tenun", "Pembuat Pola", "Kabupaten Bandung", (5_000, 6_500), "Pengembangan contoh", "Kepala pengembangan", "Staf",
        """Membuat pola dasar dan menggradasi ukuran
Mengurangi sisa kain lewat susunan pola
Mendampingi pembuatan contoh pertama""",
        """SMK tata busana atau D3 mode
Menguasai satu perangkat lunak pola""", team=5, years=3, questions=("years", "portfolio")),
    SeedVacancy(
        "mutu-kain", "tenun", "Staf Pengendali Mutu", "Kabupaten Bandung", (4_200, 5_000), "Mutu", "Kepala mutu", "Staf",
        """Memeriksa kain dengan sistem empat titik
Mencatat cacat dan asalnya
Menahan gulungan yang tidak memenuhi syarat""",
        """SMK tekstil atau pengalaman mutu setahun
Tegas dan teliti""", team=6, needed=2, years=1, status=FIXED, questions=("shift", "hard")),
    SeedVacancy(
        "teknisi-tenun", "tenun", "Teknisi Mesin Tenun", "Kabupaten Bandung", (4_800, 6_200), "Pemeliharaan", "Kepala pemeliharaan", "Teknisi",
        """Merawat 48 mesin tenun rapier
Mengganti bagian aus menurut jadwal
Menurunkan waktu mesin berhenti""",
        """SMK atau D3 mesin
Paham kelistrikan dasar""", team=7, years=2, questions=("shift", "years")),
    SeedVacancy(
        "pemasaran-ekspor", "tenun", "Staf Pemasaran Ekspor", "Kota Bandung", (6_000, 8_000), "Penjualan", "Manajer penjualan", "Staf",
        """Melayani pembeli dari Jepang dan Korea
Menyiapkan penawaran dan contoh kain
Mengikuti pesanan sampai kapal berangkat""",
        """Bahasa Inggris aktif; bahasa Jepang menjadi nilai tambah
Pengalaman penjualan 2 tahun""", team=4, education=S1, years=2, workplace=HYBRID, questions=("start", "why")),
)

SOFTWARE = (
    SeedVacancy(
        "backend", "awan", "Pengembang Back-end (Python)", "Kota Yogyakarta", (11_000, 18_000), "Rekayasa", "Kepala rekayasa", "Menengah",
        """Membangun layanan persediaan dan pembayaran dengan Python dan PostgreSQL
Menulis tes dan meninjau kode rekan
Ikut giliran siaga satu pekan dalam dua bulan, dibayar terpisah""",
        """Pengalaman 3 tahun membuat layanan yang dipakai orang
Paham SQL lebih dari kerangka kerjanya
Bisa menjelaskan keputusan secara tertulis""", team=9, needed=2, education=ANY, years=3, workplace=REMOTE, questions=("start", "portfolio")),
    SeedVacancy(
        "frontend", "awan", "Pengembang Front-end", "Kota Yogyakarta", (9_000, 14_000), "Rekayasa", "Kepala rekayasa", "Menengah",
        """Membuat layar kasir yang cepat di ponsel murah
Menjaga agar bisa dipakai dengan papan ketik dan pembaca layar
Bekerja bersama desainer sejak sketsa pertama""",
        """Pengalaman 2 tahun dengan TypeScript
Peduli pada ukuran berkas dan aksesibilitas""", team=9, education=ANY, years=2, workplace=HYBRID, questions=("start", "portfolio")),
    SeedVacancy(
        "analis-data", "awan", "Analis Data", "Kota Yogyakarta", (8_000, 12_000), "Produk", "Manajer produk", "Menengah",
        """Menjawab pertanyaan tim produk dengan SQL
Membuat laporan yang bisa dibaca orang bukan teknis
Merancang percobaan dan menghitung hasilnya dengan jujur""",
        """Menguasai SQL dan statistika dasar
Bisa menulis ringkasan satu halaman""", team=5, education=S1, years=2, workplace=HYBRID, questions=("years", "hard")),
    SeedVacancy(
        "desainer-produk", "awan", "Desainer Produk", "Kota Yogyakarta", (9_000, 14_000), "Produk", "Manajer produk", "Menengah",
        """Mewawancarai pemilik toko dan mengujikan purwarupa
Merancang alur kasir, stok, dan laporan
Merawat sistem desain""",
        """Portofolio dengan cerita keputusan, bukan hanya gambar
Menguasai Figma""", team=5, education=ANY, years=3, workplace=REMOTE, questions=("portfolio",)),
    SeedVacancy(
        "penguji", "awan", "Penguji Perangkat Lunak", "Kabupaten Sleman", (6_000, 8_500), "Rekayasa", "Kepala rekayasa", "Menengah",
        """Menulis dan menjalankan uji di ponsel sungguhan
Mengotomatiskan uji yang diulang
Menulis laporan galat yang bisa diulangi""",
        """Pengalaman menguji setahun
Bisa membaca kode Python atau JavaScript""", team=9, education=D3, years=1, workplace=HYBRID, questions=("years", "hard")),
    SeedVacancy(
        "dukungan", "awan", "Staf Dukungan Pelanggan", "Kota Yogyakarta", (3_800, 4_800), "Dukungan", "Kepala dukungan", "Staf",
        """Menjawab pesan pemilik toko dalam 10 menit
Memandu pemasangan lewat telepon
Mencatat masalah yang berulang untuk tim produk""",
        """Sabar dan runtut dalam menulis
Bersedia bergilir sampai pukul 21.00""", team=14, needed=4, years=0, workplace=HYBRID, questions=("shift", "start", "hard")),
    SeedVacancy(
        "manajer-produk", "awan", "Manajer Produk", "Kota Yogyakarta", (17_000, 25_000), "Produk", "Direktur produk", "Manajer",
        """Menentukan apa yang dikerjakan dan apa yang tidak
Menemui pemilik toko setiap bulan
Menulis rencana triwulan dan mengukur hasilnya""",
        """Pengalaman 4 tahun di produk digital
Pernah meluncurkan dan menghentikan fitur""", team=11, education=S1, years=4, workplace=HYBRID, questions=("hard",)),
    SeedVacancy(
        "jaringan", "awan", "Teknisi Jaringan", "Kabupaten Sleman", (4_200, 5_800), "Infrastruktur", "Kepala infrastruktur", "Teknisi",
        """Merawat jaringan kantor dan pusat server
Memantau gangguan dan mencatat penyelesaian
Menyiapkan laptop pegawai baru""",
        """SMK TKJ atau D3 informatika
Paham Linux dan perutean dasar""", team=3, years=1, questions=("years", "shift")),
    SeedVacancy(
        "penulis-teknis", "awan", "Penulis Teknis Lepas", "Kota Yogyakarta", (75, 120), "Produk", "Manajer produk", "Lepas",
        """Menulis panduan pemakaian untuk pemilik toko
Mengambil tangkapan layar dan menyusun video pendek""",
        """Contoh tulisan panduan
Bisa bekerja mandiri""", team=5, education=ANY, years=1, status=FREELANCE, workplace=REMOTE, period=SalaryPeriod.HOUR,
        questions=("portfolio",), state="draft"),
)

HOTEL = (
    SeedVacancy(
        "resepsionis", "dewata", "Resepsionis Hotel", "Kabupaten Badung", (4_000, 5_000), "Kantor depan", "Penyelia kantor depan", "Staf",
        """Menerima tamu masuk dan keluar
Menangani pembayaran dan permintaan tamu
Menyampaikan pesan antarsif secara tertulis""",
        """Bahasa Inggris percakapan
Bersedia bergilir termasuk malam""", team=9, needed=2, years=1, questions=("shift", "start", "why")),
    SeedVacancy(
        "juru-masak", "dewata", "Juru Masak", "Kabupaten Badung", (4_500, 6_000), "Dapur", "Kepala dapur", "Staf",
        """Menyiapkan masakan Bali dan Nusantara untuk 120 tamu
Menjaga kebersihan dan tanggal bahan
Menghitung porsi agar sisa makanan sedikit""",
        """SMK tata boga atau pengalaman dapur 2 tahun
Paham keamanan pangan dasar""", team=14, needed=2, years=2, questions=("shift", "years")),
    SeedVacancy(
        "tata-graha", "dewata", "Staf Tata Graha", "Kabupaten Badung", (3_900, 4_500), "Tata graha", "Penyelia tata graha", "Staf",
        """Membersihkan dan menata 12 kamar dalam satu sif
Melaporkan kerusakan
Mengatur linen dan perlengkapan""",
        """Teliti dan jujur
Bersedia bergilir""", team=26, needed=4, years=0, education=ANY, status=FIXED, questions=("shift", "start")),
    SeedVacancy(
        "pramusaji", "dewata", "Pramusaji", "Kabupaten Gianyar", (3_500, 4_200), "Restoran", "Penyelia restoran", "Staf",
        """Menyambut tamu, mencatat pesanan, dan menyajikan
Menjelaskan isi hidangan dan alergen
Menutup kas restoran di akhir sif""",
        """Ramah dan sigap
Bahasa Inggris dasar""", team=11, needed=2, years=0, questions=("shift",)),
    SeedVacancy(
        "terapis-spa", "dewata", "Terapis Spa", "Kabupaten Badung", (3_900, 5_500), "Spa", "Kepala spa", "Staf",
        """Memberi pijat Bali dan perawatan tubuh
Menjaga kebersihan ruang dan perlengkapan
Mencatat pilihan dan keluhan tamu""",
        """Sertifikat kompetensi terapis spa
Pengalaman setahun""", team=8, years=1, basis=SalaryBasis.NET, questions=("years", "shift")),
    SeedVacancy(
        "penyelia-graha", "dewata", "Penyelia Tata Graha", "Kabupaten Badung", (5_500, 7_000), "Tata graha", "Manajer tata graha", "Penyelia",
        """Memimpin 26 staf dan menyusun jadwal
Memeriksa kamar sebelum tamu masuk
Mengendalikan biaya linen dan bahan pembersih""",
        """Pengalaman 4 tahun, 1 tahun memimpin
Mampu melatih dengan sabar""", team=26, education=D3, years=4, questions=("hard",)),
    SeedVacancy(
        "reservasi", "dewata", "Staf Reservasi", "Kota Denpasar", (4_000, 4_800), "Penjualan kamar", "Manajer pendapatan", "Staf",
        """Menjawab pemesanan lewat surel, telepon, dan agen daring
Menjaga ketersediaan kamar di semua saluran
Menyiapkan laporan hunian harian""",
        """Bahasa Inggris tertulis yang baik
Pengalaman memakai sistem reservasi""", team=4, education=D3, years=1, workplace=HYBRID, questions=("start",)),
)

SEA = (
    SeedVacancy(
        "pengolah-ikan", "samudra", "Operator Pengolahan Ikan", "Kota Makassar", (4_200, 4_800), "Produksi", "Penyelia produksi", "Operator",
        """Memotong dan merapikan tuna sesuai ukuran
Menjaga suhu ruang di bawah 18 derajat
Membersihkan meja dan pisau setiap pergantian""",
        """Tahan bekerja di ruang dingin dengan pakaian pelindung
Mengikuti aturan kebersihan""", team=45, needed=12, years=0, education=ANY, status=FIXED, questions=("shift", "start")),
    SeedVacancy(
        "analis-mutu", "samudra", "Analis Mutu Pangan", "Kota Makassar", (5_000, 6_500), "Mutu", "Kepala mutu", "Staf",
        """Menguji histamin dan mikrobiologi
Menjalankan HACCP dan menyiapkan audit
Melacak asal setiap kiriman sampai nelayan""",
        """D3 atau S1 perikanan, kimia, atau teknologi pangan
Teliti menyusun catatan""", team=6, education=D3, years=1, questions=("start", "hard")),
    SeedVacancy(
        "pendingin", "samudra", "Teknisi Pendingin", "Kota Makassar", (5_200, 7_000), "Pemeliharaan", "Kepala pemeliharaan", "Teknisi",
        """Merawat kompresor amonia dan ruang beku -25 derajat
Menangani kebocoran sesuai prosedur
Mencatat suhu dan tekanan setiap jam""",
        """SMK atau D3 teknik pendingin
Sertifikat K3 menjadi nilai tambah""", team=5, years=2, questions=("shift", "years")),
    SeedVacancy(
        "penyelia-produksi", "samudra", "Penyelia Produksi", "Kota Kendari", (6_500, 8_500), "Produksi", "Manajer pabrik", "Penyelia",
        """Memimpin satu sif berisi 45 operator
Menjaga hasil olahan di atas 62 persen
Melaporkan kecelakaan kerja pada hari yang sama""",
        """S1 perikanan atau pengalaman 4 tahun di pengolahan
Terbiasa memimpin pengarahan pagi""", team=45, education=S1, years=4, questions=("move", "hard")),
    SeedVacancy(
        "ekspor-ikan", "samudra", "Staf Dokumen Ekspor", "Kota Makassar", (5_000, 6_300), "Ekspor", "Manajer ekspor", "Staf",
        """Mengurus sertifikat kesehatan ikan dan dokumen kapal
Menghubungi pembeli di Jepang
Menyusun jadwal muat""",
        """Bahasa Inggris tertulis
Pengalaman dokumen ekspor setahun""", team=4, education=D3, years=1, questions=("years",)),
)

SCHOOL = (
    SeedVacancy(
        "guru-sd", "pelita", "Guru Kelas SD", "Kota Balikpapan", (4_500, 6_000), "Sekolah dasar", "Kepala sekolah dasar", "Guru",
        """Mengajar satu kelas berisi paling banyak 24 murid
Menyusun rencana belajar mingguan bersama guru sejajar
Menulis kabar untuk orang tua setiap bulan""",
        """S1 PGSD atau pendidikan
Terbuka pada umpan balik lewat kunjungan kelas""", team=18, needed=2, education=S1, years=1, questions=("move", "why", "hard")),
    SeedVacancy(
        "guru-matematika", "pelita", "Guru Matematika SMP", "Kota Samarinda", (4_600, 6_200), "Sekolah menengah", "Kepala sekolah menengah", "Guru",
        """Mengajar 20 jam pelajaran seminggu
Membuat soal yang menguji penalaran
Mendampingi murid yang tertinggal""",
        """S1 pendidikan matematika atau matematika
Bisa menjelaskan dengan lebih dari satu cara""", team=14, education=S1, years=1, questions=("move", "start")),
    SeedVacancy(
        "konselor", "pelita", "Konselor Sekolah", "Kota Balikpapan", (5_000, 6_500), "Kesejahteraan murid", "Kepala sekolah menengah", "Profesional",
        """Mendampingi murid dan orang tua
Menjaga kerahasiaan catatan
Melatih guru mengenali tanda bahaya""",
        """S1 bimbingan konseling atau psikologi
Pengalaman setahun di sekolah""", team=3, education=S1, years=1, questions=("why",)),
    SeedVacancy(
        "pustakawan", "pelita", "Pustakawan", "Kota Balikpapan", (4_000, 4_800), "Perpustakaan", "Kepala sekolah dasar", "Staf",
        """Mengelola 9.000 buku dan peminjaman
Mengadakan jam cerita tiap Rabu
Memilih buku baru bersama guru""",
        """D3 perpustakaan atau pengalaman setara
Senang membaca bersama anak""", team=2, education=D3, years=0, status=FIXED, questions=("start", "why")),
)

RETAIL = (
    SeedVacancy(
        "kasir", "niaga", "Kasir", "Kota Bekasi", (6_000, 6_400), "Toko", "Kepala toko", "Staf",
        """Melayani pembayaran tunai dan nontunai
Menghitung kas di awal dan akhir sif
Membantu menata rak saat sepi""",
        """Jujur dan teliti menghitung
Bersedia bergilir""", team=12, needed=8, years=0, status=FIXED, questions=("shift", "start")),
    SeedVacancy(
        "kepala-toko", "niaga", "Kepala Toko", "Kabupaten Sidoarjo", (6_500, 8_000), "Toko", "Manajer wilayah", "Penyelia",
        """Memimpin 12 orang dan menyusun jadwal
Menjaga selisih stok di bawah 0,5 persen
Mengenal pelanggan tetap dan lingkungan toko""",
        """Pengalaman 2 tahun sebagai wakil atau kepala toko
Tenang menghadapi keluhan""", team=12, years=3, questions=("years", "hard")),
    SeedVacancy(
        "persediaan", "niaga", "Perencana Persediaan", "Kota Bekasi", (8_000, 11_000), "Rantai pasok", "Manajer rantai pasok", "Menengah",
        """Meramalkan permintaan 4.000 barang
Menyusun pesanan ke pemasok
Mengurangi barang kosong dan barang rusak""",
        """S1 teknik industri, statistika, atau setara
Mahir lembar kerja; SQL menjadi nilai tambah""", team=6, education=S1, years=2, workplace=HYBRID, questions=("start", "portfolio")),
    SeedVacancy(
        "sdm", "niaga", "Staf SDM", "Kota Bekasi", (6_200, 7_800), "Sumber daya manusia", "Manajer SDM", "Staf",
        """Mengurus kontrak, BPJS, dan absensi
Menyiapkan perekrutan toko baru
Menjawab pertanyaan pegawai""",
        """S1 hukum, psikologi, atau manajemen
Bisa menjaga rahasia""", team=7, education=S1, years=1, questions=("start", "why")),
)

OTHERS = (
    SeedVacancy(
        "panel-surya", "surya", "Teknisi Panel Surya", "Kota Surabaya", (5_400, 7_000), "Pemasangan", "Kepala pemasangan", "Teknisi",
        """Memasang rangka, panel, dan inverter di atap
Mengukur hasil dan mencatatnya
Bekerja dengan tali pengaman setiap saat""",
        """SMK listrik atau pengalaman instalasi setahun
Berani bekerja di ketinggian; pelatihan K3 kami sediakan""",
        team=16, needed=3, years=1, confidential=True, questions=("start", "years")),
    SeedVacancy(
        "penjualan-proyek", "surya", "Manajer Penjualan Proyek", "Kota Surabaya", (14_000, 20_000), "Penjualan", "Direktur", "Manajer",
        """Mencari dan melayani pelanggan pabrik di Jawa Timur
Menyusun penawaran bersama tim teknik
Memimpin 4 tenaga penjual""",
        """Pengalaman 5 tahun menjual proyek teknik
Memiliki SIM A""", team=4, education=S1, years=5, confidential=True, questions=("start", "hard")),
    SeedVacancy(
        "pengukir", "ukir", "Pengrajin Ukir Kayu", "Kabupaten Jepara", (3_000, 4_500), "Bengkel ukir", "Kepala bengkel", "Pengrajin",
        """Mengukir panel dan kaki mebel dari gambar
Memilih dan menyiapkan kayu jati
Mengajari dua murid magang""",
        """Bisa mengukir motif daun dan lung-lungan
Membawa 3 foto hasil ukiran""", team=26, needed=4, years=2, education=ANY, questions=("years", "start"), state="draft"),
    SeedVacancy(
        "pelaksana-lapangan", "timur", "Pelaksana Lapangan", "Kota Jayapura", (7_000, 9_500), "Proyek", "Manajer proyek", "Penyelia",
        """Memimpin pekerjaan jalan dan jembatan kecil
Menjaga mutu, waktu, dan keselamatan
Menulis laporan harian""",
        """D3 atau S1 teknik sipil
Pengalaman proyek jalan 2 tahun""", team=20, education=D3, years=2, status=FIXED, questions=("move", "years"), state="draft"),
)

VACANCIES = (*COFFEE, *CARGO, *CLINIC, *TEXTILE, *SOFTWARE, *HOTEL, *SEA, *SCHOOL, *RETAIL, *OTHERS)
