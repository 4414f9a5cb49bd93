"""The 12 companies of the demo market. Invented; addresses of mail are under reserved names (RFC 2606)."""

from weimproovi.seeds.forms import SeedCompany, SeedMember
from weimproovi.vocabulary import MemberRole, Plan

OWNER, RECRUITER, USER, REVIEWER = MemberRole.OWNER, MemberRole.RECRUITER, MemberRole.HIRING_MANAGER, MemberRole.REVIEWER

COMPANIES = (
    SeedCompany(
        key="kopi", name="PT Kopi Senja Nusantara", domain="kopisenja.example", city="Jakarta Selatan",
        address="Jalan Cempaka Senja 18, Kebayoran Baru, Jakarta Selatan 12130", phone="+622120000011", nib="9120000000011",
        plan=Plan.BUSINESS, consent=True,
        about="Kami menyangrai biji kopi dari petani Gayo, Toraja, dan Bajawa, lalu menyajikannya di 23 kedai. "
              "Berdiri sejak 2014 dengan satu gerobak di Blok M; kini 310 orang bekerja bersama kami.",
        members=(
            SeedMember("Ratna Dewanti", "ratna", OWNER), SeedMember("Bagus Hendarto", "bagus", RECRUITER),
            SeedMember("Melati", "melati", RECRUITER), SeedMember("Yoga Pranata", "yoga", USER),
            SeedMember("Indah Permatasari", "indah", REVIEWER)),
    ),
    SeedCompany(
        key="kargo", name="PT Lintas Kargo Andalas", domain="lintaskargo.example", city="Kota Medan",
        address="Jalan Pelabuhan Raya 207, Medan Belawan, Kota Medan 20411", phone="+626120000012", nib="9120000000012",
        plan=Plan.GROWTH, consent=True,
        about="Pengiriman darat antarkota di Sumatera dengan 140 truk dan 11 gudang. Kami mengantar hasil kebun, bahan bangunan, "
              "dan barang dagang dari Banda Aceh sampai Bandar Lampung.",
        members=(SeedMember("Sahat Maruli Siregar", "sahat", OWNER), SeedMember("Dewi Anggraini Lubis", "dewi", RECRUITER),
                 SeedMember("Poltak", "poltak", USER)),
    ),
    SeedCompany(
        key="medika", name="PT Waras Medika Pratama", domain="warasmedika.example", city="Kota Semarang",
        address="Jalan Taman Waras 5, Candisari, Kota Semarang 50257", phone="+622420000013", nib="9120000000013",
        plan=Plan.GROWTH, consent=True,
        about="Jaringan delapan klinik pratama di Jawa Tengah yang melayani peserta BPJS Kesehatan dan pasien umum. "
              "Kami percaya pelayanan yang ramah dimulai dari jadwal kerja yang manusiawi.",
        members=(SeedMember("Kartika Wulandari", "kartika", OWNER), SeedMember("Sugeng", "sugeng", RECRUITER),
                 SeedMember("Laksmi Pangestuti", "laksmi", REVIEWER)),
    ),
    SeedCompany(
        key="tenun", name="PT Tenun Cakrawala Priangan", domain="tenuncakrawala.example", city="Kabupaten Bandung",
        address="Jalan Raya Tenun 88, Majalaya, Kabupaten Bandung 40382", phone="+622220000014", nib="9120000000014",
        plan=Plan.GROWTH, consent=True,
        about="Pabrik kain tenun dan pakaian jadi di Majalaya sejak 1987. Sebagian besar kain kami dipakai merek lokal, sisanya dikirim ke Jepang.",
        members=(SeedMember("Dadang Hermawan", "dadang", OWNER), SeedMember("Neneng Rosmiati", "neneng", RECRUITER)),
    ),
    SeedCompany(
        key="awan", name="PT Awan Khatulistiwa Digital", domain="awankhatulistiwa.example", city="Kota Yogyakarta",
        address="Jalan Langit Biru 12, Gondokusuman, Kota Yogyakarta 55221", phone="+6227420000015", nib="9120000000015",
        plan=Plan.BUSINESS, consent=True,
        about="Kami membuat perangkat lunak kasir dan persediaan yang dipakai 9.000 toko kecil. Tim kami 64 orang, "
              "setengahnya bekerja dari luar Yogyakarta.",
        members=(SeedMember("Arief Budi Santosa", "arief", OWNER), SeedMember("Priska Wijayanti", "priska", RECRUITER),
                 SeedMember("Galih", "galih", USER), SeedMember("Intan Maharani", "intan", REVIEWER)),
    ),
    SeedCompany(
        key="dewata", name="PT Griya Tirta Dewata", domain="griyatirta.example", city="Kabupaten Badung",
        address="Jalan Pantai Tirta 30, Kuta Selatan, Kabupaten Badung 80361", phone="+6236120000016", nib="9120000000016",
        plan=Plan.GROWTH, consent=True,
        about="Dua hotel dan satu pusat spa di Bali dengan 186 kamar. Kami merekrut dari desa di sekitar hotel lebih dahulu dan melatih dari awal.",
        members=(SeedMember("I Ketut Suardana", "suardana", OWNER), SeedMember("Ni Kadek Ariani", "ariani", RECRUITER),
                 SeedMember("Fransiska Utami", "fransiska", USER)),
    ),
    SeedCompany(
        key="samudra", name="PT Samudra Rasa Lestari", domain="samudrarasa.example", city="Kota Makassar",
        address="Kawasan Industri Samudra Blok C-7, Biringkanaya, Kota Makassar 90241", phone="+6241120000017", nib="9120000000017",
        plan=Plan.GROWTH, consent=True,
        about="Pengolahan ikan tuna dan cakalang beku untuk pasar dalam negeri dan Jepang. Kami membeli langsung dari 400 nelayan pancing di Sulawesi.",
        members=(SeedMember("Andi Rahmawati", "rahmawati", OWNER), SeedMember("Syamsul Bahri", "syamsul", RECRUITER)),
    ),
    SeedCompany(
        key="pelita", name="Yayasan Pelita Cendekia Borneo", domain="pelitacendekia.example", city="Kota Balikpapan",
        address="Jalan Pelita Ilmu 9, Balikpapan Selatan, Kota Balikpapan 76114", phone="+6254220000018", nib="9120000000018",
        plan=Plan.GROWTH, consent=True,
        about="Sekolah dasar dan menengah dengan 620 murid di Balikpapan dan Samarinda. Kelas paling banyak 24 murid, dan setiap guru punya waktu merencanakan.",
        members=(SeedMember("Yuliana Ngau", "yuliana", OWNER), SeedMember("Rahmat Hidayat", "rahmat", RECRUITER)),
    ),
    SeedCompany(
        key="niaga", name="PT Pijar Niaga Ritel", domain="pijarniaga.example", city="Kota Bekasi",
        address="Jalan Niaga Pijar 41, Medan Satria, Kota Bekasi 17132", phone="+622120000019", nib="9120000000019",
        plan=Plan.BUSINESS, consent=True,
        about="Toko swalayan lingkungan dengan 57 cabang di Jawa Barat dan Jawa Timur. Setiap toko dipimpin orang yang pernah bekerja di kasirnya.",
        members=(SeedMember("Lukman Hakim", "lukman", OWNER), SeedMember("Vera Kristianti", "vera", RECRUITER)),
    ),
    SeedCompany(
        key="surya", name="PT Surya Atap Wetan", domain="suryaatap.example", city="Kota Surabaya",
        address="Jalan Rungkut Surya 62, Rungkut, Kota Surabaya 60293", phone="+623120000020", nib="9120000000020",
        plan=Plan.GROWTH, consent=False,
        about="Kami merancang dan memasang panel surya di atap pabrik dan rumah.",
        members=(SeedMember("Bambang Wijanarko", "bambang", OWNER),),
    ),
    SeedCompany(
        key="ukir", name="CV Ukir Jati Muria", domain="ukirjati.example", city="Kabupaten Jepara",
        address="Jalan Sentra Ukir 3, Tahunan, Kabupaten Jepara 59427", phone="+6229120000021", nib="",
        plan=Plan.FREE, consent=True,
        about="Bengkel mebel dan ukir dengan 26 pengrajin. Pesanan kami datang dari hotel, masjid, dan rumah di seluruh Indonesia.",
        members=(SeedMember("Sutrisno", "sutrisno", OWNER),), signed_up=4.1, asked_nib="9120000000021", paper=True,
    ),
    SeedCompany(
        key="timur", name="PT Bina Konstruksi Timur", domain="binatimur.example", city="Kota Jayapura",
        address="Jalan Raya Abepura 15, Abepura, Kota Jayapura 99351", phone="+6296720000022", nib="",
        plan=Plan.FREE, consent=False,
        about="Kontraktor jalan dan jembatan kecil di Papua.",
        members=(SeedMember("Frans Wenda", "frans", OWNER),), signed_up=2.3, asked_nib="9120000000022",
    ),
)
