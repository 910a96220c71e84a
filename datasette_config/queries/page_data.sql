-- title: How many events are reviewed
-- description: Events by whether the grouping of their claims was reviewed, for the page on data and methods.
SELECT count(*) AS events, count(CASE WHEN decided_by = 'reviewed' THEN 1 END) AS reviewed,
  count(CASE WHEN decided_by = 'suggested' THEN 1 END) AS suggested
FROM event
