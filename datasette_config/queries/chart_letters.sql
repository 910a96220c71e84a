-- title: Letters as marks in time
-- description: The letters with their days, as every picture marks them, and how many of their signatories are named.
SELECT l.letter_id, l.title_en, l.title_fa, l.date_from, l.date_to, c.names_held, c.signatories_published
FROM letter l JOIN letter_coverage c ON c.letter_id = l.letter_id
ORDER BY l.date_from, l.letter_id
