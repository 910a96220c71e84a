-- title: Signed both letters
-- description: People whose names are held under both of two letters. Where a letter's list is not held whole, more may have signed both.
-- letter: 2019-06-first
-- other_letter: 2021-02-biden
SELECT a.person_id, a.name_en, a.name_fa, a.basis AS basis_first, b.basis AS basis_other, a.sources AS sources_first,
  b.sources AS sources_other,
  (SELECT group_concat(c.coverage, ' / ') FROM letter_coverage c WHERE c.letter_id IN (:letter, :other_letter)) AS coverage
FROM signatory a
JOIN signatory b ON b.person_id = a.person_id AND b.letter_id = :other_letter
WHERE a.letter_id = :letter
ORDER BY a.name_en
