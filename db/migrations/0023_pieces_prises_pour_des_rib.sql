-- 0021 took « attribution » and « distribution » for a RIB: what holds these three letters without a word that begins by them, nor the bank, is read by all again.
UPDATE AppelPiece SET Confidentielle = 0
WHERE Libelle LIKE '%RIB%' AND Libelle NOT LIKE '%bancaire%'
    AND CONCAT(' ', REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(Libelle, '(', ' '), '/', ' '), '-', ' '), ',', ' '), ':', ' '), '''', ' '), CHAR(160), ' ')) NOT LIKE '% RIB%';
