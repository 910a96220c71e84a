-- title: Letters signed by the person of one event, before it and after it
-- description: Which came first, the letter or the event, and how many days lie between as the dates allow. That one came before the other says nothing of why.
-- event: mohammad-nourizad-custody-2019-08-11
SELECT l.letter_id, l.title_en, l.title_fa, l.date_from, l.date_to, g.basis, g.position,
  CASE
    WHEN e.began_to IS NULL THEN 'undated'
    WHEN l.date_to < e.began_from THEN 'before'
    WHEN l.date_from > e.began_to THEN 'after'
    WHEN l.date_from = l.date_to AND e.began_from = e.began_to THEN 'same_day'
    ELSE 'not_decided'
  END AS letter_came,
  CAST(CASE
    WHEN l.date_to < e.began_from THEN julianday(e.began_from) - julianday(l.date_to)
    WHEN l.date_from > e.began_to THEN julianday(l.date_from) - julianday(e.began_to)
  END AS INTEGER) AS days_min,
  CAST(CASE
    WHEN l.date_to < e.began_from THEN julianday(e.began_to) - julianday(l.date_from)
    WHEN l.date_from > e.began_to THEN julianday(l.date_to) - julianday(e.began_from)
  END AS INTEGER) AS days_max,
  (SELECT x.answer FROM letter_event x WHERE x.letter_event_id = l.letter_id || ':' || e.event_id || ':in_custody') AS in_custody,
  (SELECT x.answer FROM letter_event x WHERE x.letter_event_id = l.letter_id || ':' || e.event_id || ':under_sentence')
    AS under_sentence
FROM event e
JOIN signatory g ON g.person_id = e.person_id
JOIN letter l ON l.letter_id = g.letter_id
WHERE e.event_id = :event
ORDER BY l.date_from
