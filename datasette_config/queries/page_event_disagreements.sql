-- title: Disagreements on one event
-- description: The fields of one event on which its claims disagree, what sort of disagreement it is, and the lowest and the highest value.
-- event: hashem-khastar-custody-2019-08
SELECT field, nature, lowest, highest, spread, unit, claims FROM disagreement WHERE event_id = :event ORDER BY field
