-- title: How many people the records hold
-- description: The denominator of questions about anybody, and the years from the first event to the last.
SELECT (SELECT count(*) FROM person) AS people, (SELECT min(began_from) FROM event) AS first, (SELECT max(began_from) FROM event) AS last
