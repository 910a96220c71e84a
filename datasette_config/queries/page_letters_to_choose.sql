-- title: Letters to choose from
-- description: All letters by date, with the names held of each, for the forms of questions.
SELECT l.letter_id, l.title_en, l.title_fa, l.date_from, l.date_to, l.signatories_published, v.names_held
FROM letter l JOIN letter_coverage v ON v.letter_id = l.letter_id
ORDER BY l.date_from, l.letter_id
