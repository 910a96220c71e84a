-- title: Custodies by whether one house alone reports them
-- description: How many custodies are reported by pages of one house only, and by pages of several.
SELECT n.one_house, (SELECT count(*) FROM arrest_record a WHERE a.one_house = n.one_house) AS custodies
FROM (SELECT 1 AS one_house UNION ALL SELECT 0) n
