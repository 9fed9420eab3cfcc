-- Organisations: full identity (Cerfa 12156, sections 1 to 5), mandates, requests to join, permanent pieces, answers of the company directory.

-- Own version of the membership: two signataires acting at once conflict, and the last one never goes.
ALTER TABLE Organisation ADD MembresVersion int NOT NULL DEFAULT 1;

-- Why the mandate was refused or contested, as the members read it.
ALTER TABLE Organisation ADD MotifMandat $texte$ NULL;

CREATE INDEX IX_Organisation_Rna ON Organisation (Rna);
CREATE INDEX IX_Organisation_Recherche ON Organisation (Recherche);

-- The part of the identity that no list needs; absent until it is first written.
CREATE TABLE OrganisationFiche (
    OrganisationId $id$ NOT NULL,
    SiteWeb nvarchar(200) NULL,
    Recepisse nvarchar(50) NULL,
    Statut nvarchar(30) NULL,
    RegistreVolume nvarchar(20) NULL,
    RegistreFolio nvarchar(20) NULL,
    RegistreTribunal nvarchar(120) NULL,
    GestionAdresse nvarchar(300) NULL,
    GestionCodePostal nvarchar(5) NULL,
    GestionCommune nvarchar(120) NULL,
    RepresentantPrenom nvarchar(100) NULL,
    RepresentantNomDeFamille nvarchar(100) NULL,
    RepresentantTelephone nvarchar(20) NULL,
    RepresentantCourriel nvarchar(254) NULL,
    UtilitePublique bit NULL,
    UtilitePubliqueLe $jour$ NULL,
    ImpotsCommerciaux bit NULL,
    AidesPubliques nvarchar(20) NULL,
    EnReseau bit NULL,
    ReseauNoms nvarchar(400) NULL,
    AdherentsPersonnesMorales bit NULL,
    PersonnesMorales nvarchar(400) NULL,
    MoyensAnnee int NULL,
    Benevoles int NULL,
    Volontaires int NULL,
    Salaries int NULL,
    EmploisAides int NULL,
    -- Full-time equivalents, in hundredths.
    EtptCentiemes int NULL,
    MisADisposition int NULL,
    Adherents int NULL,
    ExerciceDebut $jour$ NULL,
    ExerciceFin $jour$ NULL,
    RemunerationsPubliees bit NULL,
    RemunerationsLien nvarchar(400) NULL,
    TitulaireDuCompte nvarchar(200) NULL,
    CONSTRAINT PK_OrganisationFiche PRIMARY KEY (OrganisationId),
    CONSTRAINT FK_OrganisationFiche_Organisation FOREIGN KEY (OrganisationId) REFERENCES Organisation (Id)
);

CREATE TABLE OrganisationAgrement (
    OrganisationId $id$ NOT NULL,
    Ordre int NOT NULL,
    Type nvarchar(200) NOT NULL,
    AttribuePar nvarchar(200) NULL,
    Le $jour$ NULL,
    CONSTRAINT PK_OrganisationAgrement PRIMARY KEY (OrganisationId, Ordre),
    CONSTRAINT FK_OrganisationAgrement_Organisation FOREIGN KEY (OrganisationId) REFERENCES Organisation (Id)
);

-- Accounts of the Cerfa 12156, in centimes.
CREATE TABLE OrganisationBudget (
    OrganisationId $id$ NOT NULL,
    Compte nvarchar(20) NOT NULL,
    Montant bigint NOT NULL,
    CONSTRAINT PK_OrganisationBudget PRIMARY KEY (OrganisationId, Compte),
    CONSTRAINT FK_OrganisationBudget_Organisation FOREIGN KEY (OrganisationId) REFERENCES Organisation (Id)
);

-- Nature: Representant, Attestation. Etat: EnAttente, Accepte, Refuse, Remplace. Reprise = its author becomes signataire when it is accepted.
CREATE TABLE OrganisationMandat (
    Id $id$ NOT NULL,
    OrganisationId $id$ NOT NULL,
    CompteId $id$ NOT NULL,
    Nature nvarchar(20) NOT NULL,
    Reprise bit NOT NULL,
    Representant nvarchar(200) NOT NULL,
    Fonction nvarchar(120) NULL,
    Empreinte nvarchar(64) NULL,
    NomDeFichier nvarchar(200) NULL,
    EnvoyeLe $instant$ NOT NULL,
    Etat nvarchar(20) NOT NULL,
    DecideLe $instant$ NULL,
    DecidePar $id$ NULL,
    Motif $texte$ NULL,
    CONSTRAINT PK_OrganisationMandat PRIMARY KEY (Id),
    CONSTRAINT FK_OrganisationMandat_Organisation FOREIGN KEY (OrganisationId) REFERENCES Organisation (Id),
    CONSTRAINT FK_OrganisationMandat_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id),
    CONSTRAINT FK_OrganisationMandat_Fichier FOREIGN KEY (Empreinte) REFERENCES Fichier (Empreinte)
);
CREATE INDEX IX_OrganisationMandat_Organisation ON OrganisationMandat (OrganisationId, Etat);

-- Someone asks to join. Etat: EnAttente, Admise, Refusee, Retiree.
CREATE TABLE OrganisationDemande (
    Id $id$ NOT NULL,
    OrganisationId $id$ NOT NULL,
    CompteId $id$ NOT NULL,
    Message nvarchar(1000) NULL,
    DemandeeLe $instant$ NOT NULL,
    Etat nvarchar(20) NOT NULL,
    DecideeLe $instant$ NULL,
    DecideePar $id$ NULL,
    Motif nvarchar(1000) NULL,
    CONSTRAINT PK_OrganisationDemande PRIMARY KEY (Id),
    CONSTRAINT FK_OrganisationDemande_Organisation FOREIGN KEY (OrganisationId) REFERENCES Organisation (Id),
    CONSTRAINT FK_OrganisationDemande_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);
CREATE INDEX IX_OrganisationDemande_Organisation ON OrganisationDemande (OrganisationId, Etat);
CREATE INDEX IX_OrganisationDemande_Compte ON OrganisationDemande (CompteId);

-- Documents that serve every dossier: the latest of a type that is not withdrawn is the current one.
CREATE TABLE OrganisationPiece (
    Id $id$ NOT NULL,
    OrganisationId $id$ NOT NULL,
    Type nvarchar(30) NOT NULL,
    Empreinte nvarchar(64) NOT NULL,
    NomDeFichier nvarchar(200) NOT NULL,
    DateDuDocument $jour$ NOT NULL,
    ExpireLe $jour$ NULL,
    DeposeeLe $instant$ NOT NULL,
    DeposeePar $id$ NOT NULL,
    RetireeLe $instant$ NULL,
    CONSTRAINT PK_OrganisationPiece PRIMARY KEY (Id),
    CONSTRAINT FK_OrganisationPiece_Organisation FOREIGN KEY (OrganisationId) REFERENCES Organisation (Id),
    CONSTRAINT FK_OrganisationPiece_Fichier FOREIGN KEY (Empreinte) REFERENCES Fichier (Empreinte)
);
CREATE INDEX IX_OrganisationPiece_Organisation ON OrganisationPiece (OrganisationId, Type, DeposeeLe);

-- What the company directory answered, with its instant: proof of what was prefilled. OrganisationId null = not used yet.
CREATE TABLE ReponseDAnnuaire (
    Id $id$ NOT NULL,
    CompteId $id$ NOT NULL,
    OrganisationId $id$ NULL,
    Siret nvarchar(14) NOT NULL,
    InterrogeLe $instant$ NOT NULL,
    Reponse $texte$ NOT NULL,
    CONSTRAINT PK_ReponseDAnnuaire PRIMARY KEY (Id)
);
CREATE INDEX IX_ReponseDAnnuaire_Organisation ON ReponseDAnnuaire (OrganisationId);
