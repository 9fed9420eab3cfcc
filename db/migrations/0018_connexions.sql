-- One row per open session of an account, named by its cookie. Timbre is the account's when it opened: once that one changes, the session is over.
CREATE TABLE SessionDeCompte (
    Id $id$ NOT NULL,
    CompteId $id$ NOT NULL,
    Timbre nvarchar(64) NOT NULL,
    -- What the browser says that it is, in words.
    Appareil nvarchar(100) NOT NULL,
    OuverteLe $instant$ NOT NULL,
    VueLe $instant$ NOT NULL,
    CONSTRAINT PK_SessionDeCompte PRIMARY KEY $nonclustered$ (Id),
    CONSTRAINT FK_SessionDeCompte_Compte FOREIGN KEY (CompteId) REFERENCES Compte (Id)
);
-- Read one by one, listed by account.
CREATE UNIQUE $clustered$ INDEX CX_SessionDeCompte ON SessionDeCompte (CompteId, Id);

-- Wrong passwords in a row. Cle is a SHA-256 of what is counted: an address typed and where from, an address typed, a known device.
CREATE TABLE EchecDeConnexion (
    Cle nvarchar(64) NOT NULL,
    Nombre int NOT NULL,
    DernierLe $instant$ NOT NULL,
    CONSTRAINT PK_EchecDeConnexion PRIMARY KEY (Cle)
);

-- Why a message is sent: what many of in an hour, to one address, is set aside (Etat: Ecarte).
ALTER TABLE Courriel ADD Cause nvarchar(120) NULL;
