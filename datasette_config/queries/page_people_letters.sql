-- title: Letters by which people can be chosen
-- description: The letters held, with how many of their signatories are named.
SELECT l.letter_id, l.title_en, l.title_fa, c.names_held, l.signatories_published
FROM letter l JOIN letter_coverage c ON c.letter_id = l.letter_id ORDER BY l.date_from, l.letter_id
