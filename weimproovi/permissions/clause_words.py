"""The short promise of every clause, in plain English, for `docs/permissions.md`. The policy's own text is the binding one."""

from weimproovi.vocabulary import Clause

PROMISES: dict[Clause, str] = {
    Clause.P0: "One controller; every account is exactly one kind: candidate, company member, or staff.",
    Clause.C1: "A candidate is asked for name, phone, e-mail, LinkedIn (optional), resume, video and answers, and for nothing else.",
    Clause.C2: "Resumes are private, versioned, and an application freezes the version that was chosen.",
    Clause.C3: "Video interviews are optional, by invitation after applying, and recorded with consent only.",
    Clause.C4: "A company gives its name, address and contact.",
    Clause.C5: "A company's user gives a name and an e-mail address.",
    Clause.C6: "A vacancy says its title, placement, salary, employment status and organization structure.",
    Clause.U1: "Matching is shown to the candidate alone.",
    Clause.U2: "Job alerts by consent, stopped with one click.",
    Clause.U3: "Every message has one purpose; marketing by consent only.",
    Clause.U4: "Ownership of e-mail and phone is confirmed by codes; companies get a yes or no.",
    Clause.U5: "The service is measured by counters without person or device.",
    Clause.U6: "A video is watched by a company only with the candidate's consent for that company.",
    Clause.U7: "An employer reaches matching candidates without learning who they are.",
    Clause.U8: "A company's users are visible inside their company, and to a candidate when they write to her.",
    Clause.U9: "Everything that a vacancy must say is shown to candidates.",
    Clause.S1: "Nobody else receives anything without prior written consent.",
    Clause.S2: "Service providers are registered by name, purpose, fields and country.",
    Clause.S3: "A company receives a candidate's information only after she applies to a vacancy of it, until the date shown then.",
    Clause.S4: "Only anonymized monthly tables could ever be published; today there are none.",
    Clause.S5: "A company's information reaches third parties only by its written consent; its plan is never shown to candidates.",
    Clause.S6: "What a company opens is limited by its plan, evaluated at the moment of reading.",
    Clause.D1: "Reasonable steps against unauthorized access: permissions, sessions, the access ledger, encryption, backups.",
    Clause.D2: "No absolute guarantee of security is promised.",
    Clause.N1: "The policy may change; old versions stay readable, and a consent points to its version.",
    Clause.N2: "Changes are announced before they apply.",
    Clause.K1: "Questions and requests have one address and an answer within three days.",
}
