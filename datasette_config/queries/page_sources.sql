-- title: Sources by house
-- description: Pages held, by house, up to 101 at a time from behind the page `after`; of one language and kind where these are given. `of_house` counts those of the house that fit.
-- language: fa
-- kind: news
-- after: akhbarrooz-2019
WITH last AS (
  SELECT coalesce((SELECT p.house FROM source s JOIN publisher p ON p.publisher_id = s.publisher_id WHERE s.source_id = :after), '')
    AS house
)
SELECT s.source_id, s.label AS page, s.title, s.url, s.published_on, s.language, s.kind, s.claims, p.name AS outlet, p.house,
  (
    SELECT count(*) FROM publisher q JOIN source x ON x.publisher_id = q.publisher_id
    WHERE q.house = p.house AND :language IN ('', x.language) AND :kind IN ('', x.kind)
  ) AS of_house
FROM publisher p CROSS JOIN source s
WHERE p.house >= (SELECT house FROM last) AND s.publisher_id = p.publisher_id
  AND (p.house > (SELECT house FROM last) OR s.source_id > :after)
  AND :language IN ('', s.language) AND :kind IN ('', s.kind)
ORDER BY p.house, s.source_id LIMIT 101
