-- title: Leaves within the custodies of one person
-- description: Reported leaves from prison that began between the beginning and the end of a custody, or of one without an end the last report of it. certain is 1 where all dates lie within, else the leave may. The days of the custody are counted from beginning to end: no leave is taken off.
-- person: mohammad-nourizad
SELECT k.event_id AS custody_id, l.event_id, l.kind, l.opening, l.stage, l.began_from, l.began_to, l.ended_from, l.ended_to,
  l.began_to < coalesce(k.ended_from, k.known_to) AS certain
FROM event k JOIN event l ON l.person_id = k.person_id AND l.kind = 'furlough'
WHERE k.person_id = :person AND k.kind = 'custody'
  AND l.began_from >= k.began_to AND l.began_from <= coalesce(k.ended_to, k.known_to)
ORDER BY k.event_id, l.began_from, l.event_id
