SELECT e.person_id || ':' || e.event_id, e.person_id, e.label, p.name_en, e.kind, e.began_from, e.began_to, e.ended_from,
  e.ended_to, span(e.began_from, e.began_to), span(e.ended_from, e.ended_to), e.case_id, e.event_id, NULL,
  nullif(trim(coalesce(replace(e.opening, '_', ' '), '') || ' ' || CASE WHEN e.kind IN ('sentence', 'trial') THEN coalesce(replace(e.stage, '_', ' '), '') ELSE '' END || ' '
    || CASE WHEN e.kind <> 'sentence' OR e.months_min IS NULL THEN '' WHEN e.months_min = e.months_max THEN e.months_min || ' months'
       ELSE e.months_min || ' to ' || e.months_max || ' months' END), ''),
  e.occasion, e.pages, e.houses, e.decided_by
FROM event e JOIN person p ON p.person_id = e.person_id
UNION ALL
SELECT s.person_id || ':' || s.letter_id, s.person_id, s.label, s.name_en, 'letter', l.date_from, l.date_to, NULL, NULL,
  span(l.date_from, l.date_to), NULL, NULL, NULL, s.letter_id, replace(s.basis, '_', ' '), NULL, s.pages, s.houses, NULL
FROM signatory s JOIN letter l ON l.letter_id = s.letter_id
ORDER BY 2, 6, 1
