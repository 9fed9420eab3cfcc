-- The end of the journal is always there, from the first row or from the last one that was written before: an absent one tells that someone removed it.
INSERT INTO FinDuJournal (Id, Numero, Empreinte)
SELECT 1 AS Id, j.Numero, j.Empreinte FROM Journal j
WHERE j.Numero = (SELECT MAX(d.Numero) AS Numero FROM Journal d) AND NOT EXISTS (SELECT f.Id FROM FinDuJournal f);

INSERT INTO FinDuJournal (Id, Numero, Empreinte)
SELECT 1 AS Id, 0 AS Numero, '' AS Empreinte WHERE NOT EXISTS (SELECT f.Id FROM FinDuJournal f);
