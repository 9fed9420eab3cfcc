-- The dossier: answers and files of its draft, deposited versions, requests for complements. Dossier, DossierQuartier, DossierBudget and
-- DossierHorsPortail repeat what the deposit read in the answers, for lists, filters and totals.

CREATE TABLE Dossier (
    Id $id$ NOT NULL,
    AppelId $id$ NOT NULL,
    OrganisationId $id$ NOT NULL,
    -- Given at the first deposit from Appel.DernierNumero, such as AAP28-0041.
    Numero nvarchar(30) NULL,
    Etat nvarchar(20) NOT NULL,
    Titre nvarchar(200) NOT NULL,
    -- Accent-folded title that the form of creation gave; null once the title was changed.
    TitreDeCreation nvarchar(200) NULL,
    ThemeId $id$ NULL,
    Resume $texte$ NULL,
    SeuilDeViabilite bigint NULL,
    -- Of the deposited version; null on a draft.
    TotalCharges bigint NULL,
    TotalDemande bigint NULL,
    DeposeLe $instant$ NULL,
    RecuLe $instant$ NULL,
    DeposePar $id$ NULL,
    RejetImpliciteLe $jour$ NULL,
    AssietteEligible bigint NULL,
    AssietteMotif $texte$ NULL,
    MotifEtat $texte$ NULL,
    DossierPrecedentId $id$ NULL,
    Recherche nvarchar(600) NOT NULL,
    CreeLe $instant$ NOT NULL,
    CreePar $id$ NOT NULL,
    ModifieLe $instant$ NOT NULL,
    Version int NOT NULL,
    CONSTRAINT PK_Dossier PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_Dossier_Appel FOREIGN KEY (AppelId) REFERENCES Appel (Id),
    CONSTRAINT FK_Dossier_Organisation FOREIGN KEY (OrganisationId) REFERENCES Organisation (Id),
    CONSTRAINT FK_Dossier_Theme FOREIGN KEY (ThemeId) REFERENCES AppelTheme (Id)
);
-- The dossiers of a call stand together, in the order of the tableau; a dossier moves once, when its deposit numbers it.
CREATE UNIQUE $clustered$ INDEX CX_Dossier ON Dossier (AppelId, Numero, Id);
CREATE UNIQUE INDEX UX_Dossier_Numero ON Dossier (Numero) WHERE Numero IS NOT NULL;
-- The form of creation sent twice, or in two windows, makes one draft.
CREATE UNIQUE INDEX UX_Dossier_Creation ON Dossier (AppelId, OrganisationId, TitreDeCreation) WHERE Etat = 'Brouillon' AND TitreDeCreation IS NOT NULL;
-- Covers the tableau d'instruction: filters, sorts and totals never open the long texts.
CREATE INDEX IX_Dossier_Appel ON Dossier (AppelId, Etat, OrganisationId, ThemeId, TotalDemande, Numero, Recherche, Id);
CREATE INDEX IX_Dossier_Organisation ON Dossier (OrganisationId);

-- Part: whole percent of the action in that neighbourhood; the parts of a dossier sum to 100.
CREATE TABLE DossierQuartier (
    DossierId $id$ NOT NULL,
    QuartierCode nvarchar(12) NOT NULL,
    Part int NOT NULL,
    CONSTRAINT PK_DossierQuartier PRIMARY KEY (DossierId, QuartierCode),
    CONSTRAINT FK_DossierQuartier_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_DossierQuartier_Quartier FOREIGN KEY (QuartierCode) REFERENCES Quartier (Code)
);
CREATE INDEX IX_DossierQuartier_Quartier ON DossierQuartier (QuartierCode);

-- Cerfa 12156 accounts other than the portal's lines of account 74.
CREATE TABLE DossierBudget (
    DossierId $id$ NOT NULL,
    Compte nvarchar(20) NOT NULL,
    Montant bigint NOT NULL,
    CONSTRAINT PK_DossierBudget PRIMARY KEY (DossierId, Compte),
    CONSTRAINT FK_DossierBudget_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id)
);

-- Account 74 outside the portal. Etat: Sollicite, Acquis, Refuse.
CREATE TABLE DossierHorsPortail (
    Id $id$ NOT NULL,
    DossierId $id$ NOT NULL,
    Nom nvarchar(200) NOT NULL,
    Compte nvarchar(20) NOT NULL,
    Montant bigint NOT NULL,
    Etat nvarchar(20) NOT NULL,
    CONSTRAINT PK_DossierHorsPortail PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_DossierHorsPortail_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id)
);
-- Read with the dossier.
CREATE UNIQUE $clustered$ INDEX CX_DossierHorsPortail ON DossierHorsPortail (DossierId, Id);

CREATE TABLE Reponse (
    DossierId $id$ NOT NULL,
    Cle nvarchar(120) NOT NULL,
    -- Canonical form of the field's type; empty = erased.
    Valeur $texte$ NOT NULL,
    Version int NOT NULL,
    ModifieLe $instant$ NOT NULL,
    ModifiePar $id$ NOT NULL,
    CONSTRAINT PK_Reponse PRIMARY KEY (DossierId, Cle),
    CONSTRAINT FK_Reponse_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_Reponse_Compte FOREIGN KEY (ModifiePar) REFERENCES Compte (Id)
);

-- A file given for a piece of the call (PieceId) or for a field of the form (Cle, such as question.<id>). Ordre: order of arrival in the
-- dossier. A file is addressed by its Empreinte.
CREATE TABLE DossierFichier (
    DossierId $id$ NOT NULL,
    Ordre int NOT NULL,
    PieceId $id$ NULL,
    Cle nvarchar(120) NULL,
    Empreinte nvarchar(64) NOT NULL,
    NomDeFichier nvarchar(200) NOT NULL,
    DeposeLe $instant$ NOT NULL,
    DeposePar $id$ NOT NULL,
    CONSTRAINT PK_DossierFichier PRIMARY KEY (DossierId, Ordre),
    CONSTRAINT FK_DossierFichier_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_DossierFichier_Piece FOREIGN KEY (PieceId) REFERENCES AppelPiece (Id),
    CONSTRAINT FK_DossierFichier_Fichier FOREIGN KEY (Empreinte) REFERENCES Fichier (Empreinte)
);
CREATE INDEX IX_DossierFichier_Empreinte ON DossierFichier (Empreinte);
-- The same content given twice for a piece or a question is one file.
CREATE UNIQUE INDEX UX_DossierFichier_Piece ON DossierFichier (DossierId, PieceId, Empreinte) WHERE PieceId IS NOT NULL;
CREATE UNIQUE INDEX UX_DossierFichier_Cle ON DossierFichier (DossierId, Cle, Empreinte) WHERE Cle IS NOT NULL;

-- Immutable snapshot of each deposit. CleIdempotence makes a replayed deposit find its own receipt.
CREATE TABLE DossierDepot (
    DossierId $id$ NOT NULL,
    Numero int NOT NULL,
    Contenu $texte$ NOT NULL,
    Empreinte nvarchar(64) NOT NULL,
    RecuLe $instant$ NOT NULL,
    EnregistreLe $instant$ NOT NULL,
    DeposePar $id$ NOT NULL,
    CleIdempotence nvarchar(64) NOT NULL,
    CONSTRAINT PK_DossierDepot PRIMARY KEY (DossierId, Numero),
    CONSTRAINT UX_DossierDepot_Cle UNIQUE (CleIdempotence),
    CONSTRAINT FK_DossierDepot_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id)
);

-- Sections: names of SectionDossier separated by commas. Reponse null = still awaited.
CREATE TABLE DemandeDeComplements (
    Id $id$ NOT NULL,
    DossierId $id$ NOT NULL,
    EnvoyeeLe $instant$ NOT NULL,
    EnvoyeePar $id$ NOT NULL,
    TermeLe $jour$ NOT NULL,
    Indispensable bit NOT NULL,
    Sections nvarchar(300) NOT NULL,
    Message $texte$ NOT NULL,
    ReponseLe $instant$ NULL,
    CONSTRAINT PK_DemandeDeComplements PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_DemandeDeComplements_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id)
);
-- Read with the dossier.
CREATE UNIQUE $clustered$ INDEX CX_DemandeDeComplements ON DemandeDeComplements (DossierId, Id);

-- Who has a page of the dossier open, said to the others; a row older than a minute means nothing.
CREATE TABLE Presence (
    DossierId $id$ NOT NULL,
    CompteId $id$ NOT NULL,
    Section nvarchar(20) NOT NULL,
    Le $instant$ NOT NULL,
    CONSTRAINT PK_Presence PRIMARY KEY (DossierId, CompteId),
    CONSTRAINT FK_Presence_Dossier FOREIGN KEY (DossierId) REFERENCES Dossier (Id),
    CONSTRAINT FK_Presence_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);

-- A reminder goes once. ObjetId: the dossier or the request; Nature: NatureDeRappel.
CREATE TABLE Rappel (
    ObjetId $id$ NOT NULL,
    Nature nvarchar(30) NOT NULL,
    EnvoyeLe $instant$ NOT NULL,
    CONSTRAINT PK_Rappel PRIMARY KEY (ObjetId, Nature)
);
