"""Mutants that nothing can notice, each with its reason. `test_equivalents` fails when one is no longer a mutant."""

NAME = "a name for whoever debugs; nothing reads it"
SLOT = "the name of a place in a session; whoever puts something there and whoever takes it read the same name"
NO_PERCENT = "no rule writes a percent sign, which the driver would double"
NO_FACT = "the product itself needs no fact, and its word is read nowhere else"
ONE_WAY = "one way opens an application's row and its answers, so that its SQL is the same under either name"
NO_SUCH_LANGUAGE = "whoever speaks a language that is not there hears Indonesian"
CUT_OFF = "what stands before WHERE is cut off"
NULL_ELSE = "a CASE without ELSE is NULL all the same; it is written out for the reader"
DEFAULT = "the column's own default is the same: a fresh id, the product's clock"
WORDS = "words for whoever reads the table; a test only asks that there are some"
WHY_IT_STAYS = (
    "the access ledger: a pseudonym that leads to nobody", "a company's own contact", "a company's person", "a company's letter to somebody", "a company's consent, by its owner",
    "a company's request, by its owner", "a company's paper, by its owner", "a company's invoice, kept by law", "a role of staff", "what staff did",
)  # fmt: skip
ANY_OTHER = "an id, a moment, a day or a place in a row for the best that a role can meet; any other opens the same"
THE_BEST = (
    "2026 => 2027 #2", "2 => 3", *(f"1 => 2{number}" for number in ("", *(f" #{n}" for n in range(2, 9)))), "ConsentState.GIVEN => ConsentState.RENEWED",
    "timedelta(days=1) => timedelta()",
)  # fmt: skip
EQUIVALENT: dict[str, str] = {
    "acting._written: '%%' => '%%~'": NO_PERCENT,
    "acting._written: '%' => ''": NO_PERCENT,
    "acting._written: '%' => '%~'": NO_PERCENT,
    "actor.module: 'settled' => ''": SLOT,
    "actor.module: 'settled' => 'settled~'": SLOT,
    "lapses.module: 'lapse_watch' => ''": NAME,
    "lapses.module: 'lapse_watch' => 'lapse_watch~'": NAME,
    "merkle.consistency_spans: 0 => 1 #2": "where it ends, a span begins with the first leaf or behind a subtree of two at least",
    "merkle.is_consistent: if last == 0: return False => pass": "one hash more, and the last comparison fails unless SHA-256 does; RFC 9162 stops here",
    "merkle._up_to_a_right_child: at and (not at & 1) => not at & 1": "0 comes here only where the last leaf is 0 too, and both callers end before that",
    "expressions.sql: and_(columns[self.fact]) => or_(columns[self.fact])": "of one part, both and_ and or_ are that part",
    "plans.module: 1000000000 => 1000000001": "stands for no limit: no company opens a thousand million applications",
    "resources.Relation: 'machine' => ''": NO_FACT,
    "resources.Relation: 'machine' => 'machine~'": NO_FACT,
    "resources.expression: related[0] if len(related) == 1 else AnyOf(related) => AnyOf(related)": "of one part, AnyOf is that part",
    "row_security_work.application_rules: FieldGroup.EXISTENCE => FieldGroup.ANSWERS": ONE_WAY,
    "row_security_work.application_rules: FieldGroup.EXISTENCE => FieldGroup.ANSWERS #2": ONE_WAY,
    "matrix._screen: 'id' => ''": NO_SUCH_LANGUAGE,
    "matrix._screen: 'id' => 'id~'": NO_SUCH_LANGUAGE,
    "matrix._conditions: (*CONDITIONS[FieldGroup.VIDEO], *EVERY_CONDITION) => (*CONDITIONS[FieldGroup.VIDEO],)": "today a video needs a condition of every reason",
    "row_security._application_rules: FieldGroup.EXISTENCE => FieldGroup.ANSWERS #2": ONE_WAY,
    "row_security._application_rules: FieldGroup.EXISTENCE => FieldGroup.ANSWERS #3": ONE_WAY,
    "row_security._person_rules: FieldGroup.IDENTITY => FieldGroup.CONTACT #3": "one way opens a person's name and contact, so that her row's SQL is the same under either name",
    "row_security._paper_rule: FieldGroup.RESUME => FieldGroup.RESUME_FILE #2": "one way opens a resume on screen and as a file, so that its row's SQL is the same under either name",
    "row_security.policy_text: '1' => ''": CUT_OFF,
    "row_security.policy_text: '1' => '1~'": CUT_OFF,
    "row_security.policy_text: '%%' => '%%~'": NO_PERCENT,
    "row_security.policy_text: '%' => ''": NO_PERCENT,
    "row_security.policy_text: '%' => '%~'": NO_PERCENT,
    "scopes.reason_of: case(*((needed.expression.sql(columns).is_not(true()), needed.reason.value) for needed in CONDITIONS[group]), else_=null()) => case(*((needed.expression.sql(columns).is_not(true()), needed.reason.value) for needed in CONDITIONS[group]))": NULL_ELSE,
    "scopes.only_when_open: case((group_is_open(group, viewer, known), column), else_=null()) => case((group_is_open(group, viewer, known), column))": NULL_ELSE,
    "disclosures.record: insert(Disclosure).values(id=disclosure_id, at=clock.now(), day=clock.today(), kind=kind, viewer_kind=actor.kind, viewer_account_id=actor.account_id, company_id… => insert(Disclosure).values(id=disclosure_id, day=clock.today(), kind=kind, viewer_kind=actor.kind, viewer_account_id=actor.account_id, company_id=actor.company_i…": DEFAULT,
    "disclosures.record: {'id': new_id(), 'disclosure_id': disclosure_id, 'subject_id': subjects[one.candidate_id], 'company_id': actor.company_id, 'application_id': one.application_id,… => {'disclosure_id': disclosure_id, 'subject_id': subjects[one.candidate_id], 'company_id': actor.company_id, 'application_id': one.application_id, 'groups': sorte…": DEFAULT,
    "disclosures.record: 'id' => ''": DEFAULT,
    "disclosures.record: 'id' => 'id~'": DEFAULT,
    "erasing._with_files: {'stored_name', whose} <= set(table.columns.keys()) => {'stored_name', whose} < set(table.columns.keys())": "every table has an id besides",
} | {f"erasing.module: {why!r} => {why + '~'!r}": WORDS for why in WHY_IT_STAYS} | {f"matrix.module: {change}": ANY_OTHER for change in ("2026 => 2027", "1 => 2", "1 => 2 #2")} | {f"matrix._best: {change}": ANY_OTHER for change in THE_BEST}
