"""One realistic demo market: companies, vacancies, candidates and what happened between them. Fills an empty database once."""
