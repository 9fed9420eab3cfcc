-- Archives of dossiers: a job makes each on the disk of the files, a dossier at a time, so that it goes on where it stopped.

-- Etat: EnAttente, EnCours, Prete, Annulee, Echouee, Perimee. Objet: what was asked, in French.
-- Droits: the rights of its owner on the day of making, as a hash; another one at the download, and the archive is made again.
-- Jusqua: until when the one who makes it is believed to be alive.
CREATE TABLE Export (
    Id $id$ NOT NULL,
    CompteId $id$ NOT NULL,
    AppelId $id$ NOT NULL,
    Objet nvarchar(400) NOT NULL,
    Etat nvarchar(20) NOT NULL,
    Nombre int NOT NULL,
    Faits int NOT NULL,
    -- Bytes of the archive that are safe.
    Taille bigint NOT NULL,
    Droits nvarchar(64) NULL,
    DemandeLe $instant$ NOT NULL,
    Jusqua $instant$ NULL,
    FiniLe $instant$ NULL,
    ExpireLe $instant$ NULL,
    Essais int NOT NULL,
    Erreur nvarchar(400) NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Export PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_Export_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id),
    CONSTRAINT FK_Export_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id)
);
-- Read by who asked.
CREATE UNIQUE $clustered$ INDEX CX_Export ON Export (CompteId, DemandeLe, Id);
CREATE INDEX IX_Export_Etat ON Export (Etat, DemandeLe);

-- What it is made of, in order. Fin: bytes of the archive once this one is in it; null = not yet. Ecarte: no longer visible to its owner when its turn came.
CREATE TABLE ExportDossier (
    ExportId $id$ NOT NULL,
    Ordre int NOT NULL,
    DossierId $id$ NOT NULL,
    Fin bigint NULL,
    Ecarte bit NOT NULL,
    CONSTRAINT PK_ExportDossier PRIMARY KEY (ExportId, Ordre),
    CONSTRAINT FK_ExportDossier_Export FOREIGN KEY (ExportId) REFERENCES Export (Id),
    CONSTRAINT FK_ExportDossier_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id)
);
CREATE INDEX IX_ExportDossier_Dossier ON ExportDossier (DossierId);
