-- What 0038_releves adds, for relevés frozen before: apart, as SQL Server reads a script whole before it adds a column. Their texts never said a number.
UPDATE Releve SET AppelId = (SELECT s.AppelId FROM Seance s WHERE s.Id = Releve.SeanceId);
UPDATE Releve SET Numero = (SELECT COUNT(*) FROM Releve r
                            WHERE r.AppelId = Releve.AppelId AND (r.ArreteLe < Releve.ArreteLe OR (r.ArreteLe = Releve.ArreteLe AND r.Id <= Releve.Id)));
INSERT INTO ReleveDossier (ReleveId, DossierId)
SELECT r.Id, p.DossierId FROM Releve r INNER JOIN Point p ON p.SeanceId = r.SeanceId;
CREATE UNIQUE INDEX UX_Releve_Appel ON Releve (AppelId, Numero) WHERE AppelId IS NOT NULL;
