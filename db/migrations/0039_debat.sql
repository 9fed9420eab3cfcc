-- Why an item is to be debated: asked for by someone of the committee, or what kept it from being closed with the bloc sans débat.
ALTER TABLE Point ADD DebatDemandePar $id$ NULL;
ALTER TABLE Point ADD DebatMotif $texte$ NULL;
