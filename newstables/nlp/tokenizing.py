"""Text -> tokens, at a cost that grows with the text, whatever stands in it.

spaCy's tokenizer takes marks off the ends of what stands between two blanks one by one, and looks
at all the rest each time: ten thousand brackets without a blank cost it minutes.
"""

import re
from collections.abc import Callable

from spacy.tokens import Doc

_LONGEST = 300  # characters: no word, and few addresses, are longer
_RUN = re.compile(rf"\S{{{_LONGEST + 1},}}")


class Tokenizing:
    """Tokenize as spaCy does, a long stretch without a blank in parts."""

    def __init__(self, tokenizer: Callable[[str], Doc]) -> None:
        """Take over from spaCy's own tokenizer."""
        self._tokenizer = tokenizer

    def __getattr__(self, name: str) -> object:
        """Return what the tokenizer has: rules, vocabulary, the ways to save it."""
        return getattr(self._tokenizer, name)

    def __call__(self, text: str) -> Doc:
        """Return the tokens of a text, each character of it in one of them or a blank behind."""
        cuts = [
            cut
            for run in _RUN.finditer(text)
            for cut in range(run.start() + _LONGEST, run.end(), _LONGEST)
        ]
        if not cuts:
            return self._tokenizer(text)
        ends = zip([0, *cuts], [*cuts, len(text)], strict=True)
        parts = [self._tokenizer(text[start:end]) for start, end in ends]
        whole = Doc.from_docs(parts, ensure_whitespace=False)
        assert whole is not None  # there are parts
        return whole
