WITH signed AS (
  SELECT s.letter_id, s.person_id, l.date_from, l.date_to FROM signatory s JOIN letter l ON l.letter_id = s.letter_id
),
arrest AS (
  SELECT g.letter_id, g.date_from, g.date_to, e.event_id, e.began_from, e.began_to, e.opening
  FROM signed g JOIN event e ON e.person_id = g.person_id AND e.kind = 'custody'
    AND e.opening IN ('arrest', 'abduction', 'summoned_and_held', 'unknown')
),
found AS (
  SELECT letter_id, event_id, 'arrested_after' AS relation, opening <> 'unknown' AND began_from > date_to AS certain
  FROM arrest WHERE began_to >= date_from
  UNION ALL
  SELECT letter_id, event_id, 'arrested_before', opening <> 'unknown' AND began_to < date_from
  FROM arrest WHERE coalesce(began_from, '') <= date_to
  UNION ALL  -- held on the day: possible where no report tells that it had ended and no later custody had begun
  SELECT g.letter_id, e.event_id, 'in_custody',
    e.began_to < g.date_from AND max(coalesce(e.known_to, ''), coalesce(e.ended_from, '')) >= g.date_to
  FROM signed g JOIN event e ON e.person_id = g.person_id AND e.kind = 'custody'
  WHERE coalesce(e.began_from, '') <= g.date_to
    AND coalesce(e.ended_to, (
      SELECT min(n.began_to) FROM event n
      WHERE n.person_id = e.person_id AND n.kind = 'custody' AND n.began_from > e.began_to
    ), '9999') >= g.date_from
  UNION ALL  -- within a pronounced term, which is not the same as a term served
  SELECT g.letter_id, e.event_id, 'under_sentence',
    e.began_to < g.date_from AND date(e.began_from, '+' || e.months_min || ' months') > g.date_to
  FROM signed g JOIN event e ON e.person_id = g.person_id AND e.kind = 'sentence'
  WHERE e.months_max > 0 AND e.began_from <= g.date_to
    AND date(e.began_to, '+' || e.months_max || ' months') >= g.date_from
)
SELECT f.letter_id || ':' || f.event_id || ':' || f.relation,
  f.letter_id,
  e.person_id,
  f.event_id,
  e.label,
  f.relation,
  CASE WHEN f.certain THEN 'certain' ELSE 'possible' END,
  e.began_from,
  e.began_to,
  e.opening,
  e.occasion,
  e.pages,
  e.houses,
  e.decided_by
FROM found f JOIN event e ON e.event_id = f.event_id
ORDER BY f.letter_id, f.event_id, f.relation
