-- title: Pages of one house
-- description: The pages held of one house; of one language and kind where these are given.
-- house: Radio Zamaneh
-- language: fa
-- kind: news
SELECT s.source_id, s.label AS page, p.name AS outlet, s.published_on, s.language, s.kind, s.claims, s.url
FROM publisher p JOIN source s ON s.publisher_id = p.publisher_id
WHERE p.house = :house AND :language IN ('', s.language) AND :kind IN ('', s.kind)
ORDER BY s.source_id
