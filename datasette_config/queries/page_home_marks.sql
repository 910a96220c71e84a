-- title: Letters and reported occasions, in time
-- description: Each letter and each occasion that pages report for an arrest, in order of time. For an occasion: the day that the dates of all its arrests allow, or else all of these dates; the arrests of which every page that names an occasion names this one (certain), those of which some page does (possible), and how many of these are of people whose letter had appeared before, certainly and possibly. A return to prison at an occasion is no arrest and counted apart.
WITH reported AS (
  SELECT one.value AS occasion, a.occasion AS whole, a.began_from, a.began_to, a.is_arrest,
    a.is_arrest <> 'no' AND (a.signed_before > '' OR a.signed_possibly_before > '') AS signed,
    a.is_arrest = 'yes' AND a.occasion = one.value AND a.signed_before > '' AS signed_certainly
  FROM arrest_record a, json_each('[' || replace(json_quote(a.occasion), '; ', '","') || ']') AS one
  WHERE a.occasion > ''
),
gathered AS (
  SELECT occasion, max(began_from) <= min(began_to) AS agreed, max(began_from) AS latest_from, min(began_to) AS earliest_to,
    min(began_from) AS earliest_from, max(began_to) AS latest_to,
    sum(occasion = whole AND is_arrest = 'yes') AS certain, sum(is_arrest <> 'no') AS possible, sum(is_arrest = 'no') AS returned,
    sum(coalesce(signed_certainly, 0)) AS signed_certain, sum(coalesce(signed, 0)) AS signed_possible
  FROM reported GROUP BY occasion
)
SELECT 'occasion' AS what, NULL AS letter_id, g.occasion, NULL AS title_en, NULL AS title_fa,
  iif(g.agreed, g.latest_from, g.earliest_from) AS date_from, iif(g.agreed, g.earliest_to, g.latest_to) AS date_to,
  g.certain, g.possible, g.returned, g.signed_certain, g.signed_possible
FROM gathered g
UNION ALL
SELECT 'letter', l.letter_id, NULL, l.title_en, l.title_fa, l.date_from, l.date_to, NULL, NULL, NULL, NULL, NULL FROM letter l
ORDER BY date_to, date_from, what
