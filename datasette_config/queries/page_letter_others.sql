-- title: Other letters of one letter's signatories
-- description: Each signatory of a letter whose name is held under another letter too, and that letter.
-- letter: 2019-06-first
SELECT s.person_id, o.letter_id, l.title_en, l.title_fa, l.date_from, l.date_to
FROM signatory s
JOIN signatory o ON o.person_id = s.person_id AND o.letter_id <> s.letter_id
JOIN letter l ON l.letter_id = o.letter_id
WHERE s.letter_id = :letter
ORDER BY s.person_id, l.date_from, o.letter_id
