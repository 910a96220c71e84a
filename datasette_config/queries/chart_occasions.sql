-- title: Occasions as marks in time
-- description: Occasions that sources report for an event (a rally, a court hearing), each with the days on which all events of it can lie together, and how many people are reported to have been arrested there: certain where every page that names an occasion names this one.
SELECT o.value AS occasion, max(e.began_from) AS date_from, min(e.began_to) AS date_to,
  count(DISTINCT CASE WHEN e.occasion = o.value AND e.opening IN ('arrest', 'abduction', 'summoned_and_held') THEN e.person_id END)
    AS certain,
  count(DISTINCT CASE WHEN e.opening IN ('arrest', 'abduction', 'summoned_and_held', 'unknown') THEN e.person_id END) AS people,
  group_concat(e.event_id, '; ') AS events
FROM event e JOIN json_each('[' || replace(json_quote(e.occasion), '; ', '","') || ']') o
WHERE e.occasion > '' AND e.kind = 'custody' AND e.began_from IS NOT NULL
GROUP BY o.value
HAVING max(e.began_from) <= min(e.began_to)
ORDER BY date_from, occasion
