-- title: Arrests at one occasion of people whose letter had appeared before
-- description: Arrests that pages report at one occasion, of people whose letter had appeared before. Certain: every page that names an occasion names this one, and the letter had certainly appeared. Possible: some page names it, or the letter may have appeared before. Ask for possible to have both.
-- occasion: rally in front of the court in Mashhad, 11 August 2019
-- answer: possible
SELECT * FROM (
  SELECT a.event_id, a.person_id, a.label, a.occasion, a.began_from, a.began_to, a.signed_before, a.signed_possibly_before,
    iif(a.occasion = :occasion AND a.is_arrest = 'yes' AND a.signed_before IS NOT NULL, 'certain', 'possible') AS answer
  FROM arrest_record a
  WHERE a.occasion > '' AND '; ' || a.occasion || '; ' LIKE '%; ' || :occasion || '; %' AND a.is_arrest <> 'no'
    AND (a.signed_before IS NOT NULL OR a.signed_possibly_before IS NOT NULL)
)
WHERE answer = 'certain' OR :answer = 'possible'
ORDER BY answer, began_from, event_id
