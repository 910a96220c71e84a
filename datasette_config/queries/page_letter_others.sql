-- title: Other letters of one letter's signatories
-- description: Signatories of a letter, from one of them on in printed order, whose name is held under another letter too, and that letter.
-- letter: 2019-06-first
-- from: 1
-- shown: 100
SELECT o.person_id, o.letter_id, l.title_en, l.title_fa, l.date_from, l.date_to
FROM signatory o
JOIN letter l ON l.letter_id = o.letter_id
WHERE o.letter_id <> :letter AND o.person_id IN (
  SELECT s.person_id FROM signatory s WHERE s.letter_id = :letter
    ORDER BY s.position IS NULL, s.position, s.name_en, s.person_id LIMIT :shown OFFSET CAST(:from AS INTEGER) - 1
)
ORDER BY o.person_id, l.date_from, o.letter_id
