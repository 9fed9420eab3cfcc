-- A piece that only the Secrétariat and the funders asked read, with the bank details.
ALTER TABLE AppelPiece ADD Confidentielle bit NOT NULL CONSTRAINT DF_AppelPiece_Confidentielle DEFAULT 0;
