WITH support AS (
  SELECT ec.event_id, ec.bears_on, c.claim_id, c.source_id, c.date_as_printed, c.place, f.name_en AS facility
  FROM event e JOIN event_claim ec ON ec.event_id = e.event_id AND ec.stance = 'supports'
  JOIN claim c ON c.claim_id = ec.claim_id LEFT JOIN facility f ON f.facility_id = c.facility_id
  WHERE e.kind = 'custody'
),
texts AS (
  SELECT event_id,
    group_concat(DISTINCT CASE WHEN bears_on = 'begin' THEN replace(date_as_printed, ',', '،') END) AS printed,
    group_concat(DISTINCT CASE WHEN bears_on = 'begin' THEN replace(place, ',', '،') END) AS places,
    group_concat(DISTINCT replace(facility, ',', '،')) AS facilities,
    group_concat(DISTINCT source_id) AS sources
  FROM (SELECT * FROM support ORDER BY event_id, date_as_printed, place, facility, source_id) GROUP BY event_id
),
accused AS (
  SELECT event_id, group_concat(wording, '; ') AS charges FROM (
    SELECT DISTINCT k.event_id, h.wording
    FROM event k JOIN event e ON e.event_id = k.event_id OR (e.case_id = k.case_id AND e.person_id = k.person_id)
    JOIN event_claim ec ON ec.event_id = e.event_id AND ec.stance = 'supports'
    JOIN claim_charge h ON h.claim_id = ec.claim_id
    WHERE k.kind = 'custody' ORDER BY k.event_id, h.wording) GROUP BY event_id
),
judged AS (
  SELECT event_id, group_concat(label, '; ') AS judgments FROM (
    SELECT k.event_id, s.label FROM event k
    JOIN event s ON s.case_id = k.case_id AND s.person_id = k.person_id AND s.kind = 'sentence'
    WHERE k.kind = 'custody' ORDER BY k.event_id, s.began_from, s.event_id) GROUP BY event_id
),
signed AS (
  SELECT s.person_id, s.letter_id, l.date_from, l.date_to FROM signatory s JOIN letter l ON l.letter_id = s.letter_id
  ORDER BY s.letter_id
),
against AS (
  SELECT e.event_id,
    group_concat(CASE WHEN e.began_from > g.date_to THEN g.letter_id END, '; ') AS before,
    group_concat(CASE WHEN e.began_to > g.date_from AND coalesce(e.began_from, '') <= g.date_to THEN g.letter_id END, '; ') AS possibly,
    group_concat(CASE WHEN e.began_to < g.date_from
      AND max(coalesce(e.known_to, ''), coalesce(e.ended_from, '')) >= g.date_to THEN g.letter_id END, '; ') AS held
  FROM event e JOIN signed g ON g.person_id = e.person_id WHERE e.kind = 'custody' GROUP BY e.event_id
),
sentenced AS (
  SELECT event_id, group_concat(letter_id, '; ') AS letters FROM (
    SELECT DISTINCT k.event_id, g.letter_id FROM event k
    JOIN event s ON s.case_id = k.case_id AND s.person_id = k.person_id AND s.kind = 'sentence'
    JOIN signed g ON g.person_id = k.person_id
    WHERE k.kind = 'custody' AND s.months_max IS NOT NULL AND s.began_to < g.date_from
      AND date(s.began_from, '+' || s.months_max || ' months') > g.date_to
    ORDER BY k.event_id, g.letter_id) GROUP BY event_id
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
  replace(replace(t.printed, ',', '; '), '،', ','),
  e.occasion,
  replace(replace(t.places, ',', '; '), '،', ','),
  replace(replace(t.facilities, ',', '; '), '،', ','),
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
  replace(t.sources, ',', '; '),
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
