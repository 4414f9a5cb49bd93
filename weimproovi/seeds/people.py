"""The 40 candidates of the demo market: invented people with names as they are across Indonesia, one word and long ones."""

from weimproovi.seeds.forms import SeedPerson

SMA, SMK, D3, S1 = "SMA", "SMK", "D3", "S1"

PEOPLE = (
    SeedPerson(
        "Sukarno", "sukarno", "Jakarta Selatan", "Barista dengan 4 tahun pengalaman espresso dan manual brew",
        ("SMK Tata Boga", "SMK Negeri 30 Jakarta", "2015–2018"),
        (("Barista", "Kedai Pagi Sore, Jakarta Selatan", "2022–2026",
          "Menyeduh 180 gelas sehari dan melatih 5 barista baru\nMenyusun daftar periksa mesin yang memangkas waktu tutup kedai 20 menit"),
         ("Pramusaji", "Rumah Makan Sederhana Hati, Depok", "2018–2022", "Melayani 14 meja dan mengurus kas sore")),
        "Espresso, Latte art, Manual brew, Kas harian, Melatih pegawai baru",
        "barista kepala-kedai roaster pramusaji gudang-kopi kasir manajer-area", linkedin=True, former_resume=True,
        fates={"barista": "interview", "kepala-kedai": "in_review", "roaster": "not_suitable", "pramusaji": "withdrawn",
               "gudang-kopi": "waiting", "kasir": "offer", "manajer-area": "waiting"}),
    SeedPerson(
        "Raden Ajeng Kusumawardhani Notonegoro", "kusumawardhani", "Kota Yogyakarta", "Manajer produk untuk perangkat lunak usaha kecil",
        ("S1 Ilmu Komputer", "Universitas negeri di Yogyakarta", "2010–2014"),
        (("Manajer Produk", "Perusahaan aplikasi keuangan, Jakarta", "2020–2026",
          "Memimpin dua tim dari gagasan sampai pemakaian harian\nMenghentikan tiga fitur yang tidak terpakai"),
         ("Analis Bisnis", "Perusahaan perangkat lunak, Yogyakarta", "2014–2020", "Menulis kebutuhan dan menguji hasil bersama pelanggan")),
        "Riset pengguna, SQL, Penulisan, Rencana produk", "manajer-produk analis-data desainer-produk sdm", linkedin=True,
        fates={"manajer-produk": "interview"}),
    SeedPerson(
        "I Gusti Ngurah Agung Putra Wibawa", "ngurahagung", "Kota Denpasar", "Penyelia hotel yang memulai dari kamar ke kamar",
        ("D3 Perhotelan", "Politeknik pariwisata di Bali", "2011–2014"),
        (("Penyelia Tata Graha", "Hotel tepi pantai, Sanur", "2019–2026", "Memimpin 18 staf dan menurunkan biaya linen 11 persen"),
         ("Staf Tata Graha", "Hotel kota, Denpasar", "2014–2019", "Menata 12 kamar per sif")),
        "Penjadwalan, Anggaran, Pelatihan, Bahasa Inggris", "penyelia-graha resepsionis manajer-area", linkedin=True,
        fates={"penyelia-graha": "offer"}),
    SeedPerson(
        "Suharti", "suharti", "Kota Bekasi", "Kasir dan penata rak selama 6 tahun", (SMA, "SMA Negeri 5 Bekasi", "2014–2017"),
        (("Kasir", "Toko swalayan lingkungan, Bekasi", "2020–2026", "Selisih kas nol dalam dua tahun terakhir"),),
        "Kas, Pelayanan, Menata rak", "kasir gudang-kopi barista", fates={"kasir": "hired"}),
    SeedPerson(
        "Togar Parulian Simanjuntak", "togar", "Kota Medan", "Sopir truk antarkota dengan SIM B2 Umum", (SMK, "SMK Negeri 5 Medan", "2008–2011"),
        (("Sopir Truk", "Usaha angkutan sawit, Medan", "2015–2026", "Sebelas tahun tanpa kecelakaan berat\nMembimbing 6 sopir baru"),),
        "SIM B2 Umum, Lintas Sumatera, Rem angin", "sopir-truk koordinator-armada mekanik"),
    SeedPerson(
        "Ni Luh Putu Ayu Saraswati", "ayusaraswati", "Kabupaten Badung", "Resepsionis yang fasih berbahasa Inggris dan Jepang",
        ("D3 Perhotelan", "Politeknik negeri di Bali", "2017–2020"),
        (("Resepsionis", "Vila butik, Canggu", "2020–2026", "Menangani tamu dari 30 negara\nMenulis buku pesan antarsif"),),
        "Bahasa Inggris, Bahasa Jepang, Sistem hotel", "resepsionis reservasi terapis-spa", linkedin=True),
    SeedPerson(
        "Hendra Wijaya Tanudjaja", "hendra", "Kota Surabaya", "Penjual proyek teknik dan pemimpin tim",
        ("S1 Teknik Elektro", "Universitas swasta di Surabaya", "2007–2011"),
        (("Penyelia Penjualan", "Pemasok alat listrik, Surabaya", "2016–2026", "Memimpin 5 penjual\nMelayani 60 pabrik"),
         ("Insinyur Penjualan", "Pemasok pompa, Gresik", "2011–2016", "Menyusun penawaran teknik")),
        "Negosiasi, Penawaran teknik, Memimpin tim", "penjualan-proyek manajer-area pemasaran-ekspor", linkedin=True),
    SeedPerson(
        "Marthen Luther Rumbiak", "marthen", "Kota Jayapura", "Teknisi listrik dan panel surya", ("SMK Listrik", "SMK Negeri 3 Jayapura", "2013–2016"),
        (("Teknisi Instalasi", "Kontraktor listrik, Jayapura", "2017–2026", "Memasang penerangan di 9 kampung"),),
        "Instalasi listrik, Panel surya, K3", "panel-surya jaringan pendingin"),
    SeedPerson(
        "Yohana Wakerkwa", "yohana", "Kota Jayapura", "Guru sekolah dasar dari Papua Pegunungan",
        ("S1 PGSD", "Universitas negeri di Jayapura", "2014–2018"),
        (("Guru Kelas", "Sekolah dasar, Wamena", "2018–2026", "Mengajar kelas 1 membaca dalam satu semester"),),
        "Membaca awal, Kelas rangkap, Cerita rakyat", "guru-sd pustakawan konselor"),
    SeedPerson(
        "Mulyani", "mulyani", "Kabupaten Bandung", "Operator jahit jarum satu dan obras", ("SMP", "SMP Negeri 1 Majalaya", "2009–2012"),
        (("Operator Jahit", "Konveksi rumahan, Majalaya", "2013–2026", "120 kemeja sehari bersama 8 rekan"),),
        "Jahit jarum satu, Obras, Pasang kerah", "penjahit mutu-kain barista-bandung"),
    SeedPerson(
        "Asep Sunandar", "asep", "Kabupaten Bandung", "Teknisi mesin tenun dan listrik pabrik", ("SMK Mesin", "SMK Negeri 2 Bandung", "2010–2013"),
        (("Teknisi", "Pabrik kain, Majalaya", "2014–2026", "Merawat 36 mesin dan melatih 4 teknisi"),),
        "Mesin rapier, PLC dasar, Las", "teknisi-tenun mekanik pendingin"),
    SeedPerson(
        "Euis Komariah", "euis", "Kota Bandung", "Pembuat pola busana", ("SMK Tata Busana", "SMK Negeri 9 Bandung", "2012–2015"),
        (("Pembuat Pola", "Merek busana muslim, Bandung", "2016–2026", "Menggradasi 40 model setahun\nMenekan sisa kain menjadi 9 persen"),),
        "Pola digital, Grading, Jahit contoh", "pola penjahit mutu-kain barista-bandung"),
    SeedPerson(
        "Lim Mei Hwa Kusumawati", "meihwa", "Kota Semarang", "Apoteker klinik", ("Profesi Apoteker", "Universitas negeri di Semarang", "2012–2017"),
        (("Apoteker", "Apotek keluarga, Semarang", "2017–2026", "Mengelola 1.900 jenis obat"),),
        "Telaah resep, Persediaan, Konseling obat", "apoteker analis-mutu", linkedin=True),
    SeedPerson(
        "Ngatinem", "ngatinem", "Kota Surakarta", "Bidan dengan 12 tahun pengalaman", ("D3 Kebidanan", "Akademi kebidanan di Surakarta", "2010–2013"),
        (("Bidan", "Puskesmas, Sukoharjo", "2014–2026", "Mendampingi 700 ibu hamil"),), "Kelas ibu hamil, Imunisasi, KB", "bidan perawat"),
    SeedPerson(
        "Nur'aini", "nuraini", "Kota Semarang", "Perawat yang senang menjelaskan", ("S1 Keperawatan", "Universitas swasta di Semarang", "2015–2019"),
        (("Perawat", "Klinik ibu dan anak, Ungaran", "2020–2026", "Menyusun lembar minum obat bergambar"),),
        "Tanda vital, Luka, Rekam medis", "perawat pendaftaran bidan", fates={"perawat": "interview"}),
    SeedPerson(
        "Fitri Handayani Chaniago", "fitri", "Kota Padang", "Staf akuntansi dan perpajakan", ("S1 Akuntansi", "Universitas negeri di Padang", "2016–2020"),
        (("Staf Pajak", "Kantor konsultan pajak, Padang", "2020–2026", "Mengurus pelaporan 35 usaha"),),
        "PPN, PPh 21, Rekonsiliasi", "akuntansi ekspor-impor sdm", linkedin=True, fates={"akuntansi": "offer"}),
    SeedPerson(
        "Andi Baso Mappasessu", "andibaso", "Kota Makassar", "Penyelia pengolahan ikan", ("S1 Perikanan", "Universitas negeri di Makassar", "2009–2013"),
        (("Penyelia Produksi", "Pengolahan udang, Pinrang", "2015–2026", "Memimpin 60 orang dalam dua sif"),),
        "HACCP, Pengarahan pagi, Hasil olahan", "penyelia-produksi analis-mutu"),
    SeedPerson(
        "Andi Tenri Ola", "tenriola", "Kota Makassar", "Analis mutu pangan", ("S1 Teknologi Pangan", "Universitas negeri di Makassar", "2016–2020"),
        (("Analis Laboratorium", "Laboratorium pangan, Makassar", "2020–2026", "Menguji 40 contoh sehari"),),
        "Histamin, Mikrobiologi, Audit", "analis-mutu analis-lab ekspor-ikan", linkedin=True),
    SeedPerson(
        "Grace Wowor", "grace", "Kota Makassar", "Staf dokumen ekspor", ("D3 Bahasa Inggris", "Politeknik di Manado", "2015–2018"),
        (("Staf Dokumen", "Eksportir kopra, Bitung", "2018–2026", "Mengurus 20 peti kemas sebulan"),),
        "PEB, Bahasa Inggris, Jadwal kapal", "ekspor-ikan ekspor-impor pemasaran-ekspor"),
    SeedPerson(
        "Muhammad Rizky Fadhillah", "rizky", "Jakarta Timur", "Pengembang Python dan PostgreSQL", ("S1 Informatika", "Universitas negeri di Jakarta", "2014–2018"),
        (("Pengembang Back-end", "Perusahaan logistik digital, Jakarta", "2019–2026", "Menulis ulang layanan tarif; waktu jawab turun dari 900 ke 80 milidetik"),),
        "Python, PostgreSQL, Tes otomatis, Linux", "backend frontend penguji", linkedin=True, fates={"backend": "interview"}),
    SeedPerson(
        "Priyo", "priyo", "Kabupaten Sleman", "Teknisi jaringan dan server", ("SMK TKJ", "SMK Negeri 2 Depok Sleman", "2014–2017"),
        (("Teknisi Jaringan", "Warnet dan penyedia internet desa, Sleman", "2017–2026", "Menarik serat optik ke 11 dusun"),),
        "Linux, Perutean, Serat optik", "jaringan dukungan penguji barista"),
    SeedPerson(
        "Agustina Oei", "agustina", "Kota Malang", "Desainer produk", ("S1 Desain Komunikasi Visual", "Universitas swasta di Malang", "2013–2017"),
        (("Desainer Produk", "Studio digital, Malang", "2018–2026", "Merancang aplikasi koperasi untuk 30.000 anggota"),),
        "Figma, Wawancara pengguna, Sistem desain", "desainer-produk desainer-grafis frontend", linkedin=True),
    SeedPerson(
        "Dwi Prasetyo", "dwiprasetyo", "Kota Yogyakarta", "Pengembang antarmuka", ("S1 Informatika", "Universitas swasta di Yogyakarta", "2015–2019"),
        (("Pengembang Front-end", "Toko buku daring, Yogyakarta", "2019–2026", "Mengecilkan halaman depan menjadi 90 KB"),),
        "TypeScript, Aksesibilitas, CSS", "frontend backend dukungan barista"),
    SeedPerson(
        "Tri Wahyuningsih", "tri", "Kota Yogyakarta", "Dukungan pelanggan untuk pemilik toko", ("SMA", "SMA Negeri 8 Yogyakarta", "2016–2019"),
        (("Layanan Pelanggan", "Toko daring batik, Yogyakarta", "2019–2026", "Menjawab 90 pesan sehari dengan nilai 4,8"),),
        "Menulis, Kesabaran, Pencatatan", "dukungan resepsionis barista"),
    SeedPerson(
        "Bambang Sutrisno", "bambangs", "Kabupaten Sidoarjo", "Kepala toko swalayan", ("D3 Manajemen", "Politeknik di Surabaya", "2008–2011"),
        (("Kepala Toko", "Swalayan, Sidoarjo", "2016–2026", "Menekan selisih stok menjadi 0,3 persen"),
         ("Wakil Kepala Toko", "Swalayan, Gresik", "2011–2016", "Menyusun jadwal 14 orang")),
        "Stok, Jadwal, Keluhan pelanggan", "kepala-toko kepala-kedai persediaan"),
    SeedPerson(
        "Wagiman", "wagiman", "Kota Surakarta", "Juru masak masakan Jawa", ("SMK Tata Boga", "SMK Negeri 4 Surakarta", "2006–2009"),
        (("Juru Masak", "Rumah makan, Solo", "2010–2026", "Memasak untuk 200 tamu di hari Minggu"),), "Masakan Jawa, Porsi, Kebersihan dapur", "juru-masak pramusaji barista"),
    SeedPerson(
        "I Made Sudiarta", "sudiarta", "Kabupaten Gianyar", "Juru masak Bali", ("SMK Tata Boga", "SMK Negeri 1 Gianyar", "2012–2015"),
        (("Juru Masak", "Restoran keluarga, Ubud", "2015–2026", "Menyusun menu sarapan dari bahan pasar setempat"),),
        "Basa genep, Keamanan pangan", "juru-masak pramusaji tata-graha barista"),
    SeedPerson(
        "Rotua Hutagalung", "rotua", "Kota Medan", "Staf administrasi ekspor", ("S1 Administrasi Niaga", "Universitas negeri di Medan", "2015–2019"),
        (("Staf Ekspor", "Eksportir kopi, Medan", "2019–2026", "Menyiapkan 25 dokumen kapal setiap bulan"),),
        "PEB, Bahasa Inggris, Arsip", "ekspor-impor akuntansi sdm", linkedin=True),
    SeedPerson(
        "Duma Sari Lumban Gaol", "duma", "Kota Pekanbaru", "Koordinator angkutan", ("D3 Transportasi", "Akademi transportasi di Medan", "2011–2014"),
        (("Koordinator Rute", "Perusahaan kurir, Pekanbaru", "2016–2026", "Mengatur 28 kendaraan"),), "Jadwal, Pelacakan, Laporan", "koordinator-armada gudang-medan"),
    SeedPerson(
        "Cut Nurlaila", "nurlaila", "Kota Medan", "Analis laboratorium medik", ("D3 Analis Kesehatan", "Politeknik kesehatan di Banda Aceh", "2014–2017"),
        (("Analis", "Rumah sakit, Banda Aceh", "2018–2026", "Menjalankan kendali mutu harian"),), "Hematologi, Kimia klinik", "analis-lab perawat"),
    SeedPerson(
        "Fatimah Alhabsyi", "fatimah", "Kota Bogor", "Staf SDM dan perekrutan", ("S1 Psikologi", "Universitas swasta di Bogor", "2014–2018"),
        (("Staf SDM", "Pabrik makanan, Bogor", "2018–2026", "Merekrut 140 orang dalam setahun"),),
        "Wawancara, BPJS, Kontrak kerja", "sdm konselor magang-pemasaran", linkedin=True),
    SeedPerson(
        "Johan Pattiasina", "johan", "Kota Makassar", "Teknisi pendingin kapal dan pabrik", ("SMK Teknik Pendingin", "SMK Negeri 3 Ambon", "2009–2012"),
        (("Teknisi Pendingin", "Galangan kapal, Ambon", "2013–2026", "Merawat ruang beku 14 kapal"),), "Amonia, Kompresor, K3", "pendingin pengolah-ikan"),
    SeedPerson(
        "Maria Goreti Bere", "goreti", "Kota Balikpapan", "Guru matematika", ("S1 Pendidikan Matematika", "Universitas negeri di Kupang", "2013–2017"),
        (("Guru Matematika", "SMP, Atambua", "2017–2026", "Membimbing klub hitung cepat"),), "Aljabar, Penalaran, Remedial", "guru-matematika guru-sd"),
    SeedPerson(
        "Yosef Nggadas", "yosef", "Kota Denpasar", "Pramusaji dan barista", ("SMA", "SMA Katolik di Ruteng", "2015–2018"),
        (("Pramusaji", "Restoran pantai, Jimbaran", "2019–2026", "Melayani rombongan 40 orang"),), "Bahasa Inggris, Kas, Espresso", "pramusaji barista resepsionis tata-graha"),
    SeedPerson(
        "Ni Wayan Kertiasih", "kertiasih", "Kabupaten Badung", "Terapis spa bersertifikat", ("SMA", "SMA Negeri 1 Kuta", "2013–2016"),
        (("Terapis", "Spa hotel, Nusa Dua", "2017–2026", "Pijat Bali dan perawatan kaki"),), "Pijat Bali, Aromaterapi", "terapis-spa tata-graha"),
    SeedPerson(
        "Siti Aminah", "aminah", "Kota Tangerang Selatan", "Penata gudang dan pengadaan", ("SMK Administrasi", "SMK Negeri 1 Tangerang", "2013–2016"),
        (("Staf Gudang", "Gudang kosmetik, Tangerang", "2016–2026", "Menghitung 2.400 barang tiap pekan"),), "Stok, Lembar kerja, Forklift", "gudang-kopi kasir barista"),
    SeedPerson(
        "Bayu", "bayu", "Jakarta Timur", "Penyangrai kopi rumahan", ("SMA", "SMA Negeri 61 Jakarta", "2014–2017"),
        (("Penyangrai", "Sangrai rumahan, Cipinang", "2020–2026", "Menyangrai 25 kg seminggu dan menjual ke 9 kedai"),),
        "Sangrai, Cupping, Catatan suhu", "roaster barista kepala-kedai magang-pemasaran", fates={"roaster": "interview"}),
    SeedPerson(
        "Clara Evangeline Hutabarat Situmorang", "clara", "Jakarta Selatan", "Lulusan baru komunikasi", ("S1 Komunikasi", "Universitas negeri di Depok", "2021–2025"),
        (("Magang", "Radio kampus, Depok", "2024–2025", "Menulis naskah dan mengelola media sosial"),),
        "Menulis, Foto ponsel, Media sosial", "magang-pemasaran barista dukungan", linkedin=True, language="en"),
    SeedPerson(
        "Yulius Riwut Ngau", "yulius", "Kota Samarinda", "Pustakawan dan pencerita", ("D3 Perpustakaan", "Universitas negeri di Samarinda", "2014–2017"),
        (("Pustakawan", "Taman baca, Samarinda", "2018–2026", "Mengadakan 90 jam cerita"),), "Katalog, Bercerita", "pustakawan guru-sd"),
    SeedPerson(
        "Sri", "sri", "Kota Surabaya", "Teknisi instalasi listrik atap", ("SMK Listrik", "SMK Negeri 5 Surabaya", "2016–2019"),
        (("Teknisi", "Kontraktor listrik, Surabaya", "2019–2026", "Memasang panel di 60 rumah"),),
        "Instalasi, Tali pengaman, Pengukuran", "panel-surya barista pengukir penjahit", confirmed=False),
)
