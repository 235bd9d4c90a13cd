"""Who said what: quotation marks and clauses of speech in, speakers with reasons out.

`finding.find_quotes` is the public function; `python -m newstables.training.speaker_model`
refits the figures under data/models/ that it reads.
"""
