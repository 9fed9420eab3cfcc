-- Who signs the letters for a funder: the delegation under which, and between which days.
ALTER TABLE AppelFinanceur ADD SignataireMention nvarchar(200) NULL;
ALTER TABLE AppelFinanceur ADD SignataireDu $jour$ NULL;
ALTER TABLE AppelFinanceur ADD SignataireAu $jour$ NULL;
