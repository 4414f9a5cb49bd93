"""Words that only the other language has: found on a page, in a mail or in a refusal, something was left untranslated."""

import re

OTHER_LANGUAGE = {
    "en": re.compile(r"\b(yang|dan|untuk|belum|sudah|dengan|atau|dari|kamu|lowongan|lamaran)\b", re.IGNORECASE),
    "id": re.compile(r"\b(the|and|your|with|please|submit|loading|error|application|vacancy)\b", re.IGNORECASE),
}
