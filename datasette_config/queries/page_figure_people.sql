-- title: People beside one figure
-- description: Who is counted in our answer to a figure, who possibly is, and which signatories are not; and whether the page that prints the figure reports of them itself.
-- figure: alhurra-2019-08-23-mashhad_2-1
SELECT f.person_id, f.name_en, f.name_fa, f.answer, f.months_certain, f.months_possible,
  (SELECT count(*) FROM claim c WHERE c.source_id = q.source_id AND +c.person_id = f.person_id
    AND c.kind NOT IN ('signed', 'letter', 'figure', 'bio')) AS on_page
FROM claim q
JOIN figure g ON g.claim_id = q.claim_id
JOIN figure_person f ON f.figure_id = g.figure_id
WHERE g.figure_id = :figure
ORDER BY CASE f.answer WHEN 'certain' THEN 1 WHEN 'possible' THEN 2 ELSE 3 END, f.name_en, f.person_id
