-- Accounts, people, reference data, journal, outbox, files. One text for SQL Server and SQLite: $id$, $texte$, $instant$ and $jour$ are DbUp variables.
-- Money is bigint centimes, instants are UTC, states are the names of the enums.

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

CREATE TABLE Financeur (
    Id $id$ NOT NULL,
    Nom nvarchar(200) NOT NULL,
    Sigle nvarchar(30) NOT NULL,
    Type nvarchar(30) NOT NULL,
    CompteCerfa nvarchar(20) NOT NULL,
    Siret nvarchar(14) NULL,
    Courriel nvarchar(254) NULL,
    Telephone nvarchar(20) NULL,
    ValidationRequise bit NOT NULL,
    Actif bit NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Financeur PRIMARY KEY (Id),
    CONSTRAINT UX_Financeur_Sigle UNIQUE (Sigle)
);

CREATE TABLE Quartier (
    Code nvarchar(12) NOT NULL,
    Generation int NOT NULL,
    Nom nvarchar(120) NOT NULL,
    Communes nvarchar(200) NOT NULL,
    ValideDu $jour$ NOT NULL,
    ValideAu $jour$ NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Quartier PRIMARY KEY (Code)
);

-- Instruction territories group or cut across the official neighbourhoods (DOMAINE 3.2).
CREATE TABLE Territoire (
    Id $id$ NOT NULL,
    Nom nvarchar(120) NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Territoire PRIMARY KEY (Id),
    CONSTRAINT UX_Territoire_Nom UNIQUE (Nom)
);

CREATE TABLE TerritoireQuartier (
    TerritoireId $id$ NOT NULL,
    QuartierCode nvarchar(12) NOT NULL,
    CONSTRAINT PK_TerritoireQuartier PRIMARY KEY (TerritoireId, QuartierCode),
    CONSTRAINT FK_TerritoireQuartier_Territoire FOREIGN KEY (TerritoireId) REFERENCES Territoire (Id),
    CONSTRAINT FK_TerritoireQuartier_Quartier FOREIGN KEY (QuartierCode) REFERENCES Quartier (Code)
);

-- A role within a perimeter, with dates: effective at the next request.
CREATE TABLE Habilitation (
    Id $id$ NOT NULL,
    CompteId $id$ NOT NULL,
    Role nvarchar(30) NOT NULL,
    FinanceurId $id$ NULL,
    TerritoireId $id$ NULL,
    Debut $instant$ NOT NULL,
    Fin $instant$ NULL,
    AccordeePar $id$ NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Habilitation PRIMARY KEY (Id),
    CONSTRAINT FK_Habilitation_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id),
    CONSTRAINT FK_Habilitation_Financeur FOREIGN KEY (FinanceurId) REFERENCES Financeur (Id),
    CONSTRAINT FK_Habilitation_Territoire FOREIGN KEY (TerritoireId) REFERENCES Territoire (Id)
);
CREATE INDEX IX_Habilitation_Compte ON Habilitation (CompteId);
CREATE INDEX IX_Habilitation_Financeur ON Habilitation (FinanceurId);

CREATE TABLE Organisation (
    Id $id$ NOT NULL,
    Nom nvarchar(200) NOT NULL,
    Sigle nvarchar(50) NULL,
    Siret nvarchar(14) NULL,
    Rna nvarchar(10) NULL,
    Adresse nvarchar(300) NULL,
    CodePostal nvarchar(5) NULL,
    Commune nvarchar(120) NULL,
    Courriel nvarchar(254) NULL,
    Telephone nvarchar(20) NULL,
    RepresentantNom nvarchar(200) NULL,
    RepresentantFonction nvarchar(120) NULL,
    Iban nvarchar(34) NULL,
    Bic nvarchar(11) NULL,
    -- AVerifier, Accepte or Conteste (CYCLE, Organisation).
    EtatMandat nvarchar(20) NOT NULL,
    -- Accent-folded text for search, written by the application.
    Recherche nvarchar(400) NOT NULL,
    CreeLe $instant$ NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Organisation PRIMARY KEY (Id)
);
CREATE INDEX IX_Organisation_Siret ON Organisation (Siret);

CREATE TABLE OrganisationMembre (
    OrganisationId $id$ NOT NULL,
    CompteId $id$ NOT NULL,
    Qualite nvarchar(20) NOT NULL,
    Debut $instant$ NOT NULL,
    Fin $instant$ NULL,
    CONSTRAINT PK_OrganisationMembre PRIMARY KEY (OrganisationId, CompteId),
    CONSTRAINT FK_OrganisationMembre_Organisation FOREIGN KEY (OrganisationId) REFERENCES Organisation (Id),
    CONSTRAINT FK_OrganisationMembre_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);
CREATE INDEX IX_OrganisationMembre_Compte ON OrganisationMembre (CompteId);

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
    CONSTRAINT PK_Courriel PRIMARY KEY (Id)
);
CREATE INDEX IX_Courriel_Destinataire ON Courriel (Destinataire, CreeLe);
CREATE INDEX IX_Courriel_Etat ON Courriel (Etat, ProchainEssaiLe);

-- Content-addressed: Empreinte is the SHA-256 of the bytes kept by the file store. Analyse: EnAttente, Saine, Infectee, NonConfiguree.
CREATE TABLE Fichier (
    Empreinte nvarchar(64) NOT NULL,
    Taille bigint NOT NULL,
    TypeMime nvarchar(120) NOT NULL,
    Analyse nvarchar(20) NOT NULL,
    CreeLe $instant$ NOT NULL,
    CONSTRAINT PK_Fichier PRIMARY KEY (Empreinte)
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
