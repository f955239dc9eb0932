"""Learning categories from words: pairs and triples of characters, weighed by how rare they are, one line for each category.

Pure. Characters are hashed, so that what was learnt holds no piece of anybody's text. Confidence is a share of all
categories, softened until it says what it is worth on examples that were not learnt from.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from typing import Any, final

import msgspec
import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import logsumexp, softmax
from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer
from sklearn.linear_model import SGDClassifier
from sklearn.utils import murmurhash3_32

from anmin.cases.catalogue.folding import folded
from anmin.matters.model.learning import LEAST, Example, Figures, Guess

FEATURES = 2**15
TAUGHT, TUNED = 0.7, 0.8
"""The oldest 70 % teach, the next 10 % set the confidence, the newest 20 % are the test."""
REASONS = 3
PASSES = 5
"""Over the examples; thirty gave the same hits in 20,000 examples of 195 categories, and took six times as long."""
SURE = 0.8


class TooLittleError(ValueError):
    """Less than two categories with ten examples each."""


class Kept(msgspec.Struct, frozen=True):
    """`weights`: a row of 32,768 for each category; `rarity`: of each feature; `softness` divides the scores."""

    categories: tuple[str, ...]
    weights: Any
    shift: Any
    rarity: Any
    softness: float


@final
class Learned:
    """What was learnt: a line of weights for each category, over hashed characters."""

    def __init__(self, kept: Kept) -> None:
        self.categories = kept.categories
        self._weights = kept.weights
        self._shift = kept.shift
        self._softness = kept.softness
        self._rare = TfidfTransformer(sublinear_tf=True)
        self._rare.idf_ = kept.rarity
        self.kept = kept

    def guesses(self, text: str, most: int = 3) -> tuple[Guess, ...]:
        """The likeliest categories; nothing for a text that has nothing in common with what was learnt."""
        found = _counted([text])
        if not found.nnz:
            return ()
        row = self._rare.transform(found)
        shares = softmax((self._weights[:, row.indices] @ row.data + self._shift) / self._softness)
        best = np.argsort(-shares)[:most]
        return tuple(Guess(self.categories[at], float(shares[at]), self._reasons(text, row, at)) for at in best)

    def scores(self, texts: Sequence[str]) -> Any:
        return self._rare.transform(_counted(texts)) @ self._weights.T + self._shift

    def _reasons(self, text: str, row: Any, at: int) -> tuple[str, ...]:
        """The pieces of the text that speak for a category, the weightiest first; none inside another."""
        pieces = {piece for piece in _pieces(text) if len(piece) > 1 and not piece.isspace()}
        spoke = dict(zip(row.indices, self._weights[at, row.indices] * row.data, strict=True))
        weighed = sorted(((float(spoke[_place(piece)]), piece) for piece in pieces), reverse=True)
        chosen: list[str] = []
        for weight, piece in weighed:
            if weight <= 0 or len(chosen) == REASONS:
                break
            if not any(piece in other or other in piece for other in chosen):
                chosen.append(piece.strip())
        return tuple(chosen)

    def to_bytes(self) -> bytes:
        out, kept = io.BytesIO(), msgspec.structs.asdict(self.kept)
        np.savez_compressed(out, **{**kept, "weights": self._weights.astype(np.float16)})
        return out.getvalue()

    @classmethod
    def from_bytes(cls, stored: bytes) -> Learned:
        """Raises ValueError when it is not what `to_bytes` made."""
        with np.load(io.BytesIO(stored), allow_pickle=False) as kept:
            return cls(
                Kept(
                    tuple(map(str, kept["categories"])),
                    kept["weights"].astype(np.float32),
                    kept["shift"],
                    kept["rarity"],
                    float(kept["softness"]),
                )
            )


def learn(examples: Sequence[Example]) -> tuple[Learned, Figures]:
    """Learn from all of them, with the figures of an honest split by time. Raises TooLittleError."""
    counts = Counter(each.category for each in examples)
    usable = sorted((each for each in examples if counts[each.category] >= LEAST), key=lambda each: each.at)
    left_out = sum(many < LEAST for many in counts.values())
    taught, tuned = int(len(usable) * TAUGHT), int(len(usable) * TUNED)
    if len({each.category for each in usable[:taught]}) < 2:
        raise TooLittleError
    tried = _fit(usable[:taught], 1.0)
    softness = _softness(tried, usable[taught:tuned])
    tried = Learned(msgspec.structs.replace(tried.kept, softness=softness))
    known = {folded(each.text) for each in usable[:tuned]}
    unseen = [each for each in usable[tuned:] if folded(each.text) not in known]
    figures = _figures(tried, unseen, len(usable), len(counts) - left_out, left_out)
    return _fit(usable, softness), figures


def _fit(examples: Sequence[Example], softness: float) -> Learned:
    found, rare = _counted([each.text for each in examples]), TfidfTransformer(sublinear_tf=True)
    line = SGDClassifier(loss="log_loss", alpha=1e-6, max_iter=PASSES, tol=None, n_jobs=-1, random_state=0)
    line.fit(rare.fit_transform(found), [each.category for each in examples])
    weights, shift = line.coef_, line.intercept_
    if len(line.classes_) == 2:  # one line parts two
        weights, shift = np.vstack([-weights, weights]), np.concatenate([-shift, shift])
    return Learned(Kept(tuple(map(str, line.classes_)), weights.astype(np.float32), shift, rare.idf_, softness))


def _softness(learned: Learned, examples: Sequence[Example]) -> float:
    """By what scores are divided before they become shares, so that a share is as often right as it says."""
    place = {code: at for at, code in enumerate(learned.categories)}
    known = [each for each in examples if each.category in place]
    if not known:
        return 1.0
    scores = learned.scores([each.text for each in known])
    right = scores[np.arange(len(known)), [place[each.category] for each in known]]

    def wrongness(log_softness: float) -> float:
        soft = float(np.exp(log_softness))
        return float(np.mean(logsumexp(scores / soft, axis=1) - right / soft))

    return float(np.exp(minimize_scalar(wrongness, bounds=(-3, 5), method="bounded").x))


def _figures(learned: Learned, unseen: Sequence[Example], examples: int, categories: int, left_out: int) -> Figures:
    both = [(each.category, learned.guesses(each.text)) for each in unseen]
    firsts = [(guesses[0].category == right, guesses[0].confidence) for right, guesses in both if guesses]
    sure = [hit for hit, confidence in firsts if confidence >= SURE]
    third = sum(any(guess.category == right for guess in guesses) for right, guesses in both)
    return Figures(
        examples=examples,
        categories=categories,
        left_out=left_out,
        tested=len(both),
        first=_share(sum(hit for hit, _ in firsts), len(both)),
        top_three=_share(third, len(both)),
        sure=_share(sum(sure), len(sure)),
        sure_of=len(sure),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


_HASHED = HashingVectorizer(
    analyzer="char", ngram_range=(1, 3), n_features=FEATURES, alternate_sign=False, norm=None, preprocessor=folded
)
_pieces = _HASHED.build_analyzer()


def _place(piece: str) -> int:
    """Where the vectorizer counts a piece."""
    return abs(int(murmurhash3_32(piece, seed=0))) % FEATURES


def _counted(texts: Sequence[str]) -> Any:
    return _HASHED.transform(texts)
