"""The passwords of the demonstration, one per kind of account. Production refuses to start on a database that has them."""

from weimproovi.vocabulary import AccountKind

PASSWORDS = {
    AccountKind.CANDIDATE: "pelamar-pagi-cerah",
    AccountKind.MEMBER: "perekrut-pagi-cerah",
    AccountKind.STAFF: "petugas-pagi-cerah",
}
