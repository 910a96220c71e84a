-- title: One source
-- description: What is known of one page: its outlet and house, title, dates, language, kind, copies kept.
-- source: voa-2020-10-16-entesari-jahanbin
SELECT s.*, p.name AS outlet, p.house, p.aliases
FROM source s JOIN publisher p ON p.publisher_id = s.publisher_id
WHERE s.source_id = :source
