-- title: Letters and reported occasions, in time
-- description: Each letter and each occasion that pages report for an arrest, in order of time. For an occasion: the day that the dates of all its arrests allow, or else all of these dates; the arrests of which every page that names an occasion names this one (certain), those of which some page does (possible), and how many of these are of people whose letter had certainly appeared before.
WITH reported AS (
  SELECT one.value AS occasion, a.occasion AS whole, a.began_from, a.began_to, a.signed_before
  FROM arrest_record a, json_each('[' || replace(json_quote(a.occasion), '; ', '","') || ']') AS one
  WHERE a.occasion > ''
),
gathered AS (
  SELECT occasion, max(began_from) <= min(began_to) AS agreed, max(began_from) AS latest_from, min(began_to) AS earliest_to,
    min(began_from) AS earliest_from, max(began_to) AS latest_to,
    sum(occasion = whole) AS certain, count(*) AS possible, count(signed_before) AS signed_before
  FROM reported GROUP BY occasion
)
SELECT 'occasion' AS what, NULL AS letter_id, g.occasion, NULL AS title_en, NULL AS title_fa,
  iif(g.agreed, g.latest_from, g.earliest_from) AS date_from, iif(g.agreed, g.earliest_to, g.latest_to) AS date_to,
  g.certain, g.possible, g.signed_before
FROM gathered g
UNION ALL
SELECT 'letter', l.letter_id, NULL, l.title_en, l.title_fa, l.date_from, l.date_to, NULL, NULL, NULL FROM letter l
ORDER BY date_to, date_from, what
