"""Text -> Doc: the only place that loads a language model."""
