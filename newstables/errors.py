"""Every error raised on purpose: each names the thing, the fault and the way out."""


class DatelineError(Exception):
    """Anything this package raises on purpose."""


class ArticleError(DatelineError):
    """One article, file or row cannot be read."""


class AnnotationError(DatelineError):
    """No language model can be loaded, or it lacks a component that a step needs."""


class StoreError(DatelineError):
    """The store cannot be opened, read or written."""


class DamagedStoreError(StoreError):
    """The file of the store is not what was written."""


class ReadOnlyError(StoreError):
    """The store can be read, and not written."""


class AccessError(StoreError):
    """A person may not do what they tried."""


class SettingsError(DatelineError):
    """A setting cannot be read, or says something that is not understood."""


class SchemaError(DatelineError):
    """A frame does not keep what its schema promises."""


class CorrectionError(DatelineError):
    """A correction cannot be made, undone or imported."""


class QueryError(DatelineError):
    """A query to the store cannot be understood, such as a broken search expression."""


class ExportError(DatelineError):
    """A frame cannot be written in the format wanted."""


class CalledOffError(DatelineError):
    """What was asked for was called off before its answer came."""


class BriefingError(DatelineError):
    """No such briefing is kept."""


class SourceError(DatelineError):
    """A named source or a watch cannot be added, found or looked at."""
