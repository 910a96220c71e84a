-- title: Loadings that brought claims of one source
-- description: The files from which the claims of one page were taken, with the day.
-- source: voa-2020-10-16-entesari-jahanbin
SELECT g.loading_id, g.loaded_on, count(*) AS claims
FROM claim c JOIN loading g ON g.loading_id = substr(c.loaded_from, 1, instr(c.loaded_from || '#', '#') - 1)
WHERE c.source_id = :source
GROUP BY g.loading_id
