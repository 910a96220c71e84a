-- title: Letters that one figure counts
-- description: The letters whose signatories a figure counts, and those that they must have signed too, with how many names are held.
-- figure: alhurra-2019-08-23-mashhad_2-1
SELECT 'cohort' AS part, l.letter_id, l.title_en, l.title_fa, l.date_from, l.date_to, v.names_held, l.signatories_published
FROM figure g JOIN json_each('["' || replace(g.cohort, '; ', '","') || '"]') j
JOIN letter l ON l.letter_id = j.value JOIN letter_coverage v ON v.letter_id = l.letter_id
WHERE g.figure_id = :figure
UNION ALL
SELECT 'also', l.letter_id, l.title_en, l.title_fa, l.date_from, l.date_to, v.names_held, l.signatories_published
FROM figure g JOIN json_each('["' || replace(g.also_signed, '; ', '","') || '"]') j
JOIN letter l ON l.letter_id = j.value JOIN letter_coverage v ON v.letter_id = l.letter_id
WHERE g.figure_id = :figure
ORDER BY 1 DESC, 2
