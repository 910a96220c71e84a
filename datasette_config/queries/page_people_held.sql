-- title: How many people the records hold
-- description: The denominator of questions about anybody, the years from the first event to the last, and the searches logged with the day of the last.
SELECT (SELECT count(*) FROM person) AS people, (SELECT min(began_from) FROM event) AS first, (SELECT max(began_from) FROM event) AS last,
  (SELECT count(*) FROM search_log) AS searches, (SELECT max(searched_on) FROM search_log) AS searched_until
