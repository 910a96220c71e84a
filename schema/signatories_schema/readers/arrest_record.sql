WITH texts AS (
  SELECT e.event_id,
    listed(CASE WHEN ec.bears_on = 'begin' THEN c.date_as_printed END) AS printed,
    listed(CASE WHEN ec.bears_on = 'begin' THEN c.place END) AS places,
    listed(f.name_en) AS facilities,
    listed(c.source_id) AS sources
  FROM event e JOIN event_claim ec ON ec.event_id = e.event_id AND ec.stance = 'supports'
  JOIN claim c ON c.claim_id = ec.claim_id LEFT JOIN facility f ON f.facility_id = c.facility_id
  WHERE e.kind = 'custody' GROUP BY e.event_id
),
same_case AS (  -- a custody with each event of its case, itself included
  SELECT k.event_id, k.event_id AS other_id FROM event k WHERE k.kind = 'custody'
  UNION
  SELECT k.event_id, e.event_id FROM event k JOIN event e ON e.case_id = k.case_id AND e.person_id = k.person_id
  WHERE k.kind = 'custody'
),
accused AS (
  SELECT o.event_id, listed(h.wording) AS charges
  FROM same_case o JOIN event_claim ec ON ec.event_id = o.other_id AND ec.stance = 'supports'
  JOIN claim_charge h ON h.claim_id = ec.claim_id GROUP BY o.event_id
),
judged AS (
  SELECT event_id, group_concat(label, '; ') AS judgments FROM (
    SELECT o.event_id, s.label FROM same_case o JOIN event s ON s.event_id = o.other_id AND s.kind = 'sentence'
    ORDER BY o.event_id, s.began_from, s.event_id) GROUP BY event_id
),
signed AS (
  SELECT s.person_id, s.letter_id, l.date_from, l.date_to FROM signatory s JOIN letter l ON l.letter_id = s.letter_id
),
against AS (
  SELECT e.event_id,
    listed(CASE WHEN e.began_from > g.date_to THEN g.letter_id END) AS before,
    listed(CASE WHEN e.began_to > g.date_from AND coalesce(e.began_from, '') <= g.date_to THEN g.letter_id END) AS possibly,
    listed(CASE WHEN e.began_to < g.date_from
      AND max(coalesce(e.known_to, ''), coalesce(e.ended_from, '')) >= g.date_to THEN g.letter_id END) AS held
  FROM event e JOIN signed g ON g.person_id = e.person_id WHERE e.kind = 'custody' GROUP BY e.event_id
),
sentenced AS (
  SELECT o.event_id, listed(g.letter_id) AS letters
  FROM same_case o JOIN event s ON s.event_id = o.other_id AND s.kind = 'sentence' JOIN signed g ON g.person_id = s.person_id
  WHERE s.months_max IS NOT NULL AND s.began_to < g.date_from
    AND date(s.began_from, '+' || s.months_max || ' months') > g.date_to
  GROUP BY o.event_id
)
SELECT e.event_id,
  e.person_id,
  e.label,
  p.name_en,
  p.name_fa,
  e.opening,
  CASE WHEN e.opening IN ('arrest', 'abduction', 'summoned_and_held') THEN 'yes' WHEN e.opening = 'unknown' THEN 'unknown'
    ELSE 'no' END,
  e.began_from,
  e.began_to,
  t.printed,
  e.occasion,
  t.places,
  t.facilities,
  e.case_id,
  a.charges,
  j.judgments,
  e.ended_from,
  e.ended_to,
  nullif(max(coalesce(e.known_to, ''), coalesce(e.ended_from, '')), ''),
  CAST(max(0, julianday(max(coalesce(e.known_to, e.began_to), coalesce(e.ended_from, e.began_to)))
    - julianday(e.began_to)) AS INTEGER),
  CAST(julianday(e.ended_to) - julianday(e.began_from) AS INTEGER),
  g.before,
  g.possibly,
  g.held,
  s.letters,
  e.pages,
  e.houses,
  e.one_house,
  t.sources,
  e.disagreements,
  e.decided_by
FROM event e
JOIN person p ON p.person_id = e.person_id
JOIN texts t ON t.event_id = e.event_id
LEFT JOIN accused a ON a.event_id = e.event_id
LEFT JOIN judged j ON j.event_id = e.event_id
LEFT JOIN against g ON g.event_id = e.event_id
LEFT JOIN sentenced s ON s.event_id = e.event_id
WHERE e.kind = 'custody'
ORDER BY e.event_id
