-- title: Occasions as marks in time
-- description: Occasions that sources report for an event (a rally, a court hearing), each with the days on which all events of it can lie together, and how many people are reported to have been arrested there.
SELECT o.value AS occasion, max(e.began_from) AS date_from, min(e.began_to) AS date_to,
  count(DISTINCT e.person_id) AS people, group_concat(e.event_id, '; ') AS events
FROM event e JOIN json_each('[' || replace(json_quote(e.occasion), '; ', '","') || ']') o
WHERE e.occasion > '' AND e.kind = 'custody' AND e.began_from IS NOT NULL
GROUP BY o.value
HAVING max(e.began_from) <= min(e.began_to)
ORDER BY date_from, occasion
