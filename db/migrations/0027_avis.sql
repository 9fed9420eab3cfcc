-- Consultative opinions on a dossier, and replacements during a leave.

-- One row per opinion asked for or given. Role: ReferentQuartier, DeleguePrefet and ConseilCitoyen speak for a neighbourhood (QuartierCode), whoever holds
-- the role there; Expert is one person invited by mail, without account (Nom, Courriel). Given when RenduLe is set: then Sens (SensDAvis) is too.
-- Counts while RevoqueLe (the request was taken back) and DeporteLe (the expert stood down) are null. Nothing is deleted.
CREATE TABLE AvisConsultatif (
    Id $id$ NOT NULL,
    DossierId $id$ NOT NULL,
    Role nvarchar(30) NOT NULL,
    QuartierCode nvarchar(12) NULL,
    -- Who gave it last; null while awaited, and for an expert.
    CompteId $id$ NULL,
    Nom nvarchar(200) NULL,
    Courriel nvarchar(254) NULL,
    -- Null when it was given unasked. TermeLe: last day to answer, Paris.
    Question $texte$ NULL,
    TermeLe $jour$ NULL,
    DemandeLe $instant$ NULL,
    DemandePar $id$ NULL,
    RelanceLe $instant$ NULL,
    -- What an expert has typed and not sent.
    BrouillonSens nvarchar(30) NULL,
    BrouillonCommentaire $texte$ NULL,
    Sens nvarchar(30) NULL,
    Commentaire $texte$ NULL,
    Empreinte nvarchar(64) NULL,
    NomDeFichier nvarchar(200) NULL,
    RenduLe $instant$ NULL,
    DeporteLe $instant$ NULL,
    RevoqueLe $instant$ NULL,
    RevoquePar $id$ NULL,
    Version int NOT NULL,
    CONSTRAINT PK_AvisConsultatif PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_AvisConsultatif_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_AvisConsultatif_Quartier FOREIGN KEY (QuartierCode) REFERENCES Quartier (Code),
    CONSTRAINT FK_AvisConsultatif_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id),
    CONSTRAINT FK_AvisConsultatif_Fichier FOREIGN KEY (Empreinte) REFERENCES Fichier (Empreinte)
);
-- Read with the dossier.
CREATE UNIQUE $clustered$ INDEX CX_AvisConsultatif ON AvisConsultatif (DossierId, Id);
-- A role has one opinion for a neighbourhood.
CREATE UNIQUE INDEX UX_AvisConsultatif_Quartier ON AvisConsultatif (DossierId, Role, QuartierCode) WHERE QuartierCode IS NOT NULL AND RevoqueLe IS NULL;
-- Invited once.
CREATE UNIQUE INDEX UX_AvisConsultatif_Expert ON AvisConsultatif (DossierId, Courriel) WHERE Courriel IS NOT NULL AND RevoqueLe IS NULL;
-- What is awaited, late first.
CREATE INDEX IX_AvisConsultatif_Terme ON AvisConsultatif (TermeLe, RenduLe);
CREATE INDEX IX_AvisConsultatif_Empreinte ON AvisConsultatif (Empreinte);

-- Links sent to an expert: the SHA-256 of each secret. A reminder has its own, and those before still lead to the invitation.
CREATE TABLE AvisJeton (
    Empreinte nvarchar(64) NOT NULL,
    AvisId $id$ NOT NULL,
    CreeLe $instant$ NOT NULL,
    CONSTRAINT PK_AvisJeton PRIMARY KEY (Empreinte),
    CONSTRAINT FK_AvisJeton_Avis FOREIGN KEY (AvisId) REFERENCES AvisConsultatif (Id)
);

-- An agent on leave (RemplaceId) and who does its work (RemplacantId) between two instants; the rights are rows of Habilitation that end by themselves.
CREATE TABLE Remplacement (
    Id $id$ NOT NULL,
    RemplaceId $id$ NOT NULL,
    RemplacantId $id$ NOT NULL,
    Debut $instant$ NOT NULL,
    Fin $instant$ NOT NULL,
    CreeLe $instant$ NOT NULL,
    CreePar $id$ NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Remplacement PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_Remplacement_Remplace FOREIGN KEY (RemplaceId) REFERENCES Compte (Id),
    CONSTRAINT FK_Remplacement_Remplacant FOREIGN KEY (RemplacantId) REFERENCES Compte (Id)
);
CREATE UNIQUE $clustered$ INDEX CX_Remplacement ON Remplacement (RemplaceId, Id);
CREATE INDEX IX_Remplacement_Remplacant ON Remplacement (RemplacantId, Fin);

-- The account whose work this right serves to do, during its leave; null for a right of one's own.
ALTER TABLE Habilitation ADD RemplaceId $id$ NULL;
