-- title: Prison terms by stage
-- description: Judgments of signatories for which a supporting page prints a prison term, with the stage and the term in months, pronounced and enforceable apart. Judgments of different cases are not added up.
SELECT s.person_id, s.name_en, s.name_fa, e.event_id, e.label AS event, e.case_id, e.began_from, e.began_to, e.stage,
  min(c.months_printed) FILTER (WHERE c.months_basis IS NOT 'enforceable') AS pronounced_min,
  max(c.months_printed) FILTER (WHERE c.months_basis IS NOT 'enforceable') AS pronounced_max,
  min(c.months_printed) FILTER (WHERE c.months_basis = 'enforceable') AS enforceable_min,
  max(c.months_printed) FILTER (WHERE c.months_basis = 'enforceable') AS enforceable_max,
  e.pages, e.houses
FROM (
  SELECT DISTINCT +g.person_id AS person_id, g.name_en, g.name_fa FROM letter l CROSS JOIN signatory g ON g.letter_id = l.letter_id
) s
CROSS JOIN event e ON e.person_id = s.person_id AND e.kind = 'sentence'
CROSS JOIN event_claim ec ON ec.event_id = e.event_id AND ec.stance = 'supports'
CROSS JOIN claim c ON c.claim_id = ec.claim_id
GROUP BY +e.event_id
HAVING max(c.months_printed) > 0
ORDER BY s.name_en, s.person_id, e.began_to IS NULL, e.began_to, e.event_id
