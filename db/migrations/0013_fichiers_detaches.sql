-- Files of what was deleted, to be forgotten unless something else holds them: a job looks, a day later.
CREATE TABLE FichierDetache (
    Empreinte nvarchar(64) NOT NULL,
    Le $instant$ NOT NULL,
    CONSTRAINT PK_FichierDetache PRIMARY KEY (Empreinte)
);
