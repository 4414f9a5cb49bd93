"""Which kinds of people each route serves with a page or a file. Written from what each is for: a route that is in neither list fails the run."""

from collections import defaultdict

from tests.canaries.journey import STRANGER, Journey

PUBLIC = {
    "/", "/lowongan", "/lowongan/{slug}", "/perusahaan/{slug}", "/harga", "/privasi", "/privasi/v1.en.txt", "/masuk", "/daftar", "/daftar/kandidat", "/daftar/perusahaan",
    "/lupa-sandi", "/atur-sandi/{token}", "/konfirmasi/{token}", "/bergabung/{token}", "/petugas/{token}", "/lowongan/{slug}/laporkan", "/akun-ditutup", "/berhenti/{token}",
    "/bantuan", "/janji", "/keamanan-data", "/.well-known/security.txt", "/ketentuan", "/perjanjian", "/jejak.json", "/healthz", "/readyz", "/robots.txt", "/sitemap.xml",
    "/sitemap/{part}.xml", "/lowongan.atom", "/feeds/vacancies.xml", "/_gallery/site",
}  # fmt: skip
CANDIDATE, MEMBER, STAFF = {"candidate"}, {"member"}, {"staff"}
SIGNED_IN = CANDIDATE | MEMBER | STAFF
FILES: dict[str, set[str]] = {  # bytes of somebody: each has to be served to somebody, or its refusal proves nothing
    "/berkas/cv/{resume_id}/halaman/{number}": CANDIDATE,
    "/berkas/cv/{resume_id}/unduh": CANDIDATE,
    "/berkas/lamaran/{application_id}/halaman/{number}": MEMBER,
    "/berkas/lamaran/{application_id}/unduh": MEMBER,
    "/berkas/lowongan/{vacancy_id}/poster/{language}/{shape}": MEMBER,
    "/berkas/lamaran/{application_id}/video/{answer_id}": MEMBER,
    "/berkas/lamaran/{application_id}/video/{answer_id}/gambar": MEMBER,
    "/berkas/lamaran/{application_id}/video/{answer_id}/salinan": MEMBER,
    "/berkas/rekaman/{answer_id}": CANDIDATE,
    "/berkas/rekaman/{answer_id}/gambar": CANDIDATE,
    "/berkas/rekaman/{answer_id}/bagian": CANDIDATE,
    "/berkas/surat/{paper_id}": STAFF,
    "/berkas/tagihan/{invoice_id}": MEMBER | STAFF,
    "/berkas/tiket/{ticket_id}/halaman/{number}": STAFF,
    "/berkas/persetujuan/{consent_id}": CANDIDATE | MEMBER,  # of her own consents, and of her company's
    "/berkas/akses/{row_id}/bukti": CANDIDATE,
}
SERVED: dict[str, set[str]] = {
    **FILES,
    "/berkas/cv": CANDIDATE,
    "/berkas/cv/isian": CANDIDATE,
    "/berkas/cv/{resume_id}/periksa": CANDIDATE,
    "/berkas/perusahaan/surat": MEMBER,
    **dict.fromkeys((f"/wawancara/{{application_id}}{step}" for step in ("", "/izin", "/perangkat", "/pertanyaan/{number}", "/kirim")), CANDIDATE),
    "/unduh-data": CANDIDATE,
    "/unduh-data/{token}": CANDIDATE,
    "/hapus-akun": CANDIDATE,
    "/tersimpan": CANDIDATE,
    "/lowongan/{slug}/simpan": CANDIDATE,
    "/tutup-perusahaan": MEMBER,
    "/rekruter/lowongan/{vacancy_id}/wawancara": MEMBER,
    "/rekruter/lowongan/{vacancy_id}/wawancara/pratinjau": MEMBER,
    "/rekruter/lamaran/{application_id}/video": MEMBER,
    "/rekruter/tinjau": MEMBER,
    "/rekruter/lamaran/{application_id}/penilaian": MEMBER,
    "/rekruter/lowongan/{vacancy_id}/kriteria": MEMBER,
    **dict.fromkeys((f"/lowongan/{{slug}}/lamar{step}" for step in ("", "/profil", "/pertanyaan", "/periksa", "/terkirim")), CANDIDATE | {"anonymous"}),  # who is asked in
    **dict.fromkeys(("/ganti-sandi", "/masuk/kode", "/masuk/kode-baru", "/masuk/kode-pemulihan", "/masuk/kode-mati"), SIGNED_IN),
}


def kinds_served(journey: Journey) -> dict[str, set[str]]:
    """Kinds that were served at least once, by template."""
    served: dict[str, set[str]] = defaultdict(set)
    for (method, template, viewer), statuses in journey.statuses.items():
        if method == "GET" and 200 in statuses:
            served[template].add(kind_of(journey, viewer))
    return served


def kind_of(journey: Journey, viewer: str) -> str:
    actor = journey.world.actors.get(viewer)
    return "anonymous" if viewer == STRANGER or actor is None else actor.kind.value
