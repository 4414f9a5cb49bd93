"""Mutants that nothing can notice, each with its reason. `test_equivalents` fails when one is no longer a mutant."""

NAME = "a name for whoever debugs; nothing reads it"
NO_PERCENT = "no rule writes a percent sign, which the driver would double"
EQUIVALENT: dict[str, str] = {
    "acting._settled: '%%' => '%%~'": NO_PERCENT,
    "acting._settled: '%' => ''": NO_PERCENT,
    "acting._settled: '%' => '%~'": NO_PERCENT,
    "lapses.module: 'lapse_watch' => ''": NAME,
    "lapses.module: 'lapse_watch' => 'lapse_watch~'": NAME,
    "expressions.sql: and_(columns[self.fact]) => or_(columns[self.fact])": "of one part, both and_ and or_ are that part",
    "plans.module: 1000000000 => 1000000001": "stands for no limit: no company opens a thousand million applications",
}
