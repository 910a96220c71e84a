-- title: Who signed several letters
-- description: Signatories of two or more letters, a row a letter. Where a letter's list is not held whole, more may have signed several.
SELECT s.person_id, s.name_en, s.name_fa, s.letter_id, l.title_en, l.title_fa, s.basis, s.position, s.pages, s.houses
FROM letter l
CROSS JOIN signatory s ON s.letter_id = l.letter_id
WHERE EXISTS (SELECT 1 FROM signatory o WHERE o.person_id = s.person_id AND o.letter_id <> s.letter_id)
ORDER BY s.name_en, s.person_id, l.date_from, l.letter_id
