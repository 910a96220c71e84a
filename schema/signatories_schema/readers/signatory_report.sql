WITH answers AS (
  SELECT letter_id, person_id, relation,
    max(answer = 'certain') AS certain,
    max(answer = 'certain' AND decided_by = 'reviewed') AS reviewed,
    listed(event_id) AS events
  FROM letter_event GROUP BY letter_id, person_id, relation
),
said AS (
  SELECT letter_id, person_id, relation, CASE WHEN certain THEN 'certain' ELSE 'possible' END AS answer,
    certain AND NOT reviewed AS suggested, events
  FROM answers
)
SELECT s.signatory_id,
  s.letter_id,
  s.person_id,
  s.label,
  s.name_en,
  s.name_fa,
  s.position,
  s.basis,
  coalesce(a.answer, 'no report found'),
  coalesce(b.answer, 'no report found'),
  coalesce(h.answer, 'no report found'),
  coalesce(t.answer, 'no report found'),
  a.events,
  b.events,
  h.events,
  t.events,
  coalesce(a.suggested, 0)
FROM signatory s
LEFT JOIN said a ON a.letter_id = s.letter_id AND a.person_id = s.person_id AND a.relation = 'arrested_after'
LEFT JOIN said b ON b.letter_id = s.letter_id AND b.person_id = s.person_id AND b.relation = 'arrested_before'
LEFT JOIN said h ON h.letter_id = s.letter_id AND h.person_id = s.person_id AND h.relation = 'in_custody'
LEFT JOIN said t ON t.letter_id = s.letter_id AND t.person_id = s.person_id AND t.relation = 'under_sentence'
ORDER BY s.signatory_id
