-- Accounts, journal, outbox, files, marks of the instance.
-- One text for SQL Server and SQLite. $id$, $texte$, $instant$ and $jour$ are the types that differ; $clustered$ and $nonclustered$ say nothing on SQLite.
-- Money is bigint centimes, instants are UTC, states are the names of the enums.
-- SQL Server sorts version 7 identifiers by their random end: a table that grows is clustered on what is read together (index CX_… or UX_…), and its
-- key on Id is not. Tables of a few hundred rows, and those whose key begins with the parent, keep theirs.

CREATE TABLE Compte (
    Id $id$ NOT NULL,
    Courriel nvarchar(254) NOT NULL,
    CourrielNormalise nvarchar(254) NOT NULL,
    CourrielConfirme bit NOT NULL,
    MotDePasseHache nvarchar(400) NULL,
    TimbreDeSecurite nvarchar(64) NOT NULL,
    Prenom nvarchar(100) NOT NULL,
    Nom nvarchar(100) NOT NULL,
    Telephone nvarchar(20) NULL,
    SecondFacteurActif bit NOT NULL,
    CleAuthentificateur nvarchar(200) NULL,
    CodesDeSecours $texte$ NULL,
    DernierPasTotp bigint NULL,
    EchecsDeConnexion int NOT NULL,
    VerrouilleJusqua $instant$ NULL,
    DesactiveLe $instant$ NULL,
    EstDeDemonstration bit NOT NULL,
    -- Accent-folded name and address.
    Recherche nvarchar(400) NOT NULL,
    CreeLe $instant$ NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Compte PRIMARY KEY (Id),
    CONSTRAINT UX_Compte_Courriel UNIQUE (CourrielNormalise)
);

CREATE TABLE CleDeProtection (
    Nom nvarchar(200) NOT NULL,
    Contenu $texte$ NOT NULL,
    CONSTRAINT PK_CleDeProtection PRIMARY KEY (Nom)
);

-- One row per named mark of the instance: "demonstration" = seed loaded.
CREATE TABLE Marque (
    Nom nvarchar(100) NOT NULL,
    Valeur nvarchar(400) NOT NULL,
    PoseeLe $instant$ NOT NULL,
    CONSTRAINT PK_Marque PRIMARY KEY (Nom)
);

-- Append-only; Empreinte = SHA-256 of the row and of the former row's Empreinte.
CREATE TABLE Journal (
    Numero bigint NOT NULL,
    Le $instant$ NOT NULL,
    CompteId $id$ NULL,
    Acteur nvarchar(200) NOT NULL,
    Action nvarchar(60) NOT NULL,
    Objet nvarchar(40) NOT NULL,
    ObjetId nvarchar(60) NOT NULL,
    Motif $texte$ NULL,
    Details $texte$ NULL,
    EmpreintePrecedente nvarchar(64) NOT NULL,
    Empreinte nvarchar(64) NOT NULL,
    CONSTRAINT PK_Journal PRIMARY KEY (Numero)
);
CREATE INDEX IX_Journal_Objet ON Journal (Objet, ObjetId);

-- Outbox: written in the transaction of what it tells. Etat: AEnvoyer, Envoye, NonRemis.
CREATE TABLE Courriel (
    Id $id$ NOT NULL,
    Destinataire nvarchar(254) NOT NULL,
    Objet nvarchar(300) NOT NULL,
    Corps $texte$ NOT NULL,
    IdentifiantMessage nvarchar(200) NOT NULL,
    Etat nvarchar(20) NOT NULL,
    Tentatives int NOT NULL,
    ProchainEssaiLe $instant$ NOT NULL,
    CreeLe $instant$ NOT NULL,
    EnvoyeLe $instant$ NULL,
    DerniereErreur $texte$ NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Courriel PRIMARY KEY $nonclustered$ (Id)
);
-- Mails are written at the end and read by date.
CREATE UNIQUE $clustered$ INDEX CX_Courriel ON Courriel (CreeLe, Id);
CREATE INDEX IX_Courriel_Destinataire ON Courriel (Destinataire, CreeLe);
CREATE INDEX IX_Courriel_Etat ON Courriel (Etat, ProchainEssaiLe);

-- Content-addressed: Empreinte is the SHA-256 of the bytes kept by the file store. Analyse: EnAttente, Saine, Infectee, NonConfiguree.
CREATE TABLE Fichier (
    Empreinte nvarchar(64) NOT NULL,
    Taille bigint NOT NULL,
    TypeMime nvarchar(120) NOT NULL,
    Analyse nvarchar(20) NOT NULL,
    -- Last time that the antivirus was asked, whatever it said.
    AnalyseLe $instant$ NULL,
    -- What it found.
    Menace nvarchar(200) NULL,
    CreeLe $instant$ NOT NULL,
    CONSTRAINT PK_Fichier PRIMARY KEY (Empreinte)
);
CREATE INDEX IX_Fichier_Analyse ON Fichier (Analyse, AnalyseLe);
