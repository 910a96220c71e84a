-- title: Letters that have signatories in common
-- description: Each pair of letters, with the number of people whose names are held under both. Where a list is not held whole, more may have signed both. Leave the letter empty for all pairs.
-- letter: 2019-06-first
SELECT a.letter_id, b.letter_id AS other_letter, b.title_en, b.title_fa, b.date_from, b.date_to, c.coverage, c.names_held,
  c.signatories_published,
  (SELECT count(*) FROM signatory s JOIN signatory o ON o.person_id = s.person_id AND o.letter_id = b.letter_id
    WHERE s.letter_id = a.letter_id) AS both
FROM letter a JOIN letter b JOIN letter_coverage c ON c.letter_id = b.letter_id
WHERE a.letter_id = :letter OR :letter = ''
ORDER BY a.date_to, a.date_from, a.letter_id, b.date_to, b.date_from, b.letter_id
