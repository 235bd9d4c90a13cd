"""Which language a text is in, by py3langid: runs offline, imported at its first use."""

_ENOUGH_WORDS = 20  # below, the detector's answer is mostly chance

_NAMES = {
    "ar": "Arabic",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "fi": "Finnish",
    "fr": "French",
    "hu": "Hungarian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}


def detect_language(text: str) -> str | None:
    """Return the code of a text's language; None when the text is too short to know.

    Source: ISO 639-1, as py3langid gives it.
    """
    head = text[:4000]
    # In bytes too: scripts without spaces between words have few words.
    if len(head.split()) < _ENOUGH_WORDS and len(head.encode("utf-8")) < 10 * _ENOUGH_WORDS:
        return None
    from py3langid import classify

    return str(classify(head)[0])


def language_name(code: str) -> str:
    """Return a language's English name; the code itself when the list lacks it."""
    return _NAMES.get(code, f"the language “{code}”")
