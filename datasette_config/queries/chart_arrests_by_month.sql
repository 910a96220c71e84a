-- title: Arrests by month
-- description: Reported arrests of signatories by month: certain where all dates that the reports allow lie in the month, possible where some do. One arrest can be possible in several months, so the possible cannot be added up.
WITH RECURSIVE arrest AS (
  SELECT DISTINCT +a.event_id AS event_id, a.person_id, a.name_en, a.name_fa, a.began_from, a.began_to
  FROM letter l
  CROSS JOIN signatory s ON s.letter_id = l.letter_id
  CROSS JOIN arrest_record a ON a.person_id = s.person_id AND a.is_arrest = 'yes'
  WHERE a.began_from IS NOT NULL AND a.began_to IS NOT NULL
),
in_month AS (
  SELECT event_id, person_id, name_en, name_fa, substr(began_from, 1, 7) AS month, substr(began_to, 1, 7) AS last,
    substr(began_from, 1, 7) = substr(began_to, 1, 7) AS certain
  FROM arrest
  UNION ALL
  SELECT event_id, person_id, name_en, name_fa, strftime('%Y-%m', month || '-01', '+1 month'), last, certain
  FROM in_month WHERE month < last
)
SELECT month,
  month >= (SELECT (strftime('%Y', min(date_from)) - 2) || '-01' FROM letter) AS drawn,  -- from two years before the first letter on
  date(month || '-01', '+1 month', '-1 day') AS last_day, sum(certain) AS certain, count(*) AS possible,
  group_concat(name_en, '; ') FILTER (WHERE certain) AS names_certain_en,
  group_concat(coalesce(name_fa, name_en), '; ') FILTER (WHERE certain) AS names_certain_fa,
  group_concat(name_en, '; ') FILTER (WHERE NOT certain) AS names_possible_only_en,
  group_concat(coalesce(name_fa, name_en), '; ') FILTER (WHERE NOT certain) AS names_possible_only_fa,
  group_concat(person_id, '; ') FILTER (WHERE certain) AS people_certain,
  group_concat(person_id, '; ') FILTER (WHERE NOT certain) AS people_possible_only,
  group_concat(event_id, '; ') AS events
FROM in_month GROUP BY month ORDER BY month
