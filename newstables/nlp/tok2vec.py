"""The model's own word vectors with less work: half of spaCy's time goes into them.

Two parts of a model are exchanged for ones that give the same vectors, to rounding: a word is
embedded once and remembered, not again at each place it stands; and the convolutions over its
neighbours run on numpy's matrix product, article by article, where thinc's has a slower one.
A model that is built otherwise (a transformer, say) is left as it is.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

Floats = NDArray[np.float32]
Keys = NDArray[np.uint64]
_MOST_WORDS = 30_000  # remembered before all are forgotten: 12 MB
_MIX = np.uint64(0x9E3779B97F4A7C15)  # odd, so that multiplying loses nothing
_NEIGHBOURS = 3  # a word and one on each side


def quicken(nlp: Language) -> None:
    """Exchange the word vectors' parts of every component of a loaded model, where they fit."""
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        for node in list(model.walk()) if isinstance(model, Model) else []:
            if node.has_ref("embed") and node.has_ref("encode"):
                _quicken_node(node)


def _quicken_node(node: Model[Any, Any]) -> None:
    embed, encode = node.get_ref("embed"), node.get_ref("encode")
    columns = [layer.attrs["columns"] for layer in embed.walk() if layer.name == "extract_features"]
    layers = _layers_of(encode)
    if len(columns) == 1 and layers:
        node.replace_node(embed, Model("embed_once", _call(_Embedding(embed, columns[0]))))
        node.replace_node(encode, Model("encode_by_article", _call(_Encoding(layers))))


def _call(part: Callable[[Any], Any]) -> Callable[..., Any]:
    """Return what a thinc layer calls; nothing is trained, so there is no way back through it."""

    # thinc passes these by name or place.
    def forward(model: Model[Any, Any], X: Any, is_train: bool) -> Any:  # noqa: FBT001, N803
        return part(X), lambda _: None

    return forward


class _Words:
    """Words out of their articles, as much of a Doc as an embedding reads."""

    def __init__(self, vocab: Any, columns: list[Any], table: Keys) -> None:
        self.vocab, self.columns, self.table = vocab, columns, table

    def __len__(self) -> int:
        return len(self.table)

    def to_array(self, names: Any) -> Keys:
        if isinstance(names, list):
            return self.table[:, [self.columns.index(column) for column in names]]
        return self.table[:, self.columns.index(names)]


class _Embedding:
    """Gives the vectors of words by themselves, each distinct word computed once."""

    def __init__(self, embed: Model[Any, Any], columns: Sequence[Any]) -> None:
        self.embed, self.columns = embed, [*columns, ORTH]
        self.rows: dict[int, int] = {}  # of `vectors`, by a word's key
        self.vectors: list[Floats] = []

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        sizes = [len(doc) for doc in docs]
        if not sum(sizes):
            return list(self.embed.predict(docs))
        table = np.concatenate([doc.to_array(self.columns) for doc in docs]).astype(np.uint64)
        keys = np.zeros(len(table), np.uint64)
        for column in table.T:
            keys = (keys ^ column) * _MIX
            keys ^= keys >> np.uint64(29)
        distinct, first, place = np.unique(keys, return_index=True, return_inverse=True)
        vectors = self._vectors_of(distinct, table[first], docs[0].vocab)[place]
        return np.split(vectors, np.cumsum(sizes)[:-1])

    def _vectors_of(self, keys: Keys, table: Keys, vocab: Any) -> Floats:
        if len(self.rows) + len(keys) > _MOST_WORDS:
            self.rows, self.vectors = {}, []
        new = [number for number, key in enumerate(keys.tolist()) if key not in self.rows]
        if new:
            words = _Words(vocab, self.columns, table[new])
            self.vectors = [np.concatenate([*self.vectors, *self.embed.predict([words])])]
            for key in keys[new].tolist():
                self.rows[key] = len(self.rows)
        return self.vectors[0][[self.rows[key] for key in keys.tolist()]]


class _Layer:
    """One convolution: a window of three words, the best of several pieces, layer-normed."""

    def __init__(self, maxout: Model[Any, Any], norm: Model[Any, Any]) -> None:
        weights: NDArray[Any] = np.asarray(maxout.get_param("W"))  # width, pieces, inputs
        bias: NDArray[Any] = np.asarray(maxout.get_param("b"))
        self.width, self.pieces, inputs = weights.shape
        # Piece after piece, so that the best of them is a comparison of blocks.
        self.weights = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, inputs).T)
        self.bias = bias.T.reshape(-1)
        self.gain, self.shift = np.asarray(norm.get_param("G")), np.asarray(norm.get_param("b"))

    def __call__(self, window: Floats) -> Floats:
        pieces = window @ self.weights
        pieces += self.bias
        best = pieces[:, : self.width]
        for number in range(1, self.pieces):
            begin = number * self.width
            np.maximum(best, pieces[:, begin : begin + self.width], out=best)
        best = best - best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best) / np.float32(self.width) + np.float32(1e-8)
        best *= (1 / np.sqrt(spread))[:, None]
        best *= self.gain
        best += self.shift
        return best


class _Encoding:
    """Gives the vectors of words among their neighbours, article by article."""

    def __init__(self, layers: list[_Layer]) -> None:
        self.layers = layers

    def __call__(self, articles: Sequence[Floats]) -> list[Floats]:
        return [self._encode(article) for article in articles]

    def _encode(self, words: Floats) -> Floats:
        """Run every layer; before and after an article stand as many blanks as there are layers."""
        blanks, width = len(self.layers), words.shape[1]
        state = np.zeros((len(words) + 2 * blanks, width), np.float32)
        state[blanks : blanks + len(words)] = words
        window = np.zeros((len(state), _NEIGHBOURS * width), np.float32)
        for layer in self.layers:
            window[1:, :width] = state[:-1]
            window[:, width : 2 * width] = state
            window[:-1, 2 * width :] = state[1:]
            state += layer(window)
        return state[blanks : blanks + len(words)]


def _layers_of(encode: Model[Any, Any]) -> list[_Layer]:
    """Read the layers of spaCy's MaxoutWindowEncoder; none when it is something else."""
    parts = [
        layer
        for layer in encode.walk(order="dfs_pre")
        if not layer.layers and layer.name != "dropout"
    ]
    groups = [parts[place : place + 3] for place in range(0, len(parts), 3)]
    added = [layer for layer in encode.walk() if layer.name.startswith("residual")]
    residual = sum(len(layer.layers) == 1 for layer in added)  # the chain of them is named so too
    for group in groups:
        names = [layer.name for layer in group]
        if names != ["expand_window", "maxout", "layernorm"] or group[0].attrs["window_size"] != 1:
            return []
    if not groups or residual != len(groups) or not _ordered(groups):
        return []
    return [_Layer(maxout, norm) for _, maxout, norm in groups]


def _ordered(groups: list[list[Model[Any, Any]]]) -> bool:
    """Return whether each layer gives what the next one takes."""
    widths = [maxout.get_dim("nO") for _, maxout, _ in groups]
    return all(width == other for width, other in pairwise(widths))
