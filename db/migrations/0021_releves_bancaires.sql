-- Apart: SQL Server reads a script whole before the column of the former exists.
UPDATE AppelPiece SET Confidentielle = 1 WHERE Libelle LIKE '%RIB%' OR Libelle LIKE '%bancaire%';
